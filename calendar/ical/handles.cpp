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

std::string line_of(icalproperty* property)
{
    const Text text{icalproperty_as_ical_string_r(property)};
    return text ? std::string{text.get()} : std::string{};
}

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

void require_same(icalcomponent* read, icalcomponent* meant)
{
    const auto differ = [] { throw std::logic_error{"calendar text does not read back"}; };
    if (icalcomponent_isa(read) != icalcomponent_isa(meant)) differ();

    icalproperty* left = icalcomponent_get_first_property(read, ICAL_ANY_PROPERTY);
    icalproperty* right = icalcomponent_get_first_property(meant, ICAL_ANY_PROPERTY);
    while (left && right) {
        if (line_of(left) != line_of(right)) differ();
        left = icalcomponent_get_next_property(read, ICAL_ANY_PROPERTY);
        right = icalcomponent_get_next_property(meant, ICAL_ANY_PROPERTY);
    }
    if (left || right) differ();

    icalcompiter lefts = icalcomponent_begin_component(read, ICAL_ANY_COMPONENT);
    icalcompiter rights = icalcomponent_begin_component(meant, ICAL_ANY_COMPONENT);
    while (icalcompiter_deref(&lefts) && icalcompiter_deref(&rights)) {
        require_same(icalcompiter_deref(&lefts), icalcompiter_deref(&rights));
        icalcompiter_next(&lefts);
        icalcompiter_next(&rights);
    }
    if (icalcompiter_deref(&lefts) || icalcompiter_deref(&rights)) differ();
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

void require_faithful(const std::string& text, const Component& component)
{
    require_same(from_own_text(text).get(), component.get());
}

}  // namespace quorate::calendar
