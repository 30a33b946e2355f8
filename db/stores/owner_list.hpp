#pragma once

#include <string>
#include <vector>

#include "core/availability/calendar_owner.hpp"
#include "db/stores/asked.hpp"

namespace quorate::db {

/// Adds text and a value for its only parameter: `ask(asked, " and starts_at < :u", until)`.
template <class T>
void ask(Asked& asked, const std::string& text, const T& value)
{
    asked.text += text;
    asked.bind(value);
}

/// Adds "(:l0, :l1, …)" for all of `texts`, in one list of one of few lengths, so that few
/// statements are prepared: what is left over holds the last again. Nothing is in an empty list.
void ask_list(Asked& asked, const std::vector<std::string>& texts);

/// The same for the keys of owners.
void ask_list(Asked& asked, const std::vector<core::CalendarOwner>& owners);

}  // namespace quorate::db
