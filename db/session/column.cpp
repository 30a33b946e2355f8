#include "db/session/column.hpp"

#include <array>
#include <charconv>
#include <cstdio>
#include <stdexcept>

namespace quorate::db {

std::string date_column(core::Date date)
{
    const std::chrono::year_month_day day{date};
    std::array<char, 16> text{};
    const int written = std::snprintf(text.data(),
                                      text.size(),
                                      "%04d-%02u-%02u",
                                      static_cast<int>(day.year()),
                                      static_cast<unsigned>(day.month()),
                                      static_cast<unsigned>(day.day()));
    return {text.data(), static_cast<std::size_t>(written)};
}

core::Date date_from_column(const std::string& text)
{
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    const auto read = [&](std::size_t from, std::size_t count, auto& number) {
        const char* first = text.data() + from;
        return std::from_chars(first, first + count, number).ptr == first + count;
    };
    const bool is_iso =
        text.size() == 10 && read(0, 4, year) && read(5, 2, month) && read(8, 2, day);
    const std::chrono::year_month_day date{
        std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    if (!is_iso || !date.ok()) throw std::logic_error{"a stored date is not a date"};
    return core::Date{date};
}

}  // namespace quorate::db
