#include "calendar/busy/recurrence.hpp"

#include <libical/ical.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <memory>

namespace quorate::calendar {
namespace {

using namespace std::chrono;

using Parts = std::map<std::string, std::string, std::less<>>;

struct Range {
    std::string_view part;
    int least;
    int most;
    std::size_t longest;  // how many numbers it may list
};

// BYHOUR and its like may only name one: more would be several occurrences a day.
constexpr std::array<Range, 10> ranges{{{"INTERVAL", 1, 400, 1},
                                        {"COUNT", 1, 10'000, 1},
                                        {"BYSECOND", 0, 59, 1},
                                        {"BYMINUTE", 0, 59, 1},
                                        {"BYHOUR", 0, 23, 1},
                                        {"BYMONTHDAY", -31, 31, 31},
                                        {"BYYEARDAY", -366, 366, 31},
                                        {"BYWEEKNO", -53, 53, 53},
                                        {"BYMONTH", 1, 12, 12},
                                        {"BYSETPOS", -366, 366, 31}}};

constexpr std::array<int, 12> month_lengths{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

std::vector<std::string_view> pieces(std::string_view text, char separator)
{
    std::vector<std::string_view> all;
    for (;;) {
        const auto end = std::min(text.find(separator), text.size());
        all.push_back(text.substr(0, end));
        if (end == text.size()) return all;
        text.remove_prefix(end + 1);
    }
}

std::optional<Parts> parts_of(std::string_view text)
{
    constexpr std::size_t longest_rule = 1'000;
    if (text.size() > longest_rule) return std::nullopt;
    Parts parts;
    if (text.ends_with(';')) text.remove_suffix(1);
    for (const std::string_view piece : pieces(text, ';')) {
        const auto equals = piece.find('=');
        if (equals == std::string_view::npos || equals + 1 == piece.size()) return std::nullopt;
        std::string name{piece.substr(0, equals)};
        std::string value{piece.substr(equals + 1)};
        const auto capital = [](char c) {
            return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        };
        std::ranges::transform(name, name.begin(), capital);
        std::ranges::transform(value, value.begin(), capital);
        if (!parts.emplace(std::move(name), std::move(value)).second) return std::nullopt;
    }
    return parts;
}

std::optional<std::vector<int>> numbers(std::string_view text, const Range& range)
{
    std::vector<int> all;
    for (const std::string_view piece : pieces(text, ',')) {
        const auto number = whole_number(piece);
        if (!number || *number < range.least || *number > range.most) return std::nullopt;
        if (range.least < 0 && *number == 0) return std::nullopt;
        all.push_back(*number);
    }
    if (all.size() > range.longest) return std::nullopt;
    return all;
}

bool is_weekday(std::string_view text)
{
    constexpr std::array<std::string_view, 7> names{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    return std::ranges::find(names, text) != names.end();
}

// "MO", or "2MO" where a rule has a month or year to count in.
bool are_weekdays(std::string_view text, bool may_count)
{
    const auto all = pieces(text, ',');
    return all.size() <= 35 && std::ranges::all_of(all, [&](std::string_view day) {
               if (day.size() < 2 || !is_weekday(day.substr(day.size() - 2))) return false;
               const std::string_view count = day.substr(0, day.size() - 2);
               if (count.empty()) return true;
               const auto which = whole_number(count);
               return may_count && which && *which != 0 && *which >= -5 && *which <= 5;
           });
}

// Whether one of the months has one of the days at all.
bool can_come(const std::vector<int>& months, const std::vector<int>& days_of_month)
{
    return std::ranges::any_of(months, [&](int month) {
        const int length = month_lengths[static_cast<std::size_t>(month - 1)];
        return std::ranges::any_of(days_of_month, [&](int day) { return std::abs(day) <= length; });
    });
}

// How many days a rule's BYDAY can name in one month or, without BYMONTH, one year: "2MO" one, "MO"
// each of them.
int days_named(std::string_view by_day, int weeks)
{
    int named = 0;
    for (const std::string_view day : pieces(by_day, ','))
        named += day.size() > 2 ? 1 : weeks;
    return named;
}

// The size of the largest set that BYSETPOS can choose from.
int set_size(const Parts& parts)
{
    const auto value = [&](std::string_view part) {
        const auto found = parts.find(part);
        return found == parts.end() ? std::string_view{} : std::string_view{found->second};
    };
    const auto listed = [&](std::string_view part) {
        const std::string_view text = value(part);
        return text.empty() ? 0 : static_cast<int>(std::ranges::count(text, ',') + 1);
    };
    const std::string_view frequency = value("FREQ"), by_day = value("BYDAY");
    if (frequency == "DAILY") return 1;
    if (frequency == "WEEKLY") return std::max(1, listed("BYDAY"));
    const bool by_month = frequency == "YEARLY" && listed("BYMONTH") > 0;
    const int months = by_month ? listed("BYMONTH") : 1;
    const bool of_year = frequency == "YEARLY" && !by_month;
    if (!by_day.empty()) return months * days_named(by_day, of_year ? 53 : 5);
    return std::max(1, (of_year ? 12 : months) * listed("BYMONTHDAY"));
}

bool numbers_fit(const Parts& parts, std::map<std::string_view, std::vector<int>>& found)
{
    for (const Range& range : ranges) {
        const auto part = parts.find(range.part);
        if (part == parts.end()) continue;
        auto all = numbers(part->second, range);
        if (!all) return false;
        found.emplace(range.part, std::move(*all));
    }
    return true;
}

bool is_safe(const Parts& parts)
{
    const auto has = [&](std::string_view part) { return parts.contains(part); };
    const auto frequency = parts.find("FREQ");
    if (frequency == parts.end()) return false;
    const bool daily = frequency->second == "DAILY", weekly = frequency->second == "WEEKLY";
    const bool monthly = frequency->second == "MONTHLY", yearly = frequency->second == "YEARLY";
    if (!daily && !weekly && !monthly && !yearly) return false;

    std::map<std::string_view, std::vector<int>> given;
    if (!numbers_fit(parts, given)) return false;
    for (const auto& [name, value] : parts) {
        const bool known = name == "FREQ" || name == "UNTIL" ||
                           (name == "WKST" && is_weekday(value)) ||
                           (name == "BYDAY" && are_weekdays(value, monthly || yearly)) ||
                           std::ranges::find(ranges, name, &Range::part) != ranges.end();
        if (!known) return false;
    }
    const bool by_day = has("BYDAY"), by_month = has("BYMONTH"), by_month_day = has("BYMONTHDAY");
    if (by_month && by_month_day && !can_come(given["BYMONTH"], given["BYMONTHDAY"])) return false;
    if (weekly && by_month_day) return false;
    const bool may_miss = by_month || by_month_day || (daily && by_day);
    if (given.contains("INTERVAL") && given["INTERVAL"][0] > 1 && may_miss &&
        !(monthly && !by_month) && !yearly)
        return false;
    if ((has("BYYEARDAY") || has("BYWEEKNO")) &&
        (!yearly || by_month || by_month_day || (has("BYYEARDAY") && by_day) ||
         (has("BYYEARDAY") && has("BYWEEKNO"))))
        return false;
    if (has("BYSETPOS"))
        for (const int position : given["BYSETPOS"])
            if (std::abs(position) > set_size(parts)) return false;
    return true;
}

struct FreeIterator {
    void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};

icaltimetype ical_time(core::CivilTime civil)
{
    const auto day = floor<days>(civil);
    const year_month_day date{day};
    const hh_mm_ss clock{civil - day};
    icaltimetype time = icaltime_null_time();
    time.year = static_cast<int>(date.year());
    time.month = static_cast<int>(static_cast<unsigned>(date.month()));
    time.day = static_cast<int>(static_cast<unsigned>(date.day()));
    time.hour = static_cast<int>(clock.hours().count());
    time.minute = static_cast<int>(clock.minutes().count());
    time.second = static_cast<int>(clock.seconds().count());
    return time;
}

core::CivilTime civil_time(const icaltimetype& time)
{
    return local_days{year{time.year} / month{static_cast<unsigned>(time.month)} /
                      day{static_cast<unsigned>(time.day)}} +
           hours{time.hour} + minutes{time.minute} + seconds{time.second};
}

}  // namespace

std::optional<Recurrence> safe_recurrence(std::string_view text)
{
    auto parts = parts_of(text);
    if (!parts || !is_safe(*parts)) return std::nullopt;
    Recurrence recurrence;
    if (const auto until = parts->find("UNTIL"); until != parts->end()) {
        recurrence.until = written_time(until->second);
        // "For ever" is sometimes written as the year 9999.
        if (!recurrence.until && !until->second.starts_with("9999")) return std::nullopt;
        parts->erase(until);
    }
    const std::string& frequency = parts->at("FREQ");
    const auto interval = parts->find("INTERVAL");
    const int every = interval == parts->end() ? 1 : whole_number(interval->second).value();
    if (!parts->contains("COUNT") && frequency == "DAILY") recurrence.period = days{every};
    if (!parts->contains("COUNT") && frequency == "WEEKLY") recurrence.period = weeks{every};
    recurrence.rule = "FREQ=" + frequency;
    for (const auto& [name, value] : *parts)
        if (name != "FREQ") recurrence.rule += ';' + name + '=' + value;
    return recurrence;
}

std::vector<core::CivilTime> occurrences(const Recurrence& recurrence,
                                         core::CivilTime first,
                                         core::CivilTime from,
                                         core::CivilTime until,
                                         WorkBudget& budget)
{
    // A diary may begin ten years back. Whole periods on, a daily or weekly series is the same.
    core::CivilTime start = first;
    if (recurrence.period > days{0} && from > first) {
        const auto periods = (from - first) / seconds{recurrence.period};
        if (periods > 1) start += (periods - 1) * seconds{recurrence.period};
    }
    std::vector<core::CivilTime> found;
    const icalrecurrencetype rule = icalrecurrencetype_from_string(recurrence.rule.c_str());
    if (rule.freq == ICAL_NO_RECURRENCE) return found;
    const std::unique_ptr<icalrecur_iterator, FreeIterator> iterator{
        icalrecur_iterator_new(rule, ical_time(start))};
    while (iterator && budget.take()) {
        const icaltimetype next = icalrecur_iterator_next(iterator.get());
        if (icaltime_is_null_time(next)) break;
        const core::CivilTime civil = civil_time(next);
        if (civil > until) break;
        if (civil >= from) found.push_back(civil);
    }
    return found;
}

}  // namespace quorate::calendar
