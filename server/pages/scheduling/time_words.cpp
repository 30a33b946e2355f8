#include "server/pages/scheduling/time_words.hpp"

#include <map>
#include <string_view>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/dates/typed_time.hpp"
#include "core/support/text.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;
using core::CivilTime;

constexpr minutes whole_day = hours{24};

std::optional<minutes> typed_end(std::string_view text)
{
    if (core::trimmed(text) == "24:00") return whole_day;
    return core::parse_typed_time(text);
}

std::optional<core::DayHours> typed_stretch(const std::string& text)
{
    for (const std::string_view between : {" to ", "–", "-"}) {
        const auto at = text.find(between);
        if (at == std::string::npos) continue;
        const auto from = core::parse_typed_time(core::trimmed(text.substr(0, at)));
        const auto until = typed_end(text.substr(at + between.size()));
        if (!from || !until) return std::nullopt;
        return core::DayHours{*from, *until};
    }
    return std::nullopt;
}

bool is_midnight(core::Instant at)
{
    const CivilTime civil = core::london_civil(at);
    return civil == floor<days>(civil);
}

// A time in London as a moment. Of a time that comes twice, the end is the later.
std::optional<core::Instant> moment(ReadSpan& read, const char* field, CivilTime civil, bool is_end)
{
    const core::Instant at = core::london_instant(civil);
    if (core::london_civil(at) != civil) {
        read.errors.push_back(
            {field, "The clocks go forward then: there is no such time in London"});
        return std::nullopt;
    }
    return is_end && core::comes_twice(civil) ? at + hours{1} : at;
}

std::optional<core::Date> day_of(ReadSpan& read, const char* field, const std::string& text)
{
    const auto day = core::parse_typed_date(text);
    if (!day)
        read.errors.push_back({field,
                               core::trimmed(text).empty() ? "Enter the day, like 14/6/2027"
                                                           : core::typed_date_fault(text)});
    return day;
}

}  // namespace

std::string minutes_text(minutes time)
{
    const auto two_digits = [](auto number) {
        return (number < 10 ? "0" : "") + std::to_string(number);
    };
    return two_digits(time.count() / 60) + ":" + two_digits(time.count() % 60);
}

std::string hours_text(const std::vector<core::DayHours>& hours)
{
    std::string text;
    for (const core::DayHours& each : hours)
        text += (text.empty() ? "" : ", ") + minutes_text(each.from) + " to " +
                minutes_text(each.until);
    return text.empty() ? "Day off" : text;
}

std::optional<std::vector<core::DayHours>> typed_hours(const std::string& text)
{
    std::vector<core::DayHours> hours;
    const std::string all = core::trimmed(text);
    if (all.empty() || core::lower_case(all) == "day off") return hours;
    std::size_t from = 0;
    while (from <= all.size()) {
        const auto end = std::min(all.find(',', from), all.size());
        const auto stretch = typed_stretch(core::trimmed(all.substr(from, end - from)));
        if (!stretch) return std::nullopt;
        hours.push_back(*stretch);
        from = end + 1;
    }
    return hours;
}

std::string span_text(const core::TimeSpan& span)
{
    const core::Date first = core::london_date(span.from);
    if (is_midnight(span.from) && is_midnight(span.until)) {
        const core::Date last = core::london_date(span.until) - days{1};
        return core::short_date(first) + (last == first ? "" : " to " + core::short_date(last)) +
               ", all day";
    }
    const core::Date last = core::london_date(span.until);
    if (first == last)
        return core::short_date(first) + ", " + core::london_clock_time(span.from) + " to " +
               core::london_clock_time(span.until);
    return core::london_short_time(span.from) + " to " + core::london_short_time(span.until);
}

TypedSpan typed_span_of(const Fields& form)
{
    return {.date = form.get("date"),
            .until_date = form.get("until_date"),
            .from = form.get("from"),
            .until = form.get("until")};
}

ReadSpan read_span(const TypedSpan& typed)
{
    ReadSpan read;
    const auto first = day_of(read, "date", typed.date);
    const bool one_day = core::trimmed(typed.until_date).empty();
    const auto last = one_day ? first : day_of(read, "until_date", typed.until_date);
    if (core::trimmed(typed.from).empty() && core::trimmed(typed.until).empty()) {
        if (first) read.starts_at = core::london_instant(CivilTime{*first});
        if (last) read.ends_at = core::london_instant(CivilTime{*last + days{1}});
        return read;
    }
    const auto from = core::parse_typed_time(typed.from);
    const auto until = typed_end(typed.until);
    constexpr const char* how = "Enter a time like 09:30; leave both empty for whole days";
    if (!from) read.errors.push_back({"from", how});
    if (!until) read.errors.push_back({"until", how});
    if (first && from) read.starts_at = moment(read, "from", *first + *from, false);
    if (last && until) read.ends_at = moment(read, "until", *last + *until, true);
    return read;
}

std::string busy_words(const core::BusyTime& time)
{
    return time.only_taken ? "Taken" : std::string{label(time.kind)};
}

std::string fault_text(const core::BusyFeed& feed)
{
    static const std::map<std::string_view, std::string_view> texts{
        {"host_not_allowed",
         "Calendars are not fetched from there any more: ask whoever runs Quorate"},
        {"unknown_host", "There is no such server. Copy the address again"},
        {"closed_address",
         "The address leads into a private network: ask whoever runs Quorate to allow it"},
        {"no_connection", "The server did not answer. It is tried again"},
        {"not_trusted", "The server could not prove who it is. Tell whoever runs it"},
        {"too_slow", "The server was too slow. It is tried again"},
        {"redirected", "The calendar has moved. Copy its new address"},
        {"not_permitted",
         "The server refuses to give the calendar. Share it again and copy the "
         "new address"},
        {"not_found",
         "The server says that there is no such calendar. Share it again and copy the new address"},
        {"other_status", "The server answered with a fault of its own. It is tried again"},
        {"too_large", "The calendar is too large. Share less of it, such as this year alone"},
        {"broken_answer", "The answer was cut short. It is tried again"},
        {"no_calendar",
         "What the address gives is no calendar. Copy the ICS address, not that of "
         "the page"},
        {"cut_short", "The calendar ends in the middle. It is tried again"},
        {"too_big", "The calendar is too large. Share less of it, such as this year alone"},
        {"too_much_work", "Something in the calendar repeats without end. Share less of it"},
        {"address_lost", "The address can no longer be read. Remove it and add it again"}};
    if (feed.fault.empty()) return {};
    const auto found = texts.find(feed.fault);
    return std::string{found == texts.end()
                           ? "The calendar could not be read. Share it again, or tell whoever "
                             "runs Quorate"
                           : found->second};
}

}  // namespace quorate::server
