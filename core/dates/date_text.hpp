#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/dates/language.hpp"
#include "core/support/clock.hpp"

namespace quorate::core {

/// The date written exactly `YYYY-MM-DD` and in the calendar, else nothing.
std::optional<Date> parse_date(std::string_view text);

/// "2026-11-25"
std::string iso(Date day);

/// "Wednesday 25 November 2026", "dydd Mercher 25 Tachwedd 2026"
std::string long_date(Date day, Language language = Language::english);

/// "Wed 25 Nov"
std::string short_date(Date day);

}  // namespace quorate::core
