#include "core/dates/date_text.hpp"

#include <array>
#include <chrono>

namespace quorate::core {

using namespace std::chrono;

namespace {

constexpr std::array<std::string_view, 7> weekday_names{
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

constexpr std::array<std::string_view, 12> month_names{"January",
                                                       "February",
                                                       "March",
                                                       "April",
                                                       "May",
                                                       "June",
                                                       "July",
                                                       "August",
                                                       "September",
                                                       "October",
                                                       "November",
                                                       "December"};

constexpr std::array<std::string_view, 7> welsh_weekday_names{"dydd Sul",
                                                              "dydd Llun",
                                                              "dydd Mawrth",
                                                              "dydd Mercher",
                                                              "dydd Iau",
                                                              "dydd Gwener",
                                                              "dydd Sadwrn"};

constexpr std::array<std::string_view, 12> welsh_month_names{"Ionawr",
                                                             "Chwefror",
                                                             "Mawrth",
                                                             "Ebrill",
                                                             "Mai",
                                                             "Mehefin",
                                                             "Gorffennaf",
                                                             "Awst",
                                                             "Medi",
                                                             "Hydref",
                                                             "Tachwedd",
                                                             "Rhagfyr"};

constexpr std::array<std::string_view, 7> short_welsh_weekdays{
    "Sul", "Llun", "Maw", "Mer", "Iau", "Gwe", "Sad"};

constexpr std::array<std::string_view, 12> short_welsh_months{
    "Ion", "Chwef", "Maw", "Ebr", "Mai", "Meh", "Gorff", "Awst", "Medi", "Hyd", "Tach", "Rhag"};

std::string_view weekday_name(Date day, Language language)
{
    const auto& names = language == Language::english ? weekday_names : welsh_weekday_names;
    return names[weekday{day}.c_encoding()];
}

std::size_t month_index(Date day)
{
    return static_cast<unsigned>(year_month_day{day}.month()) - 1;
}

// The number in `digits`, or -1 when one of them is not a digit.
int number(std::string_view digits)
{
    int value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::string padded(int value, std::size_t width)
{
    std::string text = std::to_string(value);
    if (text.size() < width) text.insert(0, width - text.size(), '0');
    return text;
}

int day_number(year_month_day date)
{
    return static_cast<int>(static_cast<unsigned>(date.day()));
}

}  // namespace

std::optional<Date> parse_date(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const int y = number(text.substr(0, 4));
    const int m = number(text.substr(5, 2));
    const int d = number(text.substr(8, 2));
    if (y < 1 || m < 1 || d < 1) return std::nullopt;

    const year_month_day date{
        year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    if (!date.ok()) return std::nullopt;
    return Date{date};
}

std::string iso(Date day)
{
    const year_month_day date{day};
    return padded(static_cast<int>(date.year()), 4) + "-" +
           padded(static_cast<int>(static_cast<unsigned>(date.month())), 2) + "-" +
           padded(day_number(date), 2);
}

std::string long_date(Date day, Language language)
{
    const year_month_day date{day};
    return std::string{weekday_name(day, language)} + " " + std::to_string(day_number(date)) + " " +
           std::string{month_name(day, language)} + " " +
           std::to_string(static_cast<int>(date.year()));
}

std::string short_date(Date day, Language language)
{
    return std::string{short_weekday(weekday{day}, language)} + " " +
           std::to_string(day_number(year_month_day{day})) + " " +
           std::string{short_month(day, language)};
}

std::string_view month_name(Date day, Language language)
{
    return (language == Language::english ? month_names : welsh_month_names)[month_index(day)];
}

std::string_view short_month(Date day, Language language)
{
    return language == Language::english ? month_names[month_index(day)].substr(0, 3)
                                         : short_welsh_months[month_index(day)];
}

std::string_view short_weekday(weekday day, Language language)
{
    return language == Language::english ? weekday_names[day.c_encoding()].substr(0, 3)
                                         : short_welsh_weekdays[day.c_encoding()];
}

}  // namespace quorate::core
