#include "calendar/busy/values.hpp"

#include <algorithm>
#include <array>

namespace quorate::calendar {
namespace {

using namespace std::chrono;

bool are_digits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// Requires digits.
unsigned digits(std::string_view text)
{
    unsigned value = 0;
    for (const char c : text)
        value = value * 10 + static_cast<unsigned>(c - '0');
    return value;
}

std::optional<seconds> time_of_day(std::string_view text)
{
    if (text.size() != 6 || !are_digits(text)) return std::nullopt;
    const hours h{digits(text.substr(0, 2))};
    const minutes m{digits(text.substr(2, 2))};
    // A leap second is read as the second before it.
    const seconds s{std::min(digits(text.substr(4, 2)), 59U)};
    if (h >= 24h || m >= 60min || digits(text.substr(4, 2)) > 60) return std::nullopt;
    return h + m + s;
}

struct Unit {
    char letter;
    bool in_time;  // after the T
    seconds length;
};

constexpr std::array<Unit, 5> units{{{'W', false, weeks{1}},
                                     {'D', false, days{1}},
                                     {'H', true, hours{1}},
                                     {'M', true, minutes{1}},
                                     {'S', true, seconds{1}}}};

}  // namespace

std::optional<int> whole_number(std::string_view text)
{
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    if (text.size() > 6 || !are_digits(text)) return std::nullopt;
    const int value = static_cast<int>(digits(text));
    return negative ? -value : value;
}

std::optional<WrittenTime> written_time(std::string_view text)
{
    if (text.size() < 8 || !are_digits(text.substr(0, 8))) return std::nullopt;
    const year_month_day date{year{static_cast<int>(digits(text.substr(0, 4)))},
                              month{digits(text.substr(4, 2))},
                              day{digits(text.substr(6, 2))}};
    if (!date.ok() || date.year() < 1900y || date.year() > 2200y) return std::nullopt;
    WrittenTime written{.civil = local_days{date}};
    text.remove_prefix(8);
    if (text.empty()) {
        written.is_date = true;
        return written;
    }
    written.is_utc = text.ends_with('Z');
    if (written.is_utc) text.remove_suffix(1);
    if (!text.starts_with('T')) return std::nullopt;
    const auto clock = time_of_day(text.substr(1));
    if (!clock) return std::nullopt;
    written.civil += *clock;
    return written;
}

std::optional<seconds> written_duration(std::string_view text)
{
    if (text.starts_with('+')) text.remove_prefix(1);
    if (!text.starts_with('P') || text.size() < 3) return std::nullopt;
    text.remove_prefix(1);
    seconds whole{0};
    bool in_time = false;
    while (!text.empty()) {
        if (text.front() == 'T' && !in_time) {
            in_time = true;
            text.remove_prefix(1);
            if (text.empty()) return std::nullopt;
            continue;
        }
        const auto end = std::min(text.find_first_not_of("0123456789"), text.size());
        if (end == 0 || end > 6 || end == text.size()) return std::nullopt;
        const auto unit = std::ranges::find_if(units, [&](const Unit& each) {
            return each.letter == text[end] && each.in_time == in_time;
        });
        if (unit == units.end()) return std::nullopt;
        whole += digits(text.substr(0, end)) * unit->length;
        if (whole > days{366}) return std::nullopt;
        text.remove_prefix(end + 1);
    }
    return whole;
}

std::optional<seconds> written_offset(std::string_view text)
{
    if (text.size() != 5 && text.size() != 7) return std::nullopt;
    const bool negative = text.front() == '-';
    if (!negative && text.front() != '+') return std::nullopt;
    text.remove_prefix(1);
    if (!are_digits(text)) return std::nullopt;
    const seconds offset = hours{digits(text.substr(0, 2))} + minutes{digits(text.substr(2, 2))} +
                           seconds{text.size() == 6 ? digits(text.substr(4, 2)) : 0U};
    if (offset > hours{18}) return std::nullopt;
    return negative ? -offset : offset;
}

}  // namespace quorate::calendar
