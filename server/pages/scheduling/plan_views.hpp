#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/support/result.hpp"
#include "server/http/request.hpp"
#include "server/planning/planned_places.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// Which proposals are ticked, and what was wrong with them.
struct PlanTicks {
    std::set<std::size_t> ticked = {};
    std::string video_link = {};
    std::string reason = "The chair is away";  // of meetings that are changed
    bool mark_leave = false;                   // of the chair who is away
    std::vector<core::FieldError> errors = {};
};

/// What a form of proposals was sent with.
PlanTicks ticks_in(const Fields& form);

/// Without those that are refused; what was in the way of each stands at it.
PlanTicks without_refused(PlanTicks ticks, const core::Error& error);

/// Those in time that are not booked yet and can be without a link.
std::set<std::size_t> usual_ticks(const QueuePlan& plan);

/// "10:00 to 12:00"
std::string times_text(const core::PlanMeeting& meeting, const core::Placement& place);

/// What would help, as sentences: {{#remedies}}{{words}}{{/remedies}}.
View remedies_view(const core::PlanProblem& problem, const core::Unplaced& unplaced);
View service_view(const PlannedQueue& planned);

/// How far a plan is; pages that show it look again after so many seconds.
inline constexpr const char* seconds_between_looks = "2";
void set_progress(View& page, const QueuePlan& plan);

/// What is to be said of how a plan went: that it was stopped, or could not be made.
std::vector<View> stage_notices(const QueuePlan& plan);

/// That a plan is not there any more, or that something ticked is in the way; `done` is what then
/// happened to no meeting: "booked", "changed".
View plan_is_gone(std::string_view done);
View plan_is_refused(std::string_view done);

/// What a plan proposes, by time; what is late and why; what was left out.
void set_proposal(View& page, const QueuePlan& plan, const PlanTicks& ticks);

}  // namespace quorate::server
