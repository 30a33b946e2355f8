#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/polls/poll.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// A time that people are to be asked about.
struct PollSlot {
    Instant starts_at;
    UserId chair = {};
    std::optional<RoomId> room = {};
};

/// A poll as a person asks for it. All else is what the meeting needs; see meeting_needs().
struct StartPoll {
    CaseId case_id;
    std::string type = {};
    std::vector<ChildId> children = {};  // none named: those of the needs
    std::vector<PollSlot> slots = {};
    std::vector<SeatHolder> ask = {};      // of those whom the meeting needs
    std::optional<Instant> deadline = {};  // nothing: usual_poll_deadline()
    std::string video_link = {};           // wanted unless all meet in person
    Confirmed confirmed = {};
};

/// When people who are asked now should have answered: at five on the next working day, and two
/// hours before the first of the times, whichever comes first.
Instant usual_poll_deadline(const WorkingCalendar& calendar, Instant now, Instant first_slot);

/// Until when the times are kept: a working day after the deadline, for whoever has to choose then.
Instant poll_held_until(const WorkingCalendar& calendar, Instant deadline);

/// Keeps up to five times free and asks people which of them suits, each by a link of their own.
/// What the actor held of these times for the same meeting is given back for it. Refuses no time or
/// more than five ("slots"), times that overlap or that schedule_meeting() would refuse, each in
/// its words, times after the last day, nobody to ask ("ask"), and a deadline that is past or comes
/// too late ("deadline"). For those who may book a meeting of the case.
Result<Poll> start_poll(UnitOfWork& work,
                        const MeetingTools& tools,
                        const Actor& actor,
                        const StartPoll& asked);

/// The mail to everybody asked, or to those who have not answered.
void send_poll(UnitOfWork& work, const MeetingTools& tools, const Poll& poll, bool only_unanswered);

/// What is wrong with `deadline`, at the field of that name.
std::optional<FieldError> poll_deadline_fault(const Poll& poll, Instant now);

/// Asks one of them anew, at the address that their seat has by now.
void send_poll_to(UnitOfWork& work,
                  const MeetingTools& tools,
                  const Poll& poll,
                  const PollSeat& seat);

}  // namespace quorate::core
