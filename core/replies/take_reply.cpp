#include "core/replies/take_reply.hpp"

#include <algorithm>
#include <utility>

#include "core/audit/audited.hpp"
#include "core/meetings/change_seen_store.hpp"
#include "core/meetings/family_arrival.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/record_reply.hpp"
#include "core/meetings/seat_message.hpp"
#include "core/meetings/seats.hpp"
#include "core/outbox/outbox.hpp"
#include "core/people/contact_store.hpp"
#include "core/polls/poll_notes.hpp"
#include "core/replies/decide_reply.hpp"
#include "core/replies/reply_store.hpp"
#include "core/replies/unmatched_mail.hpp"

namespace quorate::core {
namespace {

constexpr const char* network = "mail";

struct KnownSeat {
    ReplyAddress address;
    Invitee seat;
    Meeting meeting;
    std::string link;
    std::vector<OutboxMessage> messages = {};  // of this seat, the newest first
};

std::optional<ReplyAddress> address_of(UnitOfWork& work,
                                       const MeetingTools& tools,
                                       const IncomingReply& mail)
{
    for (const std::string& token : mail.tokens)
        if (auto found = work.replies.find_address(reply_token_hash(tools.links, token)))
            return found;
    return std::nullopt;
}

// Who answers to the address that a mail of ours is from, and not to the one for replies, is known
// by the mail that they answer.
IncomingReply with_address(UnitOfWork& work, const MeetingTools& tools, const IncomingReply& mail)
{
    IncomingReply addressed = mail;
    if (!mail.tokens.empty()) return addressed;
    std::vector<std::string> answered = mail.references;
    if (!mail.original_id.empty()) answered.push_back(mail.original_id);
    for (const std::string& id : answered) {
        const auto message = work.outbox.find_by_message_id(id);
        if (!message) continue;
        const std::string recipient = message->invitee     ? message->invitee->text()
                                      : message->poll_seat ? message->poll_seat->text()
                                                           : std::string{};
        if (recipient.empty()) continue;
        for (std::string& token : reply_tokens(tools.links, recipient))
            addressed.tokens.push_back(std::move(token));
    }
    return addressed;
}

std::optional<KnownSeat> known_seat(UnitOfWork& work,
                                    const MeetingTools& tools,
                                    const ReplyAddress& address)
{
    auto entry = work.invitees.find(address.authority, address.seat);
    if (!entry) return std::nullopt;
    auto meeting = work.meetings.find(address.authority, entry->invitee.meeting);
    if (!meeting) return std::nullopt;
    KnownSeat known{.address = address,
                    .seat = std::move(entry->invitee),
                    .meeting = *std::move(meeting),
                    .link = {}};
    known.link = seat_link_token(tools.links, known.seat);
    for (OutboxMessage& message : work.outbox.of_meeting(address.authority, known.meeting.id))
        if (message.invitee == known.seat.id) known.messages.push_back(std::move(message));
    return known;
}

WaitReason why_late(const KnownSeat& known)
{
    if (known.seat.removed_at) return WaitReason::after_taken_back;
    if (known.meeting.status == MeetingStatus::cancelled) return WaitReason::after_cancelled;
    return WaitReason::after_begun;
}

// Where the directory says that they are written to, of people of agencies.
Email directory_address(UnitOfWork& work, const Invitee& seat)
{
    if (!seat.holder.contact) return {};
    const auto known = work.contacts.find(seat.authority, *seat.holder.contact);
    return known && known->contact.active ? known->contact.email : Email{};
}

ReplyingSeat replying(UnitOfWork& work, const MeetingTools& tools, const KnownSeat& known)
{
    const AttendedTime time = invited_time(work, known.meeting, known.seat);
    // The page behind the link says whether an answer would be taken.
    const auto seen = view_seat(work, tools, known.link);
    // A reply that has lapsed overtakes nothing.
    const auto replied_at = known.seat.reply == Reply::none ? std::nullopt : known.seat.replied_at;
    ReplyingSeat seat{.email = known.seat.email,
                      .uid = known.seat.calendar_uid,
                      .is_family = is_family(known.seat.holder),
                      .mode = known.meeting.mode,
                      .takes_replies = seen && seen->can_reply,
                      .late = why_late(known),
                      .starts_at = time.starts_at,
                      .ends_at = time.ends_at,
                      .reply = known.seat.reply,
                      .replied_at = replied_at,
                      .mail = work.replies.state_of(known.address),
                      .own = directory_address(work, known.seat)};
    for (const OutboxMessage& message : known.messages)
        if (message.kind == MessageKind::request)
            seat.told.push_back({.sequence = message.sequence,
                                 .at = message.created_at,
                                 .starts_at = message.starts_at.value_or(time.starts_at),
                                 .ends_at = message.ends_at.value_or(time.ends_at)});
    std::ranges::sort(
        seat.told, {}, [](const ToldVersion& each) { return std::pair{each.sequence, each.at}; });
    return seat;
}

bool waits(const ReplyDecision& decision)
{
    return decision.outcome == ReplyOutcome::waits || decision.outcome == ReplyOutcome::proposed ||
           decision.outcome == ReplyOutcome::delegated || is_too_late(decision.reason) ||
           decision.reason == WaitReason::not_counted;
}

bool are_many_waiting(UnitOfWork& work, const KnownSeat& known)
{
    const auto all = work.replies.of_meeting(known.address.authority, known.meeting.id);
    return std::ranges::count_if(all, [&](const MailedReply& each) {
               return each.seat == known.seat.id && each.state == ReplyState::waiting;
           }) >= most_waiting;
}

MailedReply kept(const MeetingTools& tools,
                 const KnownSeat& known,
                 const ReplyingSeat& seat,
                 const IncomingReply& mail,
                 const ReplyDecision& decision)
{
    MailedReply reply{.id = MailedReplyId{tools.random.id()},
                      .authority = known.address.authority,
                      .meeting = known.meeting.id,
                      .seat = known.seat.id,
                      .key = mail.key,
                      .received_at = tools.clock.now(),
                      .outcome = decision.outcome,
                      .reason = decision.reason,
                      .answer = mail.answer,
                      .sender = mail.sender};
    if (decision.outcome == ReplyOutcome::applied)
        if (const auto told = told_of(seat, decision.sequence)) {
            reply.answered_from = told->starts_at;
            reply.answered_until = told->ends_at;
        }
    if (!waits(decision)) return reply;
    // What nobody has to look at is not kept.
    reply.state = ReplyState::waiting;
    reply.from = mail.from;
    reply.note = mail.note;
    if (is_too_late(decision.reason)) return reply;
    if (const auto told = told_of(seat, decision.sequence)) {
        reply.answered_from = told->starts_at;
        reply.answered_until = told->ends_at;
    }
    if (decision.outcome == ReplyOutcome::delegated) reply.delegated_to = mail.delegated_to;
    if (decision.outcome == ReplyOutcome::proposed) {
        reply.proposed_from = mail.proposed_from;
        reply.proposed_until = mail.proposed_until;
    }
    return reply;
}

Result<Done> apply(UnitOfWork& work,
                   const MeetingTools& tools,
                   const KnownSeat& known,
                   const IncomingReply& mail,
                   const ReplyDecision& decision)
{
    ReplyForm form{.reply = std::string{code(decision.reply)}};
    if (!mail.note.empty()) form.note = mail.note.reveal();
    form.to_sequence = decision.sequence;
    if (auto done = record_reply(work, tools, known.link, network, form); !done)
        return done.error();
    SeatMailState state = work.replies.state_of(known.address);
    state.sequence = decision.sequence;
    state.stamp = decision.stamp;
    state.applied_at = tools.clock.now();
    work.replies.save_state(known.address, state);
    return Done{};
}

// The invitation once more, as a new version of the same sequence: programs take a later DTSTAMP.
void send_again(UnitOfWork& work, const MeetingTools& tools, const KnownSeat& known)
{
    const MessageKind kind = MessageKind::request;
    const int sequence = known.seat.sequence;
    const std::string key = dedupe_key(kind, known.seat.id.text(), sequence) + ":asked:";
    work.outbox.enqueue(seat_message(work,
                                     tools,
                                     known.meeting,
                                     known.seat,
                                     kind,
                                     sequence,
                                     key + tools.random.id(),
                                     known.messages));
    SeatMailState state = work.replies.state_of(known.address);
    state.refreshed_at = tools.clock.now();
    work.replies.save_state(known.address, state);
}

// Which of ours came back: the one it names, else the last that left.
const OutboxMessage* came_back(const KnownSeat& known, const std::string& original_id)
{
    const OutboxMessage* last = nullptr;
    for (const OutboxMessage& each : known.messages) {
        if (!original_id.empty() && each.message_id == original_id) return &each;
        if (last == nullptr && may_have_left(each)) last = &each;
    }
    return last;
}

void note_return(UnitOfWork& work,
                 const MeetingTools& tools,
                 const KnownSeat& known,
                 const IncomingReply& mail)
{
    const OutboxMessage* const message = came_back(known, mail.original_id);
    if (message == nullptr) return;
    const std::string code = mail.status.empty() ? "returned" : mail.status;
    work.outbox.mark_bounced(known.address.authority, message->id, code, tools.clock.now());
}

}  // namespace

Result<TakenReply> take_reply(UnitOfWork& work,
                              const MeetingTools& tools,
                              const IncomingReply& came)
{
    TakenReply taken;
    const IncomingReply mail = with_address(work, tools, came);
    const auto address = address_of(work, tools, mail);
    if (!address) {
        taken = take_poll_mail(work, tools, mail);
        if (taken.outcome == ReplyOutcome::unknown_address) keep_unmatched_mail(work, tools, mail);
        return taken;
    }
    const auto known = known_seat(work, tools, *address);
    if (!known) return taken;
    taken.meeting = known->meeting.id;
    taken.seat = known->seat.id;
    const Actor actor = link_actor(known->seat, network);
    if (auto allowed = permit_role(actor, Action::rsvp_respond_own); !allowed)
        return allowed.error();

    const ReplyingSeat seat = replying(work, tools, *known);
    const ReplyDecision decision = decide_reply(mail, seat, tools.clock.now());
    taken.outcome = decision.outcome;
    taken.reason = decision.reason;
    if (taken.outcome == ReplyOutcome::too_late && !waits(decision)) return taken;
    if (waits(decision) && are_many_waiting(work, *known)) {
        taken.outcome = ReplyOutcome::too_many;
        return taken;
    }
    if (!work.replies.add(kept(tools, *known, seat, mail, decision))) {
        taken.outcome = ReplyOutcome::already_known;
        taken.reason = WaitReason::none;
        return taken;
    }
    switch (taken.outcome) {
        case ReplyOutcome::applied:
            // Records and audits it as what the link's page does.
            if (auto done = apply(work, tools, *known, mail, decision); !done) return done.error();
            return taken;
        case ReplyOutcome::sent_again:
            send_again(work, tools, *known);
            break;
        case ReplyOutcome::proposed:
        case ReplyOutcome::delegated:
            // Whoever proposes something else has seen what there is.
            work.changes_seen.mark_seen(
                known->address.authority, known->seat.id, decision.sequence, tools.clock.now());
            break;
        case ReplyOutcome::returned:
            note_return(work, tools, *known, mail);
            break;
        default:
            break;
    }
    work.meetings.raise_replies_version(known->address.authority, known->meeting.id);
    audit(work,
          actor,
          tools.clock.now(),
          {.action = Action::rsvp_respond_own,
           .object = known->seat.id.text(),
           .case_id = known->meeting.case_id,
           .detail = "mail=" + std::string{code(taken.outcome)}});
    return taken;
}

}  // namespace quorate::core
