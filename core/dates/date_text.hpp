#pragma once

#include <chrono>
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

/// "Wed 25 Nov", "Mer 25 Tach"
std::string short_date(Date day, Language language = Language::english);

/// "November", "Tachwedd"
std::string_view month_name(Date day, Language language = Language::english);

/// "Nov", "Tach"
std::string_view short_month(Date day, Language language = Language::english);

/// "Wed", "Mer"
std::string_view short_weekday(std::chrono::weekday day, Language language = Language::english);

}  // namespace quorate::core
