#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/meetings/invitee.hpp"
#include "core/replies/incoming_reply.hpp"
#include "core/support/id.hpp"

namespace quorate::core {

using MailedReplyId = Id<struct MailedReplyTag>;

/// What became of a mail that came in.
enum class ReplyOutcome {
    unknown_address,  // nobody's reply address, or nobody's any more: left where it lies
    already_known,    // a copy of one that came before
    applied,
    nothing_new,   // the same answer as before
    overtaken,     // they gave another answer later
    earlier_time,  // it answers the invitation to another time; its words wait, as of `overtaken`
    too_late,      // the meeting has begun or was called off, or they are not invited any more;
                   // waits to be read when a person wrote something
    waits,         // for a person to decide: `WaitReason` says why
    proposed,      // another time; waits as well
    delegated,     // somebody else is to come; waits as well
    sent_again,    // the invitation, as they asked
    asked_before,  // for the invitation, less than an hour ago
    automatic,     // out of office
    returned,      // what we sent came back
    delayed,       // what we sent is still on its way
    too_many,      // of that seat wait already: dropped
};

/// Why a reply is not counted by itself.
enum class WaitReason {
    none,
    other_sender,     // not the address that was invited
    sender_unproven,  // our mail server says that the sender is forged
    other_meeting,    // its UID is another one
    no_calendar,      // a person wrote; the text is there to read
    parts_disagree,
    winmail,
    one_occurrence,
    unreadable,
    tentative,    // "maybe"
    not_offered,  // an answer that this seat cannot give
    not_counted,  // an answer that is overtaken or to the earlier time, with words beside it
    not_read,     // too large, or too much work: what it says is not known
    // No reply counts any more, but a person wrote: to be read and dealt with.
    after_cancelled,
    after_taken_back,  // their invitation was taken back, or handed to somebody else
    after_begun,
    // What was written with a reply; it did not come by mail.
    earlier_note,       // they have replaced that reply since
    before_taken_back,  // their invitation was taken back since
};

/// Whether somebody has to look at it, and what they did.
enum class ReplyState { noted, waiting, accepted, discarded };

std::string_view code(ReplyOutcome outcome);
std::string_view code(WaitReason reason);
std::string_view code(ReplyState state);
std::optional<ReplyOutcome> reply_outcome_from(std::string_view code);
std::optional<WaitReason> wait_reason_from(std::string_view code);
std::optional<ReplyState> reply_state_from(std::string_view code);

/// Whether no reply counts any more, so that a mail can only be read and dealt with.
bool is_too_late(WaitReason reason);

/// The same, and what was written with a reply that counts no more.
bool is_only_to_read(WaitReason reason);

/// "It came from another address than the one that was invited".
std::string_view label(WaitReason reason);

/// A mail about one seat, as it is kept: what it said and what became of it. No title and no text
/// of a calendar other than the person's own note.
struct MailedReply {
    MailedReplyId id;
    AuthorityId authority;
    MeetingId meeting;
    InviteeId seat;
    std::string key;
    Instant received_at;
    ReplyOutcome outcome = ReplyOutcome::applied;
    WaitReason reason = WaitReason::none;
    ReplyState state = ReplyState::noted;
    MailedAnswer answer = MailedAnswer::none;
    SenderCheck sender = SenderCheck::not_checked;
    Email from = {};  // of one that waits
    FreeText note = {};
    Email delegated_to = {};
    std::optional<Instant> proposed_from = {};
    std::optional<Instant> proposed_until = {};
    // Of one that waits: the time that they had been told of.
    std::optional<Instant> answered_from = {};
    std::optional<Instant> answered_until = {};
    std::optional<UserId> settled_by = {};
    std::optional<Instant> settled_at = {};
};

/// The last reply of a seat that counted, and what was asked of it.
struct SeatMailState {
    std::optional<int> sequence = {};
    std::optional<Instant> stamp = {};
    std::optional<Instant> applied_at = {};
    std::optional<Instant> refreshed_at = {};

    friend bool operator==(const SeatMailState&, const SeatMailState&) = default;
};

}  // namespace quorate::core
