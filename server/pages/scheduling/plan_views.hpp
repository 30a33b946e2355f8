#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/support/result.hpp"
#include "server/planning/queue_plan.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// Which proposals are ticked, and what was wrong with them.
struct PlanTicks {
    std::set<std::size_t> ticked = {};
    std::string video_link = {};
    std::vector<core::FieldError> errors = {};
};

/// The field of a proposal: "accept-3".
std::string accept_field(std::size_t meeting);

/// Whether the plan has a time for the meeting by its last day.
bool is_in_time(const PlannedQueue& planned, std::size_t meeting);

/// Whether somebody joins by video.
bool needs_link(const PlannedQueue& planned, std::size_t meeting);

/// Those in time that are not booked yet and can be without a link.
std::set<std::size_t> usual_ticks(const PlannedQueue& planned, const std::set<std::size_t>& booked);

/// What somebody accepts, or nothing when the plan has no time for it.
std::optional<core::AcceptedPlace> accepted_place(const PlannedQueue& planned,
                                                  std::size_t meeting,
                                                  const std::string& video_link);

/// How far a plan is.
void set_progress(View& page, const QueuePlan& plan);

/// What a plan proposes, by time; what is late and why; what was left out.
void set_proposal(View& page, const QueuePlan& plan, const PlanTicks& ticks);

}  // namespace quorate::server
