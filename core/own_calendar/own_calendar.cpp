#include "core/own_calendar/own_calendar.hpp"

namespace quorate::core {

std::string_view code(OwnCalendar calendar)
{
    switch (calendar) {
        case OwnCalendar::meetings:
            return "meetings";
        case OwnCalendar::actions:
            return "actions";
        case OwnCalendar::busy:
            break;
    }
    return "busy";
}

std::optional<OwnCalendar> own_calendar_from(std::string_view text)
{
    for (const auto each : {OwnCalendar::meetings, OwnCalendar::actions, OwnCalendar::busy})
        if (code(each) == text) return each;
    return std::nullopt;
}

}  // namespace quorate::core
