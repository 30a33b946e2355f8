#pragma once

#include <optional>
#include <string>

#include "core/cases/case_tools.hpp"
#include "core/cases/held_meeting.hpp"
#include "core/minutes/minutes_file.hpp"

namespace quorate::core {

struct CloseMeeting {
    MeetingId meeting = {};
    int version = 0;                  // of the meeting
    std::string proceed_reason = {};  // why it went on without quorum
    bool adjourns = false;            // for want of quorum, instead of going on
    std::string interim_plan = {};    // what keeps the child safe until it is held again
    UserId allowed_by = {};           // the manager who allowed a second one in a row
    std::string allowed_reason = {};
    bool is_sure_early = false;  // adjourned before it was to begin, on purpose
};

/// Nobody opened it, and its time has not come.
bool has_not_begun(const Meeting& meeting, Instant now);

/// Ends a meeting that was opened: it is held. It needs quorum, or the chair's reason for going on
/// without; a conference or strategy discussion needs a decision for each child. What was decided
/// becomes events of the case, so that the next clocks start, and the limit the meeting was booked
/// for is met. A meeting that was adjourned for every child was held, but meets nothing. One that
/// is adjourned for want of quorum need not have been opened: nothing may have been decided, each
/// child is adjourned, and the last day on which it is held again is kept. Before it begins
/// (has_not_begun()) whoever adjourns it is asked first: needs_confirmation, at `confirm_early`.
/// See check_quorum().
Result<Meeting> close_meeting(UnitOfWork& work,
                              const CaseTools& tools,
                              const Actor& actor,
                              const CloseMeeting& command);

/// What the decisions of a meeting mean for the case's clocks; nothing when it was adjourned for
/// every child.
std::optional<HeldMeeting> held_meeting_of(const MinutesFile& file);

}  // namespace quorate::core
