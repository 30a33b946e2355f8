#include "core/meetings/hand_seat.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "core/audit/audited.hpp"
#include "core/delivery/delivery_store.hpp"
#include "core/directory/contacts.hpp"
#include "core/holds/hold_store.hpp"
#include "core/meetings/deputy.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/record_reply.hpp"
#include "core/meetings/seats.hpp"
#include "core/meetings/time_needs.hpp"
#include "core/replies/reply_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

Result<SeatHolder> added_to_directory(UnitOfWork& work,
                                      const MeetingTools& tools,
                                      const Actor& actor,
                                      const Contact& holder,
                                      const HandSeat& asked,
                                      Language language)
{
    const std::string job = trimmed(asked.job_title);
    const auto added =
        add_contact(work,
                    tools.clock,
                    tools.random,
                    actor,
                    {.agency = holder.agency,
                     .details = {.name = PersonName{trimmed(asked.name)},
                                 .job_title = job.empty() ? holder.job_title : job,
                                 .discipline = holder.discipline,
                                 .email = Email{email_address(trimmed(asked.email)).value()},
                                 .language = language}});
    if (!added) return added.error();
    return SeatHolder{.contact = added->id};
}

// A deputy who has to be there is at no other meeting then.
void check_deputy_free(UnitOfWork& work,
                       Instant now,
                       const Meeting& meeting,
                       const SeatRequest& asked,
                       Complaints& complaints)
{
    if (asked.requirement != Requirement::required) return;
    check_free(
        work,
        now,
        meeting.case_id,
        {.authority = meeting.authority,
         .starts_at = meeting.starts_at,
         .ends_at = meeting.ends_at,
         .required = {asked.holder},
         .windows = asked.window ? SeatWindows{{asked.holder, *asked.window}} : SeatWindows{},
         .meeting = meeting.id,
         .held_together = meeting.held_together},
        complaints);
}

// What their mail asked for is done, or does not matter any more. Words that nobody has read still
// wait.
void settle_mail_of(UnitOfWork& work, const Actor& actor, const Invitee& seat, Instant now)
{
    for (const MailedReply& each : work.replies.of_meeting(seat.authority, seat.meeting)) {
        if (each.seat != seat.id || each.state != ReplyState::waiting) continue;
        const bool is_done = each.answer == MailedAnswer::delegated;
        if (!is_done && !each.note.empty()) continue;
        static_cast<void>(
            work.replies.settle(seat.authority,
                                each.id,
                                is_done ? ReplyState::accepted : ReplyState::discarded,
                                actor.user,
                                now));
    }
}

// Whether the note is of whoever had the seat before this holder.
bool is_note_of_another(UnitOfWork& work, const Invitee& seat)
{
    if (seat.reply != Reply::none || !seat.replied_at || *seat.replied_at > seat.created_at)
        return false;
    const MeetingDelivery delivery = work.deliveries.of_meeting(seat.authority, seat.meeting);
    return std::ranges::any_of(delivery.seats,
                               [&](const SeatDelivery& each) { return each.handed_to == seat.id; });
}

std::string shortened(std::string text, std::size_t most)
{
    if (length(text) <= most) return text;
    std::size_t bytes = 0;
    for (std::size_t letters = 0; letters < most; ++letters)
        do
            ++bytes;
        while ((static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80);
    text.resize(bytes);
    return text;
}

// What somebody wrote for whoever organises the meeting is not lost with their seat.
void carry_note(UnitOfWork& work, const InviteeEntry& from, Invitee to)
{
    const Invitee& old = from.invitee;
    if (old.reply_note.empty() || !old.replied_at) return;
    const std::string whose =
        is_note_of_another(work, old) ? std::string{} : from.name.reveal() + " wrote: ";
    to.reply_note = FreeText{shortened(whose + old.reply_note.reveal(), longest_note)};
    to.replied_at = old.replied_at;
    if (!work.invitees.save(to)) throw std::logic_error{"a new seat was changed meanwhile"};
    work.replies.carry_note_dealt_with(
        {.authority = old.authority, .seat = old.id}, *old.replied_at, to.id);
}

Error at_email(Error error)
{
    for (FieldError& each : error.fields)
        if (each.field == "invitees" || each.field == "agency") each.field = "email";
    return error;
}

}  // namespace

