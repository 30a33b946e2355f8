#include "server/pages/dates/counting_calendar.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "core/dates/date_text.hpp"
#include "server/pages/dates/dates_words.hpp"

namespace quorate::server {

using namespace std::chrono;

namespace {

using core::Date;
using core::DayOff;
using core::Language;

Date monday_of(Date day)
{
    return day - (weekday{day} - Monday);
}

struct DayView {
    std::string look = {};
    std::string mark = {};
    std::string note = {};  // under the number and the date
    std::string said = {};  // for screen readers, after them
};

DayView counted_day(const Counting& counting, const core::CountedDay& day)
{
    const DatesWords& words = dates_words(counting.language);
    DayView view{.mark = std::to_string(day.number)};
    if (day.day == counting.date.due.limit_date) {
        view.look = "is-end";
        view.note = words.last_day_mark;
    } else if (counting.closures.contains(day.day)) {
        view.look = "is-closed";
        view.note = words.closed_mark;
        view.said = words.but_counted;
    }
    return view;
}

DayView left_out_day(const Counting& counting, const core::SkippedDay& skipped)
{
    const DatesWords& words = dates_words(counting.language);
    const std::string why =
        " " +
        core::filled(words.not_counted, {{"reason", reason_text(skipped, counting.language)}});
    if (skipped.why == DayOff::bank_holiday)
        return {.look = "is-hol", .mark = std::string{words.bank_holiday_mark}, .said = why};
    if (skipped.why == DayOff::local_closure)
        return {.look = "is-closed", .mark = std::string{words.closed_mark}, .said = why};
    return {.look = "is-skip", .said = why};
}

// What each day between the clock's start and the last day looks like.
std::map<Date, DayView> look_of_days(const Counting& counting)
{
    const core::ExplainedDate& date = counting.date;
    const DatesWords& words = dates_words(counting.language);
    std::map<Date, DayView> days;
    for (const core::SkippedDay& skipped : date.skipped)
        days[skipped.day] = left_out_day(counting, skipped);
    for (const core::CountedDay& counted : date.counted)
        days[counted.day] = counted_day(counting, counted);
    if (!date.rule.count_trigger_day)
        days[date.trigger.on] = {.look = "is-start", .mark = std::string{words.start}};
    if (counting.met && days.contains(*counting.met)) {
        DayView& day = days[*counting.met];
        day.look += day.look.empty() ? "is-met" : " is-met";
        day.mark += " ✓";
        day.said += ", " + std::string{counting.is_done ? words.done_there : words.booked_there};
    }
    return days;
}

View day_view(Date day, const DayView& looks, Language language)
{
    View view;
    view["day_class"] = looks.look;
    view["mark"] = looks.mark;
    view["day_number"] = std::to_string(static_cast<unsigned>(year_month_day{day}.day()));
    view["month"] = text(core::short_month(day, language));
    view["day_note"] = looks.note;
    view["day_said"] = looks.said;
    return view;
}

View empty_day()
{
    View view;
    view["day_class"] = text("is-out");
    for (const char* name : {"mark", "month", "day_note", "day_said"})
        view[name] = false;
    view["day_number"] = std::string{};
    return view;
}

std::string names_of(const core::ExplainedDate& date, DayOff kind, Language language)
{
    std::string names;
    for (const core::SkippedDay& day : date.skipped) {
        if (day.why != kind) continue;
        if (!names.empty()) names += ", ";
        names += core::short_date(day.day, language);
        const std::string name =
            kind == DayOff::bank_holiday ? reason_text(day, language) : day.name;
        if (!name.empty()) names += " (" + name + ")";
    }
    return names;
}

std::string how_many(std::string_view one,
                     std::string_view many,
                     std::ptrdiff_t number,
                     const std::string& names = {})
{
    return core::filled(number == 1 ? one : many,
                        {{"number", std::to_string(number)}, {"names", names}});
}

}  // namespace

View counting_calendar(const Counting& counting)
{
    const core::ExplainedDate& date = counting.date;
    if (date.counted.empty()) return View{false};
    const auto days = look_of_days(counting);
    const Date first = monday_of(days.begin()->first);
    const Date last = monday_of(days.rbegin()->first);

    kainjow::mustache::list weeks;
    for (Date monday = first; monday <= last; monday += core::Date::duration{7}) {
        kainjow::mustache::list cells;
        for (int i = 0; i < 7; ++i) {
            const Date day = monday + core::Date::duration{i};
            const auto looks = days.find(day);
            cells.push_back(looks == days.end() ? empty_day()
                                                : day_view(day, looks->second, counting.language));
        }
        View week;
        week["days"] = View{cells};
        weeks.push_back(week);
    }
    const DatesWords& words = dates_words(counting.language);
    const std::string offset = offset_text(date.rule, counting.language);
    const std::string from = core::short_date(date.trigger.on, counting.language);
    const bool is_after = date.rule.direction == core::Direction::after;
    View view;
    view["counting_caption"] = core::filled(is_after ? words.counting : words.counting_back,
                                            {{"offset", offset}, {"day", from}});
    view["weekdays"] =
        view_list(std::array{Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday},
                  [&](weekday day) {
                      View column;
                      column["weekday"] = text(core::short_weekday(day, counting.language));
                      return column;
                  });
    view["weeks"] = View{weeks};
    return view;
}

View every_day(const Counting& counting)
{
    const core::ExplainedDate& date = counting.date;
    const DatesWords& words = dates_words(counting.language);
    std::map<Date, std::string> said;
    if (date.counted.empty()) return View{kainjow::mustache::list{}};
    if (!date.rule.count_trigger_day) said[date.trigger.on] = words.clock_starts;
    for (const core::SkippedDay& skipped : date.skipped)
        said[skipped.day] =
            core::filled(words.not_counted, {{"reason", reason_text(skipped, counting.language)}});
    for (const core::CountedDay& counted : date.counted) {
        std::string& text = said[counted.day];
        text = core::filled(words.day_number, {{"number", std::to_string(counted.number)}});
        if (counted.day == date.due.limit_date) text += words.and_last_day;
        if (counting.closures.contains(counted.day)) text += words.but_counted;
    }
    std::vector<std::pair<Date, std::string>> days{said.begin(), said.end()};
    if (date.rule.direction == core::Direction::before) std::ranges::reverse(days);
    return view_list(days, [&](const auto& each) {
        View view;
        view["counted_day"] = core::short_date(each.first, counting.language);
        view["counted_as"] = each.second;
        return view;
    });
}

std::string other_counting_text(const core::ExplainedDate& date, Language language)
{
    const DatesWords& words = dates_words(language);
    switch (date.rule.unit) {
        case core::Unit::calendar_days:
        case core::Unit::weeks:
            return std::string{words.every_day};
        case core::Unit::months:
            return std::string{words.whole_months};
        case core::Unit::hours:
            return std::string{words.every_hour};
        case core::Unit::working_days:
        case core::Unit::none:
            break;
    }
    return {};
}

std::string left_out_text(const core::ExplainedDate& date, Language language)
{
    const DatesWords& words = dates_words(language);
    const auto number_of = [&](auto... kinds) {
        return std::ranges::count_if(
            date.skipped, [&](const core::SkippedDay& day) { return ((day.why == kinds) || ...); });
    };
    if (date.counted.empty()) return {};
    const auto weekend = number_of(DayOff::saturday, DayOff::sunday);
    std::string text = weekend == 0 ? std::string{words.no_weekend_days}
                                    : how_many(words.weekend_day, words.weekend_days, weekend);
    const auto holidays = number_of(DayOff::bank_holiday);
    text += " ";
    text += holidays == 0 ? std::string{words.no_bank_holidays}
                          : how_many(words.bank_holiday,
                                     words.bank_holidays,
                                     holidays,
                                     names_of(date, DayOff::bank_holiday, language));
    if (const auto closed = number_of(DayOff::local_closure); closed > 0)
        text += " " + how_many(words.closure,
                               words.closures,
                               closed,
                               names_of(date, DayOff::local_closure, language));
    return text;
}

}  // namespace quorate::server
