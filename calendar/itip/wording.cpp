#include "calendar/itip/wording.hpp"

#include <stdexcept>

#include "calendar/ical/text.hpp"

namespace quorate::calendar {

std::string neutral_summary(std::string_view reference)
{
    std::string summary = "Multi-agency meeting (ref ";
    for (const char c : reference)
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-')
            summary += c;
    return summary + ')';
}

std::string neutral_description(std::string_view link)
{
    if (!is_web_address(link)) throw std::invalid_argument{"not a web address"};
    std::string description = "Reply, and see what is needed from you, on your page: ";
    description += link;
    return description + "\nThis invitation holds no case information.";
}

}  // namespace quorate::calendar
