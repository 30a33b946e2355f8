#include "core/pack/chase_reports.hpp"

#include "core/audit/audited.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/delivery/delivery_store.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/seat_message.hpp"
#include "core/outbox/outbox.hpp"
#include "core/pack/agency_report_store.hpp"
#include "core/pack/report_board.hpp"

namespace quorate::core {
namespace {

// Named by the day: whoever presses twice has asked once.
std::string key_of(const InviteeId& seat, Date today, int sequence)
{
    return dedupe_key(
        MessageKind::reminder, reminded(seat.text(), ReminderOf::report, iso(today)), sequence);
}

bool remind(UnitOfWork& work,
            const MeetingTools& tools,
            const Actor& actor,
            const Meeting& meeting,
            const Invitee& seat,
            const std::vector<OutboxMessage>& earlier)
{
    if (work.deliveries.is_recalled(meeting.authority, seat.id)) return false;
    const Instant now = tools.clock.now();
    const OutboxMessage message = seat_message(work,
                                               tools,
                                               meeting,
                                               seat,
                                               MessageKind::reminder,
                                               seat.sequence,
                                               key_of(seat.id, london_date(now), seat.sequence),
                                               earlier);
    if (!work.outbox.enqueue(message)) return false;
    work.agency_reports.note_chase(meeting.authority,
                                   {.message = message.id,
                                    .meeting = meeting.id,
                                    .seat = seat.id,
                                    .asked_by = actor.user,
                                    .asked_at = now});
    return true;
}

}  // namespace

Result<int> remind_of_reports(UnitOfWork& work,
                              const MeetingTools& tools,
                              const Actor& actor,
                              const MeetingId& meeting,
                              const std::optional<InviteeId>& seat)
{
    const Instant now = tools.clock.now();
    const auto file = meeting_file(work, actor, Action::invite_send, meeting, now);
    if (!file) return file.error();
    if (!is_to_come(file->meeting, now)) return Refusal::wrong_state;
    const ReportBoard board = report_board(work, tools, *file);
    const auto earlier = work.outbox.of_meeting(file->meeting.authority, meeting);
    int reminded = 0;
    bool is_known = !seat;
    for (const ReportRow& row : board.rows) {
        if (seat && row.seat.invitee.id != *seat) continue;
        is_known = true;
        if (!row.can_be_reminded) continue;
        if (remind(work, tools, actor, file->meeting, row.seat.invitee, earlier)) ++reminded;
    }
    if (!is_known) return Refusal::not_found;
    if (seat && reminded == 0) return Refusal::wrong_state;
    audit(work,
          actor,
          now,
          {.action = Action::invite_send,
           .object = seat ? seat->text() : meeting.text(),
           .case_id = file->family.id,
           .detail = "reports=" + std::to_string(reminded)});
    return reminded;
}

bool report_chase_still_to_be_sent(UnitOfWork& work, const OutboxMessage& message)
{
    if (!message.invitee) return false;
    const auto meeting = work.meetings.find(message.authority, message.meeting);
    const auto seat = work.invitees.find(message.authority, *message.invitee);
    if (!meeting || !seat || seat->invitee.removed_at) return false;
    if (meeting->status != MeetingStatus::scheduled || meeting->opened_at) return false;
    return is_asked_for_report(*meeting, *seat) &&
           newest_sent(work.agency_reports.of_seat(message.authority, *message.invitee)) == nullptr;
}

}  // namespace quorate::core
