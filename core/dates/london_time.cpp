#include "core/dates/london_time.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"

namespace quorate::core {

using namespace std::chrono;

namespace {

constexpr seconds winter{0};
constexpr seconds summer{hours{1}};

// SI 2002/262 (and SI 1997/2982 before it): summer time is from one o'clock, Greenwich mean time,
// on the last Sunday of March until the same on the last Sunday of October.
Instant change_in(year y, month m)
{
    return sys_days{y / m / Sunday[last]} + hours{1};
}

std::string two_digits(long long value)
{
    return (value < 10 ? "0" : "") + std::to_string(value);
}

std::string time_of_day_text(CivilTime civil)
{
    const hh_mm_ss time{civil - floor<days>(civil)};
    const std::string text =
        two_digits(time.hours().count()) + ":" + two_digits(time.minutes().count());
    const auto s = time.seconds().count();
    return s == 0 ? text : text + ":" + two_digits(s);
}

std::optional<int> two_digit_number(std::string_view text, int limit)
{
    if (text.size() != 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
        return std::nullopt;
    const int value = (text[0] - '0') * 10 + (text[1] - '0');
    return value < limit ? std::optional{value} : std::nullopt;
}

// How much of the text is a fraction of a second, ".000": nothing, or a point and digits.
std::size_t fraction_length(std::string_view text)
{
    if (!text.starts_with('.')) return 0;
    const auto end = std::min(text.find_first_not_of("0123456789", 1), text.size());
    return end == 1 ? 0 : end;
}

// The offset written at the end of a time: nothing at all means London time.
struct Offset {
    bool given = false;
    seconds value{0};
};

std::optional<Offset> parse_offset(std::string_view text)
{
    if (text.empty()) return Offset{};
    if (text == "Z" || text == "z") return Offset{.given = true};
    if (text[0] != '+' && text[0] != '-') return std::nullopt;
    const auto amount = parse_time_of_day(text.substr(1));
    if (!amount) return std::nullopt;
    return Offset{.given = true, .value = text[0] == '+' ? *amount : -*amount};
}

std::string at_the_clock(Instant at, Language language)
{
    return (language == Language::english ? " at " : " am ") + london_clock_time(at);
}

}  // namespace

seconds london_offset(Instant at)
{
    const year_month_day date{floor<days>(at)};
    const bool is_summer =
        change_in(date.year(), March) <= at && at < change_in(date.year(), October);
    return is_summer ? summer : winter;
}

bool comes_twice(CivilTime civil)
{
    return london_civil(london_instant(civil) + hours{1}) == civil;
}

Instant london_instant(CivilTime civil)
{
    const auto as_if_utc = Instant{civil.time_since_epoch()};
    const year_month_day date{floor<days>(as_if_utc)};

    // Up to the end of the skipped hour the offset is still winter's; up to the end of the hour
    // that comes twice it is still summer's. Both hours begin at 01:00 on the clock.
    const Instant summer_clock_starts = change_in(date.year(), March) + summer;
    const Instant winter_clock_starts = change_in(date.year(), October) + summer;
    const bool is_summer = summer_clock_starts <= as_if_utc && as_if_utc < winter_clock_starts;
    return as_if_utc - (is_summer ? summer : winter);
}

CivilTime london_civil(Instant at)
{
    return CivilTime{at.time_since_epoch() + london_offset(at)};
}

Date london_date(Instant at)
{
    return floor<days>(london_civil(at));
}

std::string london_clock_time(Instant at)
{
    return time_of_day_text(floor<minutes>(london_civil(at)));
}

std::string london_long_time(Instant at, Language language)
{
    return long_date(london_date(at), language) + at_the_clock(at, language);
}

std::string london_short_time(Instant at, Language language)
{
    return short_date(london_date(at), language) + at_the_clock(at, language);
}

std::string iso_with_offset(Instant at)
{
    const bool is_summer = london_offset(at) == summer;
    return iso(london_date(at)) + "T" + time_of_day_text(london_civil(at)) +
           (is_summer ? "+01:00" : "+00:00");
}

std::string rfc3339(Instant at)
{
    std::string text = iso_with_offset(at);
    constexpr std::size_t minutes_end = std::string_view{"2026-11-25T10:00"}.size();
    if (text[minutes_end] != ':') text.insert(minutes_end, ":00");
    return text;
}

std::string iso_utc(Instant at)
{
    const CivilTime as_if_civil{at.time_since_epoch()};
    const std::string time = time_of_day_text(as_if_civil);
    return iso(floor<days>(as_if_civil)) + "T" + time + (time.size() == 5 ? ":00Z" : "Z");
}

std::optional<minutes> parse_time_of_day(std::string_view text)
{
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto h = two_digit_number(text.substr(0, 2), 24);
    const auto m = two_digit_number(text.substr(3, 2), 60);
    if (!h || !m) return std::nullopt;
    return hours{*h} + minutes{*m};
}

std::optional<Instant> parse_instant(std::string_view text)
{
    if (text.size() < 16 || (text[10] != 'T' && text[10] != 't')) return std::nullopt;
    const auto date = parse_date(text.substr(0, 10));
    const auto time = parse_time_of_day(text.substr(11, 5));
    if (!date || !time) return std::nullopt;
    text.remove_prefix(16);

    CivilTime civil = *date + *time;
    if (text.size() >= 3 && text[0] == ':') {
        const auto s = two_digit_number(text.substr(1, 2), 60);
        if (!s) return std::nullopt;
        civil += seconds{*s};
        text.remove_prefix(3);
        if (const auto fraction = fraction_length(text)) {
            if (text.substr(1, fraction - 1).find_first_not_of('0') != std::string_view::npos)
                return std::nullopt;
            text.remove_prefix(fraction);
        }
    }

    const auto offset = parse_offset(text);
    if (!offset) return std::nullopt;
    if (!offset->given) return london_instant(civil);
    return Instant{civil.time_since_epoch()} - offset->value;
}

}  // namespace quorate::core
