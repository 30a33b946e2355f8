#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

enum class MessageKind {
    request,
    cancel,
    minutes,
    actions,
    reminder,  // of the meeting, or of the report for it that is missing
    moved_dates,
    poll,              // which of these times suits you
    poll_outcome,      // what came of that
    time_declined,     // the time that they proposed
    actions_due,       // how much of what they agreed to do is due
    reader_code,       // the one-time code that they asked for, to read papers
    account,           // what somebody else changed in how they sign in
    second_person,     // that something waits for a second person
    account_dormant,   // that their account will be suspended
    emergency_access,  // a family was opened in an emergency, or somebody asks for a second person
    address_check,     // whether the address is theirs
    excluded_attempt,  // somebody was refused who must not be invited
    staff_notice,      // what others changed in their work: see staff_notice.hpp
};

/// Where a message stands. The worker moves it; only what never left can be cancelled.
enum class MessageState {
    held,       // waits for a person
    pending,    // due at next_at
    leased,     // a worker has it
    sending,    // handed to the mail server; committed before the last byte
    sent,       // the mail server has taken it over
    retry,      // refused for now, due again at next_at
    in_doubt,   // handed over, no answer came: it may have arrived
    failed,     // refused for good, or for too long
    cancelled,  // replaced by a later one, or withdrawn, before it left
    bounced,    // came back
};

std::string_view code(MessageKind kind);
std::string_view code(MessageState state);
std::span<const MessageKind> all_message_kinds();
std::optional<MessageKind> message_kind_from(std::string_view code);
std::optional<MessageState> message_state_from(std::string_view code);

/// "Waiting to be sent", "Delivered to the mail server" ...: for staff.
std::string_view label(MessageState state);

struct OutboxMessage;

/// The same of one message, with why it did not leave.
std::string_view label(const OutboxMessage& message);

/// One mail to one person, as it is kept. It holds ids; the first attempt renders it from them and
/// keeps the bytes, so that every attempt is the same mail.
struct OutboxMessage {
    OutboxMessageId id;
    AuthorityId authority;
    std::string dedupe_key;  // see dedupe_key() below
    MessageKind kind = MessageKind::request;
    MeetingId meeting = {};  // empty when it is about none
    std::optional<InviteeId> invitee = {};
    std::optional<CirculationId> circulation = {};
    std::optional<MoveNoticeId> notice = {};  // of dates that moved
    std::optional<PollSeatId> poll_seat = {};
    std::string chased_owner = {};  // whose action points are due: see owner_text()
    std::optional<ReaderCodeId> reader_code = {};
    std::optional<UserId> account = {};  // whose sign-in was changed, or ends; who is told
    std::optional<ProposalId> proposal = {};
    std::string emergency = {};       // the id of an EmergencyAccess
    AddressLinkId address_link = {};  // empty but for an address_check
    int sequence = 0;
    std::string change_summary = {};  // one plain sentence a line, none of it about the family
    Email to;
    std::string message_id;  // the part of Message-ID before the @
    std::string rendered = {};
    MessageState state = MessageState::pending;
    int attempts = 0;
    int in_doubt_count = 0;
    Instant next_at = {};
    std::string lease_token = {};
    Instant lease_until = {};
    std::string last_code = {};
    std::string queue_id = {};
    Instant created_at = {};
    std::optional<Instant> terminal_at = {};
    // The time that it tells of; a cancellation's is the last one that its reader was told.
    std::optional<Instant> starts_at = {};
    std::optional<Instant> ends_at = {};
};

/// Whether it is one of a meeting's invitations, updates and cancellations, which nobody needs once
/// the meeting has started; papers come afterwards.
bool is_about_coming(MessageKind kind);

/// Whether it is about no meeting, but about how its reader is reached or signs in, or about what
/// waits for them.
bool is_about_no_meeting(const OutboxMessage& message);

/// The last_code of what did not leave because the meeting had started by then.
inline constexpr std::string_view meeting_had_started = "meeting_started";

/// Whether it waits because its address, or whoever reads it, was said to be wrong, or nobody has
/// checked the address yet: nothing but another address or somebody's word lets it go, see
/// wrong_address.hpp.
bool waits_for_address(const OutboxMessage& message);

/// Whether whoever it is for may know it: it was sent, or handed over once without a clear answer.
bool may_have_left(const OutboxMessage& message);

/// What makes a message the same message however often it is asked for: who it is for (the id of
/// the seat or circulation), what it is and which version it tells of.
std::string dedupe_key(MessageKind kind, std::string_view recipient, int sequence);

/// What a reminder is of. All of them are one kind of message: they are held, stopped and counted
/// as one.
enum class ReminderOf { meeting, report, pack };

/// The recipient of a reminder's dedupe_key(), which says what it is of: "seat-1:pack:2".
std::string reminded(std::string_view recipient, ReminderOf of, std::string_view which);

/// What a reminder is of, by its key.
ReminderOf reminder_of(const OutboxMessage& message);

/// When to try again after an attempt that was put off, or nothing when 72 hours are over. Waits
/// 1, 5, 15, 30, 60, 120 and then every 240 minutes, changed by `jitter_percent` (-20 to 20).
std::optional<Instant> next_attempt(const OutboxMessage& message, Instant now, int jitter_percent);

}  // namespace quorate::core
