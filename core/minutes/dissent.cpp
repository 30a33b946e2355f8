#include "core/minutes/dissent.hpp"

namespace quorate::core {

std::string_view code(DissentState state)
{
    switch (state) {
        case DissentState::said:
            return "said";
        case DissentState::overdue:
            return "overdue";
        case DissentState::written:
            return "written";
        case DissentState::answered:
            break;
    }
    return "answered";
}

std::string_view label(DissentState state)
{
    switch (state) {
        case DissentState::said:
            return "To be put in writing";
        case DissentState::overdue:
            return "Not put in writing in time";
        case DissentState::written:
            return "In writing, for the chair to answer";
        case DissentState::answered:
            break;
    }
    return "Answered by the chair";
}

DissentState state_of(const Dissent& dissent, Instant due, Instant now)
{
    if (dissent.answered_on) return DissentState::answered;
    if (dissent.written_on) return DissentState::written;
    return now > due ? DissentState::overdue : DissentState::said;
}

}  // namespace quorate::core
