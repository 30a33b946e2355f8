#include "calendar/ical/handles.hpp"

#include <cstdlib>

namespace quorate::calendar {

std::string to_text(const Component& component)
{
    const std::unique_ptr<char, decltype(&std::free)> text{
        icalcomponent_as_ical_string_r(component.get()), &std::free};
    return text ? std::string{text.get()} : std::string{};
}

}  // namespace quorate::calendar
