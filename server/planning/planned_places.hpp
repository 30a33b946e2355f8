#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/support/result.hpp"
#include "server/app/app.hpp"
#include "server/planning/queue_plan.hpp"

namespace quorate::server {

// What of a plan can be had, and having it.

/// The field of a proposal: "accept-3".
std::string accept_field(std::size_t meeting);

/// The day of a placement, as a place in the days of the grid.
std::size_t day_of(const core::PlanProblem& problem, const core::Placement& place);

/// Whether the plan has a time for the meeting by its last day.
bool is_in_time(const PlannedQueue& planned, std::size_t meeting);

/// The same of whatever number a form sends.
bool is_offered(const PlannedQueue& planned, std::size_t meeting);

/// Whether somebody joins by video, and no link is known yet.
bool needs_link(const PlannedQueue& planned, std::size_t meeting);

/// Whether the meeting stays at its time, and in its room if it has one.
bool keeps_time(const PlannedQueue& planned, std::size_t meeting);
bool keeps_room(const PlannedQueue& planned, std::size_t meeting);

/// What speaks for a placement, in words: "Same time and room, with another chair, who has chaired
/// for the family". Without a full stop.
std::string why_placed(const QueuePlan& plan, std::size_t meeting);

/// Whether that chair chaired for the family before.
bool knows_family(const PlannedQueue& planned, std::size_t meeting);

/// What the day of the placement does to the meetings that were booked with it; nothing when it
/// keeps its day, or was booked alone.
std::optional<core::ChainMove> chain_moved(const PlannedQueue& planned, std::size_t meeting);

/// Of a new time that is_short_notice().
inline constexpr const char* short_notice =
    "Less than two working days of notice: the last day leaves no more";

/// Whether a new time leaves fewer days than a plan does where it can.
bool is_short_notice(const PlannedQueue& planned, std::size_t meeting);

/// Where a last day comes from when it is no limit's: "Adjourned for want of quorum: held again by
/// Wed 9 Dec". Empty for others.
std::string again_words(const core::PlannedMeeting& meeting);

/// What is to be said of a time after the last day: ", if a manager allows it".
std::string late_words(const PlannedQueue& planned, const core::Unplaced& unplaced);

/// Why a meeting has no time by its last day: without a full stop.
std::string why_unplaced(const PlannedQueue& planned, const core::Unplaced& unplaced);

/// Those that can be accepted: with a time by their last day that breaks no chain, and not booked
/// yet.
std::set<std::size_t> places_left(const QueuePlan& plan);

/// What goes with those that are accepted.
struct AcceptWords {
    std::string video_link = {};  // of meetings of the queue that somebody joins by video
    std::string reason = {};      // why meetings are changed
};

/// How a plan is started, for pages and API alike. Refuses as the use cases do.
core::Result<std::shared_ptr<QueuePlan>> plan_the_queue(App& app, const core::Actor& actor);
core::Result<std::shared_ptr<QueuePlan>> plan_chair_away(App& app,
                                                         const core::Actor& actor,
                                                         const core::ChairAway& asked);

/// Books or changes all of these, or none. Those without a time by their last day are passed over.
/// The plan is not told: see QueuePlan::note_booked().
core::Result<std::vector<core::MeetingId>> accept_places(core::UnitOfWork& work,
                                                         App& app,
                                                         const core::Actor& actor,
                                                         const PlannedQueue& planned,
                                                         const std::set<std::size_t>& meetings,
                                                         const AcceptWords& words);

}  // namespace quorate::server