Result<SeatToHand> seat_to_hand(UnitOfWork& work,
                                const MeetingTools& tools,
                                const Actor& actor,
                                const MeetingId& id,
                                const InviteeId& seat_id)
{
    const Instant now = tools.clock.now();
    for (const Action action : {Action::participant_remove, Action::participant_add})
        if (const auto known = permitted_meeting(work, actor, action, id, now); !known)
            return known.error();
    const Meeting meeting = work.meetings.find(actor.authority, id).value();
    auto entry = work.invitees.find(actor.authority, seat_id);
    if (!entry || entry->invitee.meeting != id || entry->invitee.removed_at)
        return Refusal::not_found;
    const Invitee& seat = entry->invitee;
    const bool takes_minutes = meeting.minute_taker && seat.holder.user == meeting.minute_taker;
    if (!is_to_come(meeting, now) || takes_minutes ||
        !may_answer(answering(seat.holder, meeting.chair), meeting.mode, Reply::deputy))
        return Refusal::wrong_state;

    const auto holder = contact_of(work, seat);
    SeatToHand found{.meeting = meeting, .seat = *std::move(entry)};
    found.is_own_staff = found.seat.agency.empty();
    if (!found.is_own_staff && !holder) return Refusal::wrong_state;
    suggest_deputy(work, tools, actor, holder, found);
    return found;
}

Result<InviteeId> hand_seat(UnitOfWork& work,
                            const MeetingTools& tools,
                            const Actor& actor,
                            const HandSeat& asked)
{
    const auto found = seat_to_hand(work, tools, actor, asked.meeting, asked.seat);
    if (!found) return found.error();
    const Invitee& old = found->seat.invitee;
    if (old.version != asked.version) return Refusal::stale_version;
    Complaints complaints;
    const auto deputy = named_deputy(work, *found, asked, complaints);
    if (!deputy || !complaints.empty()) return complaints.error();

    SeatRequest request{
        .holder = deputy->holder, .requirement = old.requirement, .window = old.window};
    if (deputy->known_as.empty()) {
        const auto added = added_to_directory(
            work, tools, actor, contact_of(work, old).value(), asked, old.language);
        if (!added) return at_email(added.error());
        request.holder = *added;
        request.language = old.language;
    }
    const Instant now = tools.clock.now();
    const Meeting& meeting = found->meeting;
    const auto seats = make_seats(work, tools, meeting, {request}, complaints);
    if (complaints.empty()) check_deputy_free(work, now, meeting, request, complaints);
    if (!complaints.empty()) return at_email(complaints.error());
    const Invitee& given = seats.front();

    const MeetingPlan before = plan_of(work, meeting);
    work.holds.drop_expired(now);
    work.invitees.remove(actor.authority, old.id, now);
    work.invitees.add(given);
    carry_note(work, found->seat, given);
    static_cast<void>(work.deliveries.note_handed(
        actor.authority, meeting.id, old.id, given.id, actor.user, now));
    settle_mail_of(work, actor, old, now);
    work.meetings.raise_replies_version(actor.authority, meeting.id);
    tell_of_change(work, tools, before, meeting);
    audit(work,
          actor,
          now,
          {.action = Action::participant_remove,
           .object = old.id.text(),
           .case_id = meeting.case_id,
           .detail = "meeting=" + meeting.id.text() + " because=deputy"});
    audit(work,
          actor,
          now,
          {.action = Action::participant_add,
           .object = given.id.text(),
           .case_id = meeting.case_id,
           .detail = "meeting=" + meeting.id.text() + " deputy_of=" + old.id.text()});
    return given.id;
}

}  // namespace quorate::core
