#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/scheduling/plan_away.hpp"
#include "server/pages/scheduling/plan_views.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// "A chair is away" as it was typed.
struct TypedAway {
    std::string chair = {};
    std::string from = {};
    std::string until = {};
    bool mark_leave = false;
    std::vector<core::FieldError> errors = {};
};

/// "Also mark these days as leave"; under another name than that of the form where it stands beside
/// that. `when` says when they are marked: "At once".
View leave_tick(const char* name,
                const std::string& when,
                bool is_ticked,
                const std::vector<core::FieldError>& errors);

/// Whose days the actor may mark as leave.
enum class LeaveMarking { of_none, of_their_own, of_all };

/// The fields of the form.
std::vector<View> away_fields(const TypedAway& typed,
                              const std::vector<core::User>& people,
                              LeaveMarking marking);

/// "Gwen Sampleford, Mon 23 Nov to Wed 25 Nov"
std::string who_and_when(const core::AwayToPlan& away);

/// What becomes of each meeting, by the days left to its limit; which cannot be helped and why.
/// `calendar` and `today` count those days. `leave` is a field of the form, if there is one.
void set_replacements(View& page,
                      const QueuePlan& plan,
                      const PlanTicks& ticks,
                      const core::WorkingCalendar& calendar,
                      core::Date today,
                      const std::optional<View>& leave);

}  // namespace quorate::server
