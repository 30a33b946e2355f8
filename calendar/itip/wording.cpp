#include "calendar/itip/wording.hpp"

#include <stdexcept>

#include "calendar/ical/text.hpp"

namespace quorate::calendar {
namespace {

std::string with_reference(std::string summary, std::string_view reference)
{
    summary += " (ref ";
    for (const char c : reference)
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-')
            summary += c;
    return summary + ')';
}

std::string with_link(std::string before, std::string_view link, std::string_view after)
{
    if (!is_web_address(link)) throw std::invalid_argument{"not a web address"};
    before += link;
    before += after;
    return before;
}

}  // namespace

std::string neutral_summary(std::string_view reference)
{
    return with_reference("Multi-agency meeting", reference);
}

std::string family_summary(std::string_view reference)
{
    return with_reference("Meeting", reference);
}

std::string neutral_description(std::string_view link)
{
    return with_link("Reply, and see what is needed from you, on your page: ",
                     link,
                     "\nThis invitation holds no case information.");
}

std::string family_description(std::string_view link)
{
    return with_link("Tell us on your page if you can come: ",
                     link,
                     "\nWe do not write here what the meeting is about.");
}

}  // namespace quorate::calendar
