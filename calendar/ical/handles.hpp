#pragma once

#include <libical/ical.h>

#include <memory>
#include <string>

namespace quorate::calendar {

struct FreeComponent {
    void operator()(icalcomponent* component) const noexcept { icalcomponent_free(component); }
};

/// Owns a component without a parent. When libical takes it over (add_component), release() it.
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

/// The component as iCalendar text: CRLF, folded at 75 octets. Requires that every address and
/// URI in it passed core::email_address or came from us: libical escapes neither.
std::string to_text(const Component& component);

/// Text of our own making as a component. Never for what came from outside: libical bounds neither
/// time nor depth. Throws std::logic_error when it is no iCalendar text.
Component from_own_text(const std::string& text);

}  // namespace quorate::calendar
