#pragma once

#include <optional>
#include <string>

#include "core/cases/case_tools.hpp"
#include "core/cases/held_meeting.hpp"
#include "core/minutes/minutes_file.hpp"

namespace quorate::core {

struct CloseMeeting {
    MeetingId meeting;
    int version = 0;                  // of the meeting
    std::string proceed_reason = {};  // why it went on without quorum
};

/// Ends a meeting that was opened: it is held. It needs quorum, or the chair's reason for going on
/// without; a conference or strategy discussion needs a decision for each child. What was decided
/// becomes events of the case, so that the next clocks start, and the limit the meeting was booked
/// for is met. A meeting that was adjourned for every child was held, but meets nothing.
Result<Meeting> close_meeting(UnitOfWork& work,
                              const CaseTools& tools,
                              const Actor& actor,
                              const CloseMeeting& command);

/// What the decisions of a meeting mean for the case's clocks; nothing when it was adjourned for
/// every child.
std::optional<HeldMeeting> held_meeting_of(const MinutesFile& file);

}  // namespace quorate::core
