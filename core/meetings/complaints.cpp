#include "core/meetings/complaints.hpp"

namespace quorate::core {

Error with_meeting_field(Error error)
{
    if (!error.fields.empty()) return error;
    switch (error.refusal) {
        case Refusal::chair_taken:
            error.fields = {{"chair", "The chair already has a meeting at that time"}};
            break;
        case Refusal::room_taken:
            error.fields = {{"room", "The room is already booked at that time"}};
            break;
        case Refusal::time_taken:
            error.fields = {
                {"invitees", "Somebody who has to be there is at another meeting at that time"}};
            break;
        case Refusal::already_exists:
            error.fields = {{"invitees", "One of these people has been invited already"}};
            break;
        case Refusal::needs_reason:
            error.fields = {{"reason", "Give a reason of at least 15 characters"}};
            break;
        default:
            break;
    }
    return error;
}

}  // namespace quorate::core
