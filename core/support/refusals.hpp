#pragma once

#include <string_view>
#include <vector>

namespace quorate::core {

/// Everything this system can decline to do. refusals.cpp has one row for each: its stable code,
/// the sentence people see and the next step. Its HTTP status is the server's business.
enum class Refusal {
    not_found,
    hidden,  // exists, but this person may not know: answered exactly like not_found
    not_permitted,
    needs_step_up,
    needs_reason,
    needs_second_person,
    not_signed_in,
    sign_in_failed,
    too_many_attempts,
    form_expired,
    invalid_input,
    unreadable_body,
    stale_version,
    version_missing,
    chair_taken,
    room_taken,
    weekend_conference,
    past_limit,
    excluded_person,
    quorum_not_met,
    wrong_state,
    already_exists,
    link_stopped,
    key_reused,
    needs_confirmation,
    wrong_media_type,
    no_session,  // a standing token, for what only somebody signed in can do
    time_taken,
    chain_asked,
    link_replaced,  // by another that was mailed
    needs_second_factor,
};

/// How a refusal is told. `code` is stable: scripts rely on it.
struct RefusalText {
    Refusal refusal;
    std::string_view code;       // QUO-001 ..., never reused
    std::string_view sentence;   // what happened, in plain words
    std::string_view next_step;  // what the person can do now
};

/// The row for `refusal`.
const RefusalText& refusal_text(Refusal refusal);

/// What the person can do about a refusal of `action`, a name of the access matrix or empty: the
/// row's next step, or whom to ask for what only some roles do.
std::string_view next_step(Refusal refusal, std::string_view action);

/// Every row, in order of code.
const std::vector<RefusalText>& all_refusals();

}  // namespace quorate::core
