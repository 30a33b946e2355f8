#include "core/scheduling/search_window.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/rules/statutory_rule.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

constexpr minutes notice_of_strategy_discussion{30};

bool is_repeated(MeetingType type)
{
    return !is_initial_conference(type) && type != MeetingType::strategy_discussion;
}

Error past(const CaseDueDate& due, Date today)
{
    const std::string what_now =
        ". Look for a time after it, which a manager has to allow for a reason";
    const std::string last = long_date(due.schedule_by);
    const std::string sentence =
        due.schedule_by < today
            ? "The last day on which it could be held, " + last + ", has passed"
            : "It is too late to find a time on or before the last day, " + last;
    return {Refusal::past_limit, {{"last_day", sentence + what_now}}};
}

void number_days(const Calendars& calendars, const CaseDueDate& due, SearchWindow& window)
{
    const StatutoryRule& rule = rule_of(due);
    if (rule.unit != Unit::working_days || rule.direction != Direction::after) return;
    const WorkingCalendar& calendar =
        rule.counted_by == CountedBy::national_calendar ? calendars.national : calendars.local;
    window.limit_days = rule.offset;
    for (const Date day : window.days)
        window.day_numbers.push_back(calendar.count_between(due.counted_from, day).count +
                                     (rule.count_trigger_day ? 1 : 0));
}

}  // namespace

std::string_view code(SearchFrom from)
{
    switch (from) {
        case SearchFrom::usual:
            return "usual";
        case SearchFrom::soonest:
            return "soonest";
        case SearchFrom::after_last_day:
            return "after_last_day";
    }
    return "";
}

std::optional<SearchFrom> search_from(std::string_view text)
{
    for (const SearchFrom from :
         {SearchFrom::usual, SearchFrom::soonest, SearchFrom::after_last_day})
        if (code(from) == text) return from;
    return std::nullopt;
}

Result<SearchWindow> search_window(const Calendars& calendars,
                                   Instant now,
                                   MeetingType type,
                                   const std::optional<CaseDueDate>& due,
                                   SearchFrom from,
                                   std::optional<Date> not_before,
                                   std::optional<Date> not_after)
{
    const WorkingCalendar& calendar = calendars.local;
    const Date today = london_date(now);
    const bool is_urgent = type == MeetingType::strategy_discussion;
    Date first = is_urgent ? calendar.first_working_day_on_or_after(today)
                           : calendar.advance(today, WorkingDays{1});
    Date last = calendar.advance(today, days_without_limit);
    SearchWindow window;
    window.earliest =
        is_urgent ? london_civil(now + notice_of_strategy_discussion) : CivilTime{first};
    if (due && from == SearchFrom::after_last_day) {
        const Date over = std::max(due->schedule_by, today);
        first = std::max(first, calendar.advance(due->schedule_by, WorkingDays{1}));
        last = calendar.advance(over, days_after_limit);
        window.is_after_last_day = true;
    } else if (due) {
        last = due->schedule_by;
        const Date usual = calendar.retreat(last, days_before_limit);
        if (from == SearchFrom::usual && is_repeated(type) && usual > first && !not_after) {
            first = usual;
            window.is_cut = true;
        }
        if (due->limit_at) window.latest_start = london_civil(*due->limit_at);
        const bool is_over = due->limit_at && *due->limit_at < now;
        if (last < first || is_over) return past(*due, today);
    }
    if (not_before && *not_before > first) {
        first = *not_before;
        window.earliest = std::max(window.earliest, CivilTime{first});
        if (!due) last = std::max(last, calendar.advance(first, days_without_limit));
        if (due && last < first) return past(*due, today);
    }
    if (not_after && *not_after >= calendar.first_working_day_on_or_after(first))
        last = std::min(last, *not_after);
    if (due && last < due->schedule_by && not_after == last) window.again_by = last;
    for (Date day = first; day <= last; day += days{1})
        if (calendar.is_working_day(day)) window.days.push_back(day);
    if (window.days.empty()) return past(due.value(), today);
    if (!due) return window;
    const Date counted_to = window.again_by.value_or(due->schedule_by);
    for (const Date day : window.days)
        window.days_to_spare.push_back(calendar.count_between(day, counted_to).count);
    number_days(calendars, *due, window);
    return window;
}

}  // namespace quorate::core
