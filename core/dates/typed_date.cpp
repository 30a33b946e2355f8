#include "core/dates/typed_date.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <utility>
#include <vector>

#include "core/dates/date_text.hpp"
#include "core/support/text.hpp"

namespace quorate::core {

using namespace std::chrono;

namespace {

constexpr std::array<std::string_view, 12> month_names{"january",
                                                       "february",
                                                       "march",
                                                       "april",
                                                       "may",
                                                       "june",
                                                       "july",
                                                       "august",
                                                       "september",
                                                       "october",
                                                       "november",
                                                       "december"};

std::optional<unsigned> number(std::string_view text, std::size_t longest)
{
    unsigned value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool is_whole = failure == std::errc{} && end == text.data() + text.size();
    if (!is_whole || text.size() > longest) return std::nullopt;
    return value;
}

std::optional<unsigned> month_number(std::string_view text)
{
    if (const auto digits = number(text, 2)) return digits;
    if (text.size() < 3) return std::nullopt;
    for (std::size_t i = 0; i < month_names.size(); ++i)
        if (month_names[i].starts_with(text)) return static_cast<unsigned>(i + 1);
    return std::nullopt;
}

bool separates(char c)
{
    return c == '/' || c == '.' || c == '-' || std::isspace(static_cast<unsigned char>(c)) != 0;
}

std::vector<std::string> parts_of(const std::string& text)
{
    std::vector<std::string> parts;
    bool in_part = false;
    for (const char c : text) {
        if (separates(c)) {
            in_part = false;
            continue;
        }
        if (!in_part) parts.emplace_back();
        in_part = true;
        parts.back() += c;
    }
    return parts;
}

// A date as it was typed, whether or not there is such a day. Without a year, the year is 0.
struct TypedParts {
    unsigned day = 0;
    unsigned month = 0;
    int year = 0;
};

std::optional<TypedParts> typed_parts(std::string_view text)
{
    auto parts = parts_of(lower_case(trimmed(text)));
    if (parts.size() == 3 && parts[0].size() == 4) std::swap(parts[0], parts[2]);
    if (parts.size() != 2 && parts.size() != 3) return std::nullopt;
    const auto the_day = number(parts[0], 2);
    const auto the_month = month_number(parts[1]);
    const auto the_year = parts.size() == 3 ? number(parts[2], 4) : std::optional{0U};
    if (!the_day || !the_month || !the_year) return std::nullopt;
    return TypedParts{*the_day, *the_month, static_cast<int>(*the_year)};
}

std::string month_text(unsigned number)
{
    std::string name{month_names.at(number - 1)};
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

std::string two_digits(unsigned value)
{
    return (value < 10 ? "0" : "") + std::to_string(value);
}

}  // namespace

std::optional<Date> parse_typed_date(std::string_view text)
{
    const std::string typed = lower_case(trimmed(text));
    if (const auto date = parse_date(typed)) return date;

    const auto parts = parts_of(typed);
    if (parts.size() != 3 || parts[2].size() != 4) return std::nullopt;
    const auto the_day = number(parts[0], 2);
    const auto the_month = month_number(parts[1]);
    const auto the_year = number(parts[2], 4);
    if (!the_day || !the_month || !the_year) return std::nullopt;
    const year_month_day date{year{static_cast<int>(*the_year)}, month{*the_month}, day{*the_day}};
    if (!date.ok()) return std::nullopt;
    return Date{date};
}

std::string typed_date_fault(std::string_view text)
{
    const std::string how = "Enter the date like 25/11/2026";
    const auto parts = typed_parts(text);
    if (!parts) return how;
    if (parts->month < 1 || parts->month > 12)
        return "There is no month " + std::to_string(parts->month) + ". " + how;

    // A leap year stands for a year that was not said or not said in full.
    const bool has_year = parts->year >= 1000;
    const year_month of{year{has_year ? parts->year : 2000}, month{parts->month}};
    const auto last = static_cast<unsigned>((of / std::chrono::last).day());
    if (parts->day < 1 || parts->day > last)
        return "There is no " + std::to_string(parts->day) + ' ' + month_text(parts->month) +
               (has_year ? ' ' + std::to_string(parts->year) : std::string{}) +
               ": that month has " + std::to_string(last) + " days";
    return has_year ? how : "Enter the date with all four digits of the year, like 25/11/2026";
}

std::string typed_date(Date date)
{
    const year_month_day parts{date};
    return two_digits(static_cast<unsigned>(parts.day())) + "/" +
           two_digits(static_cast<unsigned>(parts.month())) + "/" +
           std::to_string(static_cast<int>(parts.year()));
}

}  // namespace quorate::core
