#include "core/meetings/schedule_meeting.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/due_dates/booked_conference.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/holds/hold_slot.hpp"
#include "core/holds/hold_store.hpp"
#include "core/meetings/booking.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/who_meets.hpp"

namespace quorate::core {
namespace {

// References are short enough to say aloud, so one may be drawn twice.
std::string new_reference(UnitOfWork& work, RandomSource& random)
{
    for (;;) {
        std::string reference = random.reference();
        if (!work.meetings.has_reference(reference)) return reference;
    }
}

}  // namespace

Result<MeetingId> schedule_meeting(UnitOfWork& work,
                                   const MeetingTools& tools,
                                   const Actor& actor,
                                   const MeetingDraft& draft)
{
    auto booking = prepare_booking(work, tools, actor, draft);
    if (!booking) return booking.error();
    work.holds.drop_expired(tools.clock.now());
    if (booking->hold) give_back(work, *booking->hold);
    Meeting meeting = booking->meeting;
    meeting.reference = new_reference(work, tools.random);
    meeting.feed_uid = tools.random.uid();
    work.meetings.add(meeting);
    if (booking->hold) work.meetings.set_hold(meeting.authority, meeting.id, booking->hold->id);
    if (booking->due) book_limits(work, meeting);
    note_booked_conference(work, case_tools(tools), actor, meeting);
    // In one order everywhere, so that two who want the same people seldom wait for each other.
    std::vector<Invitee> seats = booking->seats;
    std::ranges::sort(seats, {}, [](const Invitee& seat) { return seat_key(seat.holder); });
    for (const Invitee& seat : seats)
        work.invitees.add(seat);
    tell_of_change(work, tools, std::nullopt, meeting);
    audit(work,
          actor,
          meeting.created_at,
          {.action = Action::meeting_create,
           .object = meeting.id.text(),
           .case_id = meeting.case_id,
           .detail =
               "type=" + std::string{code(meeting.type)} +
               " seats=" + std::to_string(booking->seats.size()) +
               (meeting.late_authoriser ? " late_authorised_by=" + meeting.late_authoriser->text()
                                        : std::string{}) +
               (meeting.held_together ? " held_together=1" : "") +
               lets_meet_detail(booking->would_meet)});
    return meeting.id;
}

Result<Done> check_meeting(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Actor& actor,
                           const MeetingDraft& draft)
{
    const auto booking = prepare_booking(work, tools, actor, draft);
    if (!booking) return booking.error();
    return Done{};
}

}  // namespace quorate::core
