#include "server/app/refusal_status.hpp"

namespace quorate::server {

int refusal_status(core::Refusal refusal)
{
    using core::Refusal;
    switch (refusal) {
        case Refusal::not_found:
        case Refusal::hidden:
        case Refusal::link_stopped:
        case Refusal::link_replaced:
            return 404;
        case Refusal::not_permitted:
        case Refusal::needs_step_up:
        case Refusal::needs_second_person:
        case Refusal::form_expired:
        case Refusal::no_session:
            return 403;
        case Refusal::not_signed_in:
        case Refusal::sign_in_failed:
        case Refusal::needs_second_factor:
            return 401;
        case Refusal::too_many_attempts:
            return 429;
        case Refusal::unreadable_body:
            return 400;
        case Refusal::wrong_media_type:
            return 415;
        case Refusal::stale_version:
            return 412;
        case Refusal::version_missing:
            return 428;
        case Refusal::needs_reason:
        case Refusal::invalid_input:
        case Refusal::weekend_conference:
        case Refusal::past_limit:
        case Refusal::excluded_person:
        case Refusal::quorum_not_met:
        case Refusal::key_reused:
        case Refusal::needs_confirmation:
            return 422;
        case Refusal::chair_taken:
        case Refusal::room_taken:
        case Refusal::time_taken:
        case Refusal::wrong_state:
        case Refusal::already_exists:
        case Refusal::chain_asked:
            return 409;
    }
    return 500;
}

}  // namespace quorate::server
