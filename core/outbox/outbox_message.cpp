#include "core/outbox/outbox_message.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <stdexcept>

#include "core/delivery/delivery.hpp"

namespace quorate::core {
namespace {

struct KindRow {
    MessageKind kind;
    std::string_view code;
};

constexpr std::array kinds{KindRow{MessageKind::request, "request"},
                           KindRow{MessageKind::cancel, "cancel"},
                           KindRow{MessageKind::minutes, "minutes"},
                           KindRow{MessageKind::actions, "actions"},
                           KindRow{MessageKind::reminder, "reminder"},
                           KindRow{MessageKind::moved_dates, "moved_dates"},
                           KindRow{MessageKind::poll, "poll"},
                           KindRow{MessageKind::poll_outcome, "poll_outcome"},
                           KindRow{MessageKind::time_declined, "time_declined"},
                           KindRow{MessageKind::actions_due, "actions_due"},
                           KindRow{MessageKind::reader_code, "reader_code"},
                           KindRow{MessageKind::account, "account"},
                           KindRow{MessageKind::second_person, "second_person"},
                           KindRow{MessageKind::account_dormant, "account_dormant"},
                           KindRow{MessageKind::emergency_access, "emergency_access"},
                           KindRow{MessageKind::address_check, "address_check"},
                           KindRow{MessageKind::excluded_attempt, "excluded_attempt"},
                           KindRow{MessageKind::staff_notice, "staff_notice"}};

constexpr auto kinds_alone = [] {
    std::array<MessageKind, kinds.size()> all{};
    std::ranges::transform(kinds, all.begin(), &KindRow::kind);
    return all;
}();

struct StateRow {
    MessageState state;
    std::string_view code;
    std::string_view label;
};

constexpr std::array states{
    StateRow{MessageState::held, "held", "Held: check it, then send it"},
    StateRow{MessageState::pending, "pending", "Waiting to be sent"},
    StateRow{MessageState::leased, "leased", "Being sent"},
    StateRow{MessageState::sending, "sending", "Being sent"},
    StateRow{MessageState::sent, "sent", "Sent"},
    StateRow{MessageState::retry, "retry", "Not taken yet, will be tried again"},
    StateRow{MessageState::in_doubt, "in_doubt", "May have arrived, will be sent once more"},
    StateRow{MessageState::failed, "failed", "Could not be sent"},
    StateRow{
        MessageState::cancelled, "cancelled", "Not sent: replaced or withdrawn before it left"},
    StateRow{MessageState::bounced, "bounced", "Came back"}};

const StateRow& row(MessageState state)
{
    const auto found = std::ranges::find(states, state, &StateRow::state);
    if (found == states.end()) throw std::logic_error{"a message state has no row"};
    return *found;
}

// In keys that are stored: ids hold no colons.
constexpr std::string_view of_pack = ":pack:";
constexpr std::string_view of_report = ":report:";

}  // namespace

bool is_about_no_meeting(const OutboxMessage& message)
{
    switch (message.kind) {
        case MessageKind::account:
        case MessageKind::account_dormant:
        case MessageKind::second_person:
        case MessageKind::emergency_access:
        case MessageKind::address_check:
        case MessageKind::excluded_attempt:
        case MessageKind::staff_notice:
            return true;
        default:
            return false;
    }
}

bool may_have_left(const OutboxMessage& message)
{
    if (message.in_doubt_count > 0) return true;
    switch (message.state) {
        case MessageState::sending:
        case MessageState::sent:
        case MessageState::in_doubt:
        case MessageState::bounced:
            return true;
        default:
            return false;
    }
}

std::string_view code(MessageKind kind)
{
    const auto found = std::ranges::find(kinds, kind, &KindRow::kind);
    if (found == kinds.end()) throw std::logic_error{"a message kind has no row"};
    return found->code;
}

std::string_view code(MessageState state)
{
    return row(state).code;
}

std::span<const MessageKind> all_message_kinds()
{
    return kinds_alone;
}

std::optional<MessageKind> message_kind_from(std::string_view code)
{
    const auto found = std::ranges::find(kinds, code, &KindRow::code);
    if (found == kinds.end()) return std::nullopt;
    return found->kind;
}

std::optional<MessageState> message_state_from(std::string_view code)
{
    const auto found = std::ranges::find(states, code, &StateRow::code);
    if (found == states.end()) return std::nullopt;
    return found->state;
}

std::string_view label(MessageState state)
{
    return row(state).label;
}

std::string_view label(const OutboxMessage& message)
{
    if (message.state == MessageState::held && message.last_code == no_tls)
        return "Held: it may only go encrypted, and the mail server offers no encryption";
    if (message.state == MessageState::held && message.last_code == wrong_address)
        return "Held: the address was said to be wrong";
    if (message.state == MessageState::held && message.last_code == wrong_person)
        return "Held: whoever reads it says that they are the wrong person";
    if (message.state == MessageState::held && message.last_code == unchecked_address)
        return "Held: nobody has checked this address yet";
    if (message.state == MessageState::held && message.last_code == person_left)
        return "Held: they have left";
    if (message.state == MessageState::held && message.last_code == child_died)
        return "Held: a child whom the meeting is about has died";
    if (message.state != MessageState::cancelled) return label(message.state);
    if (message.last_code == wrong_address) return "Stopped: the address was wrong";
    const bool may_be_known = may_have_left(message);
    if (message.last_code == meeting_had_started)
        return may_be_known ? "May have arrived. Not sent again: the meeting had started"
                            : "Not sent: the meeting had started";
    return may_be_known ? "May have arrived. Not sent again: replaced or withdrawn"
                        : label(message.state);
}

bool waits_for_address(const OutboxMessage& message)
{
    return message.state == MessageState::held &&
           (message.last_code == wrong_address || message.last_code == wrong_person ||
            message.last_code == unchecked_address);
}

bool is_about_coming(MessageKind kind)
{
    return kind == MessageKind::request || kind == MessageKind::cancel ||
           kind == MessageKind::reminder || kind == MessageKind::time_declined;
}

std::string dedupe_key(MessageKind kind, std::string_view recipient, int sequence)
{
    return std::string{code(kind)} + ':' + std::string{recipient} + ':' + std::to_string(sequence);
}

std::string reminded(std::string_view recipient, ReminderOf of, std::string_view which)
{
    const std::string_view between = of == ReminderOf::pack     ? of_pack
                                     : of == ReminderOf::report ? of_report
                                                                : std::string_view{":"};
    return std::string{recipient}.append(between).append(which);
}

ReminderOf reminder_of(const OutboxMessage& message)
{
    if (message.dedupe_key.find(of_pack) != std::string::npos) return ReminderOf::pack;
    if (message.dedupe_key.find(of_report) != std::string::npos) return ReminderOf::report;
    return ReminderOf::meeting;
}

std::optional<Instant> next_attempt(const OutboxMessage& message, Instant now, int jitter_percent)
{
    using namespace std::chrono;
    static constexpr std::array waits{1, 5, 15, 30, 60, 120, 240};
    const auto step = static_cast<std::size_t>(
        std::clamp(message.attempts - 1, 0, static_cast<int>(waits.size()) - 1));
    const seconds wait =
        duration_cast<seconds>(minutes{waits[step]}) * (100 + jitter_percent) / 100;
    if (now + wait - message.created_at > hours{72}) return std::nullopt;
    return now + wait;
}

}  // namespace quorate::core
