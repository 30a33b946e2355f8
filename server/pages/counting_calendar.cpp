#include "server/pages/counting_calendar.hpp"

#include <algorithm>
#include <map>

#include "core/dates/date_text.hpp"

namespace quorate::server {

using namespace std::chrono;

namespace {

using core::Date;
using core::DayOff;

Date monday_of(Date day)
{
    return day - (weekday{day} - Monday);
}

std::string month_text(Date day)
{
    static constexpr std::array<const char*, 12> names{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return names.at(static_cast<unsigned>(year_month_day{day}.month()) - 1);
}

struct DayView {
    std::string look = {};
    std::string mark = {};
};

DayView counted_day(const core::ExplainedDate& date, Date day, int number)
{
    const bool is_last = day == date.due.limit_date;
    return {.look = is_last ? "is-end" : "", .mark = std::to_string(number)};
}

DayView left_out_day(const core::SkippedDay& skipped)
{
    if (skipped.why == DayOff::bank_holiday) return {.look = "is-hol", .mark = "Bank hol"};
    if (skipped.why == DayOff::local_closure) return {.look = "is-hol", .mark = "Closed"};
    return {.look = "is-skip"};
}

// What each day between the clock's start and the last day looks like.
std::map<Date, DayView> look_of_days(const core::ExplainedDate& date, std::optional<Date> met)
{
    std::map<Date, DayView> days;
    for (const core::SkippedDay& skipped : date.skipped)
        days[skipped.day] = left_out_day(skipped);
    for (const core::CountedDay& counted : date.counted)
        days[counted.day] = counted_day(date, counted.day, counted.number);
    if (!date.rule.count_trigger_day) days[date.trigger.on] = {.look = "is-start", .mark = "Start"};
    if (met && days.contains(*met)) {
        DayView& day = days[*met];
        day.look += day.look.empty() ? "is-met" : " is-met";
        day.mark += " ✓";
    }
    return days;
}

View day_view(Date day, const DayView& looks)
{
    const bool is_last = looks.look.starts_with("is-end");
    View view;
    view["day_class"] = looks.look;
    view["mark"] = looks.mark;
    view["day_number"] = is_last ? std::string{"Last day"}
                                 : std::to_string(static_cast<unsigned>(year_month_day{day}.day()));
    view["month"] = is_last ? std::string{} : month_text(day);
    return view;
}

View empty_day()
{
    View view;
    view["day_class"] = text("is-out");
    view["mark"] = false;
    view["day_number"] = std::string{};
    view["month"] = false;
    return view;
}

std::string names_of(const core::ExplainedDate& date, DayOff kind)
{
    std::string names;
    for (const core::SkippedDay& day : date.skipped) {
        if (day.why != kind) continue;
        if (!names.empty()) names += ", ";
        names += core::short_date(day.day);
        if (!day.name.empty()) names += " (" + day.name + ")";
    }
    return names;
}

}  // namespace

View counting_calendar(const core::ExplainedDate& date, std::optional<Date> met)
{
    if (date.counted.empty()) return View{false};
    const auto days = look_of_days(date, met);
    const Date first = monday_of(days.begin()->first);
    const Date last = monday_of(days.rbegin()->first);

    kainjow::mustache::list weeks;
    for (Date monday = first; monday <= last; monday += core::Date::duration{7}) {
        kainjow::mustache::list cells;
        for (int i = 0; i < 7; ++i) {
            const Date day = monday + core::Date::duration{i};
            const auto looks = days.find(day);
            cells.push_back(looks == days.end() ? empty_day() : day_view(day, looks->second));
        }
        View week;
        week["days"] = View{cells};
        weeks.push_back(week);
    }
    View view;
    view["counting_caption"] =
        "Counting " + offset_text(date.rule) + " " +
        (date.rule.direction == core::Direction::after ? "from " : "back from ") +
        core::short_date(date.trigger.on);
    view["weeks"] = View{weeks};
    return view;
}

View every_day(const core::ExplainedDate& date)
{
    std::map<Date, std::string> said;
    if (date.counted.empty()) return View{kainjow::mustache::list{}};
    if (!date.rule.count_trigger_day) said[date.trigger.on] = "the clock starts: day 0";
    for (const core::SkippedDay& skipped : date.skipped)
        said[skipped.day] = "not counted: " + reason_text(skipped);
    for (const core::CountedDay& counted : date.counted)
        said[counted.day] = "day " + std::to_string(counted.number) +
                            (counted.day == date.due.limit_date ? ", the last day" : "");
    std::vector<std::pair<Date, std::string>> days{said.begin(), said.end()};
    if (date.rule.direction == core::Direction::before) std::ranges::reverse(days);
    return view_list(days, [](const auto& each) {
        View view;
        view["counted_day"] = core::short_date(each.first);
        view["counted_as"] = each.second;
        return view;
    });
}

std::string other_counting_text(const core::ExplainedDate& date)
{
    switch (date.rule.unit) {
        case core::Unit::calendar_days:
        case core::Unit::weeks:
            return "Every day, with weekends and bank holidays.";
        case core::Unit::months:
            return "Whole months, to the same day of the month, or to its last day when it has no "
                   "such day. Weekends and bank holidays are not left out.";
        case core::Unit::hours:
            return "Every hour, with nights, weekends and bank holidays.";
        case core::Unit::working_days:
        case core::Unit::none:
            break;
    }
    return {};
}

std::string left_out_text(const core::ExplainedDate& date)
{
    const auto number_of = [&](auto... kinds) {
        return std::ranges::count_if(
            date.skipped, [&](const core::SkippedDay& day) { return ((day.why == kinds) || ...); });
    };
    if (date.counted.empty()) return {};
    const auto weekend = number_of(DayOff::saturday, DayOff::sunday);
    std::string text =
        weekend == 0 ? "No weekend days. " : counted(weekend, "weekend day", "weekend days") + ". ";
    const auto holidays = number_of(DayOff::bank_holiday);
    text += holidays == 0 ? "No bank holidays."
                          : counted(holidays, "bank holiday", "bank holidays") + ": " +
                                names_of(date, DayOff::bank_holiday) + ".";
    if (const auto closures = number_of(DayOff::local_closure); closures > 0)
        text += " " + counted(closures, "local closure", "local closures") + ": " +
                names_of(date, DayOff::local_closure) + ".";
    return text;
}

}  // namespace quorate::server
