#pragma once

#include "core/meetings/meeting.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Gives everyone who is to be written to elsewhere than they were invited a new seat there: the
/// old link stops, the old mailbox is told that its meeting is off, and the new one is invited. The
/// answer and its note stay, unless it was that they are the wrong person. Of a cancelled meeting
/// nothing moves: its cancellation goes where it was put into a calendar.
void follow_addresses(UnitOfWork& work, const MeetingTools& tools, const Meeting& meeting);

}  // namespace quorate::core
