#include "core/replies/mailed_reply.hpp"

#include <array>
#include <stdexcept>
#include <utility>

namespace quorate::core {
namespace {

template <class Value, std::size_t size>
using Codes = std::array<std::pair<Value, std::string_view>, size>;

constexpr Codes<ReplyOutcome, 16> outcomes{{{ReplyOutcome::unknown_address, "unknown_address"},
                                            {ReplyOutcome::already_known, "already_known"},
                                            {ReplyOutcome::applied, "applied"},
                                            {ReplyOutcome::nothing_new, "nothing_new"},
                                            {ReplyOutcome::overtaken, "overtaken"},
                                            {ReplyOutcome::earlier_time, "earlier_time"},
                                            {ReplyOutcome::too_late, "too_late"},
                                            {ReplyOutcome::waits, "waits"},
                                            {ReplyOutcome::proposed, "proposed"},
                                            {ReplyOutcome::delegated, "delegated"},
                                            {ReplyOutcome::sent_again, "sent_again"},
                                            {ReplyOutcome::asked_before, "asked_before"},
                                            {ReplyOutcome::automatic, "automatic"},
                                            {ReplyOutcome::returned, "returned"},
                                            {ReplyOutcome::delayed, "delayed"},
                                            {ReplyOutcome::too_many, "too_many"}}};

constexpr Codes<WaitReason, 18> reasons{{{WaitReason::none, "none"},
                                         {WaitReason::other_sender, "other_sender"},
                                         {WaitReason::sender_unproven, "sender_unproven"},
                                         {WaitReason::other_meeting, "other_meeting"},
                                         {WaitReason::no_calendar, "no_calendar"},
                                         {WaitReason::parts_disagree, "parts_disagree"},
                                         {WaitReason::winmail, "winmail"},
                                         {WaitReason::one_occurrence, "one_occurrence"},
                                         {WaitReason::unreadable, "unreadable"},
                                         {WaitReason::tentative, "tentative"},
                                         {WaitReason::not_offered, "not_offered"},
                                         {WaitReason::not_counted, "not_counted"},
                                         {WaitReason::not_read, "not_read"},
                                         {WaitReason::after_cancelled, "after_cancelled"},
                                         {WaitReason::after_taken_back, "after_taken_back"},
                                         {WaitReason::after_begun, "after_begun"},
                                         {WaitReason::earlier_note, "earlier_note"},
                                         {WaitReason::before_taken_back, "before_taken_back"}}};

constexpr Codes<ReplyState, 4> states{{{ReplyState::noted, "noted"},
                                       {ReplyState::waiting, "waiting"},
                                       {ReplyState::accepted, "accepted"},
                                       {ReplyState::discarded, "discarded"}}};

template <class Value, std::size_t size>
std::string_view code_in(const Codes<Value, size>& codes, Value value)
{
    for (const auto& [each, name] : codes)
        if (each == value) return name;
    throw std::logic_error{"a value has no code"};
}

template <class Value, std::size_t size>
std::optional<Value> value_in(const Codes<Value, size>& codes, std::string_view name)
{
    for (const auto& [each, its_name] : codes)
        if (its_name == name) return each;
    return std::nullopt;
}

}  // namespace

std::string_view code(ReplyOutcome outcome)
{
    return code_in(outcomes, outcome);
}

std::string_view code(WaitReason reason)
{
    return code_in(reasons, reason);
}

std::string_view code(ReplyState state)
{
    return code_in(states, state);
}

std::optional<ReplyOutcome> reply_outcome_from(std::string_view code)
{
    return value_in(outcomes, code);
}

std::optional<WaitReason> wait_reason_from(std::string_view code)
{
    return value_in(reasons, code);
}

std::optional<ReplyState> reply_state_from(std::string_view code)
{
    return value_in(states, code);
}

bool is_too_late(WaitReason reason)
{
    return reason == WaitReason::after_cancelled || reason == WaitReason::after_taken_back ||
           reason == WaitReason::after_begun;
}

bool is_only_to_read(WaitReason reason)
{
    return is_too_late(reason) || reason == WaitReason::earlier_note ||
           reason == WaitReason::before_taken_back;
}

std::string_view label(WaitReason reason)
{
    switch (reason) {
        case WaitReason::other_sender:
            return "It came from another address than the one that was invited";
        case WaitReason::sender_unproven:
            return "The mail server could not tell that it really came from them";
        case WaitReason::other_meeting:
            return "It seems to answer another meeting";
        case WaitReason::no_calendar:
            return "They wrote instead of pressing a button";
        case WaitReason::parts_disagree:
            return "It says two different things";
        case WaitReason::winmail:
            return "It came in a format that only Outlook can read";
        case WaitReason::one_occurrence:
            return "It answers one date of a series";
        case WaitReason::unreadable:
            return "It could not be read";
        case WaitReason::tentative:
            return "They may come";
        case WaitReason::not_offered:
            return "They cannot give this answer by e-mail";
        case WaitReason::not_counted:
            return "The answer is not counted, but they wrote something";
        case WaitReason::not_read:
            return "An e-mail was too large to be read here: ring them";
        case WaitReason::after_cancelled:
            return "It came after the meeting was cancelled";
        case WaitReason::after_taken_back:
            return "It came after their invitation was taken back";
        case WaitReason::after_begun:
            return "It came after the meeting had begun";
        case WaitReason::earlier_note:
            return "They wrote this with an earlier reply, and have replaced it since";
        case WaitReason::before_taken_back:
            return "They wrote this before their invitation was taken back";
        case WaitReason::none:
            break;
    }
    return "";
}

}  // namespace quorate::core
