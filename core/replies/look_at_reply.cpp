#include "core/replies/look_at_reply.hpp"

#include <algorithm>
#include <map>

#include "core/audit/audited.hpp"
#include "core/meetings/family_arrival.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/seat_message.hpp"
#include "core/outbox/outbox.hpp"
#include "core/replies/reply_store.hpp"

namespace quorate::core {
namespace {

constexpr Action action = Action::rsvp_record_for_other;

struct Found {
    KnownMeeting known;
    MailedReply reply;
};

Result<Found> found_reply(UnitOfWork& work,
                          const MeetingTools& tools,
                          const Actor& actor,
                          const MeetingId& meeting,
                          const MailedReplyId& id)
{
    auto known = permitted_meeting(work, actor, action, meeting, tools.clock.now());
    if (!known) return known.error();
    auto reply = work.replies.find(actor.authority, id);
    if (!reply || reply->meeting != meeting) return Refusal::not_found;
    if (reply->state != ReplyState::waiting) return Refusal::wrong_state;
    return Found{.known = *std::move(known), .reply = *std::move(reply)};
}

bool is_answered_since(const Invitee& seat, const MailedReply& reply)
{
    if (seat.reply == Reply::wrong_person) return true;
    if (seat.reply != Reply::none && reply.outcome == ReplyOutcome::overtaken) return true;
    return seat.reply != Reply::none && seat.replied_at && *seat.replied_at > reply.received_at;
}

// Where it is in doubt who wrote, or what about, nobody is led to an answer.
ReplyForm suggestion(const SeenReply& seen)
{
    const MailedReply& reply = seen.reply;
    ReplyForm form;
    if (reply.outcome == ReplyOutcome::delegated && !seen.has_moved)
        form.reply = code(Reply::deputy);
    form.note = reply.note.reveal();
    return form;
}

// The seat's calendar keeps the time it has; the mail says so in words.
void tell_declined(UnitOfWork& work,
                   const MeetingTools& tools,
                   const Meeting& meeting,
                   const MailedReply& reply)
{
    const auto entry = work.invitees.find(meeting.authority, reply.seat);
    const Instant now = tools.clock.now();
    if (!entry || entry->invitee.removed_at || entry->invitee.email.empty()) return;
    if (meeting.status != MeetingStatus::scheduled || meeting.starts_at <= now) return;
    const MessageKind kind = MessageKind::time_declined;
    const int sequence = entry->invitee.sequence;
    work.outbox.enqueue(seat_message(work,
                                     tools,
                                     meeting,
                                     entry->invitee,
                                     kind,
                                     sequence,
                                     dedupe_key(kind, reply.id.text(), sequence),
                                     work.outbox.of_meeting(meeting.authority, meeting.id)));
}

}  // namespace

std::vector<SeenReply> mailed_replies(UnitOfWork& work,
                                      const MeetingTools& tools,
                                      const Actor& actor,
                                      const Meeting& meeting)
{
    if (!permitted_meeting(work, actor, action, meeting.id, tools.clock.now())) return {};
    auto replies = work.replies.of_meeting(meeting.authority, meeting.id);
    if (replies.empty()) return {};
    std::map<InviteeId, InviteeEntry> seats;
    for (InviteeEntry& seat : work.invitees.of_meeting(meeting.authority, meeting.id))
        seats.emplace(seat.invitee.id, std::move(seat));
    for (InviteeEntry& seat : work.invitees.removed_from(meeting.authority, meeting.id))
        seats.emplace(seat.invitee.id, std::move(seat));
    std::vector<SeenReply> seen;
    for (MailedReply& reply : replies) {
        const auto seat = seats.find(reply.seat);
        if (seat == seats.end()) continue;
        const bool is_ended = seat->second.invitee.removed_at.has_value();
        const bool is_to_read =
            reply.state == ReplyState::waiting || reply.outcome == ReplyOutcome::too_late;
        if (is_ended && !is_to_read) continue;
        const AttendedTime time = invited_time(work, meeting, seat->second.invitee);
        if (reply.proposed_from == time.starts_at && reply.state == ReplyState::waiting)
            reply.state = ReplyState::accepted;
        const Invitee& invitee = seat->second.invitee;
        const bool has_moved = !is_ended && has_moved_since(work, reply, meeting, invitee);
        seen.push_back({.reply = std::move(reply),
                        .name = seat->second.name,
                        .is_family = is_family(invitee.holder),
                        .has_moved = has_moved});
    }
    return seen;
}

Result<WaitingReply> waiting_reply(UnitOfWork& work,
                                   const MeetingTools& tools,
                                   const Actor& actor,
                                   const MeetingId& meeting,
                                   const MailedReplyId& id)
{
    auto found = found_reply(work, tools, actor, meeting, id);
    if (!found) return found.error();
    const auto entry = work.invitees.find(actor.authority, found->reply.seat);
    if (!entry) return Refusal::not_found;
    const Meeting& known = found->known.meeting;
    audit(work,
          actor,
          tools.clock.now(),
          {.action = action, .object = id.text(), .case_id = known.case_id, .detail = "looked=1"});
    const Invitee& seat = entry->invitee;
    SeenReply seen{.reply = found->reply,
                   .name = entry->name,
                   .is_family = is_family(seat.holder),
                   .has_moved = has_moved_since(work, found->reply, known, seat)};
    ReplyForm suggested = suggestion(seen);
    const bool can_count = !is_only_to_read(found->reply.reason) && !seat.removed_at &&
                           seat_view(work, tools, known, seat, Language::english).can_reply;
    return WaitingReply{.meeting = known,
                        .seat = seat,
                        .seen = std::move(seen),
                        .suggested = std::move(suggested),
                        .can_count = can_count,
                        .is_answered_since = can_count && is_answered_since(seat, found->reply)};
}

bool has_moved_since(UnitOfWork& work,
                     const MailedReply& reply,
                     const Meeting& meeting,
                     const Invitee& seat)
{
    if (!reply.answered_from || !reply.answered_until) return false;
    const AttendedTime time = invited_time(work, meeting, seat);
    return time.starts_at != *reply.answered_from || time.ends_at != *reply.answered_until;
}

Result<Done> accept_mailed_reply(UnitOfWork& work,
                                 const MeetingTools& tools,
                                 const Actor& actor,
                                 const MeetingId& meeting,
                                 const MailedReplyId& id,
                                 const ReplyForm& form)
{
    const auto found = found_reply(work, tools, actor, meeting, id);
    if (!found) return found.error();
    if (is_only_to_read(found->reply.reason)) return Refusal::wrong_state;
    const auto entry = work.invitees.find(actor.authority, found->reply.seat);
    if (entry && is_answered_since(entry->invitee, found->reply) && !form.replaces_newer)
        return invalid(
            "replaces_newer",
            "They have said something else since. Confirm that this is to count instead");
    auto recorded = record_reply_for_other(work, tools, actor, meeting, found->reply.seat, form);
    if (!recorded) return recorded.error();
    if (!work.replies.settle(
            actor.authority, id, ReplyState::accepted, actor.user, tools.clock.now()))
        return Refusal::wrong_state;
    return Done{};
}

Result<Done> discard_mailed_reply(UnitOfWork& work,
                                  const MeetingTools& tools,
                                  const Actor& actor,
                                  const MeetingId& meeting,
                                  const MailedReplyId& id)
{
    const auto found = found_reply(work, tools, actor, meeting, id);
    if (!found) return found.error();
    const Instant now = tools.clock.now();
    if (!work.replies.settle(actor.authority, id, ReplyState::discarded, actor.user, now))
        return Refusal::wrong_state;
    const Meeting& known = found->known.meeting;
    if (found->reply.outcome == ReplyOutcome::proposed)
        tell_declined(work, tools, known, found->reply);
    work.meetings.raise_replies_version(actor.authority, meeting);
    audit(work,
          actor,
          now,
          {.action = action,
           .object = id.text(),
           .case_id = known.case_id,
           .detail = "mail=discarded"});
    return Done{};
}

}  // namespace quorate::core
