#include "core/support/refusals.hpp"

#include <stdexcept>

namespace quorate::core {

const std::vector<RefusalText>& all_refusals()
{
    static const std::vector<RefusalText> rows{
        {Refusal::not_found,
         "QUO-001",
         "There is nothing here that you can open.",
         "Check the address, or search for the reference."},
        {Refusal::hidden,
         "QUO-001",
         "There is nothing here that you can open.",
         "Check the address, or search for the reference."},
        {Refusal::not_permitted,
         "QUO-002",
         "Your role does not allow this.",
         "Ask the person who runs the case or the meeting to do it."},
        {Refusal::needs_step_up,
         "QUO-003",
         "Confirm your password first.",
         "Enter your password again, then repeat what you were doing."},
        {Refusal::needs_reason,
         "QUO-004",
         "Give a reason of at least 15 characters.",
         "Write why, so that the record can show it."},
        {Refusal::needs_second_person,
         "QUO-005",
         "A second person must approve this.",
         "Ask a colleague with the same role to approve it."},
        {Refusal::not_signed_in, "QUO-006", "You are not signed in.", "Sign in, then try again."},
        {Refusal::sign_in_failed,
         "QUO-007",
         "The e-mail address or the password is not right.",
         "Check both and try again."},
        {Refusal::too_many_attempts,
         "QUO-008",
         "There were too many attempts.",
         "Wait five minutes and try again."},
        {Refusal::form_expired,
         "QUO-009",
         "This form was open too long.",
         "Your answers are still here. Check them and save again."},
        {Refusal::invalid_input,
         "QUO-010",
         "Something in the form needs to be put right.",
         "Change what is marked and save again."},
        {Refusal::unreadable_body,
         "QUO-011",
         "What was sent could not be read.",
         "Send it again in the documented format."},
        {Refusal::stale_version,
         "QUO-012",
         "Someone else changed this while you had it open.",
         "Look at their change, then save yours again."},
        {Refusal::version_missing,
         "QUO-013",
         "The request does not say which version it changes.",
         "Send If-Match with the version you read."},
        {Refusal::chair_taken,
         "QUO-014",
         "The chair already has a meeting at that time.",
         "Choose another time or another chair."},
        {Refusal::room_taken,
         "QUO-015",
         "The room is already booked at that time.",
         "Choose another time or another room."},
        {Refusal::weekend_conference,
         "QUO-016",
         "A conference cannot be held on a Saturday or Sunday.",
         "Choose a working day on or before the last day."},
        {Refusal::past_limit,
         "QUO-017",
         "That is after the last day allowed.",
         "Choose an earlier day, or name who authorised it and why."},
        {Refusal::excluded_person,
         "QUO-018",
         "This person must not be invited on this case.",
         "Leave them out. A service manager can review the restriction."},
        {Refusal::quorum_not_met,
         "QUO-019",
         "The register does not show quorum.",
         "Mark everyone who is here. If that is not enough, the chair decides whether to go on, "
         "and writes why."},
        {Refusal::wrong_state,
         "QUO-020",
         "This can no longer be done.",
         "Go back to the page to see how things stand now."},
        {Refusal::already_exists,
         "QUO-021",
         "This is already recorded.",
         "Use the one that exists, or change what makes it different."},
        {Refusal::link_stopped,
         "QUO-022",
         "This link has stopped working.",
         "Ask the team that invited you for a new one."},
        {Refusal::key_reused,
         "QUO-023",
         "This Idempotency-Key was used for a different request.",
         "Send a new key with a new request."},
        {Refusal::needs_confirmation,
         "QUO-024",
         "Something in the form is unusual.",
         "Check it. If it is right, confirm it and save again."},
        {Refusal::wrong_media_type,
         "QUO-025",
         "What was sent is not in a format that is taken here.",
         "Send application/json and say so in Content-Type."},
        {Refusal::no_session,
         "QUO-026",
         "A standing API token cannot confirm a password.",
         "Sign in with POST /api/v1/session and use the token of that answer."},
        {Refusal::time_taken,
         "QUO-027",
         "Somebody who has to be there is at another meeting at that time.",
         "Choose another time, or somebody else."},
        {Refusal::chain_asked,
         "QUO-028",
         "Other meetings were booked with this one.",
         "Look at them, then say what is to become of them."},
        {Refusal::link_replaced,
         "QUO-029",
         "A newer copy has taken the place of this one.",
         "It was sent by e-mail. Use the link in that e-mail."},
        {Refusal::needs_second_factor,
         "QUO-030",
         "This account needs more than a password.",
         "Send the code from your app as well. If you have none yet, sign in with a browser and "
         "set it up."},
    };
    return rows;
}

const RefusalText& refusal_text(Refusal refusal)
{
    for (const RefusalText& row : all_refusals())
        if (row.refusal == refusal) return row;
    throw std::logic_error{"a refusal has no row in refusals.cpp"};
}

std::string_view next_step(Refusal refusal, std::string_view action)
{
    if (refusal == Refusal::not_permitted) {
        if (action.starts_with("config.") || action.starts_with("user."))
            return "Ask an administrator of this service to do it.";
        if (action == "redaction.approve")
            return "Ask a conference chair or a team manager to do it.";
        if (action == "export.statutory_return") return "Ask a service manager to do it.";
    }
    return refusal_text(refusal).next_step;
}

}  // namespace quorate::core
