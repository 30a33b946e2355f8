#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"

namespace quorate::test {

/// A date written in a test; a slip of the pen fails the test instead of passing as data.
inline core::Date day(std::string_view text)
{
    const auto date = core::parse_date(text);
    if (!date) throw std::invalid_argument{"not a date: " + std::string{text}};
    return *date;
}

/// A moment written in a test: "2026-10-23T14:00" is London time, "...Z" is UTC.
inline core::Instant at(std::string_view text)
{
    const auto instant = core::parse_instant(text);
    if (!instant) throw std::invalid_argument{"not a time: " + std::string{text}};
    return *instant;
}

}  // namespace quorate::test
