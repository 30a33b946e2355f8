#include "calendar/ical/handles.hpp"

#include <cstdlib>
#include <stdexcept>
#include <string_view>

#include "calendar/ical/text.hpp"

namespace quorate::calendar {
namespace {

struct FreeText {
    void operator()(char* text) const noexcept { std::free(text); }
};
using Text = std::unique_ptr<char, FreeText>;

// libical 3.0.16 folds some lines after 76 octets and others early.
std::string refolded(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + 64);
    LineWriter lines{out};
    std::string line;
    for (std::size_t end; (end = text.find("\r\n")) != std::string_view::npos;) {
        line += text.substr(0, end);
        text.remove_prefix(end + 2);
        if (text.starts_with(' ')) {
            text.remove_prefix(1);
            continue;
        }
        lines.raw(line);
        lines.end();
        line.clear();
    }
    return out;
}

}  // namespace

std::string to_text(const Component& component)
{
    const Text text{icalcomponent_as_ical_string_r(component.get())};
    return text ? refolded(text.get()) : std::string{};
}

Component from_own_text(const std::string& text)
{
    Component component{icalparser_parse_string(text.c_str())};
    if (!component) throw std::logic_error{"not iCalendar text"};
    return component;
}

}  // namespace quorate::calendar
