#include "server/pages/dates/dates_picture.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/rules/welsh.hpp"
#include "server/pages/dates/dates_words.hpp"

namespace quorate::server {

using namespace std::chrono;

using core::Date;
using core::Language;

namespace {

Date first_of_month(Date day)
{
    const year_month_day date{day};
    return Date{date.year() / date.month() / 1};
}

std::string day_in_year(Date day, Language language)
{
    return core::short_date(day, language) + " " +
           std::to_string(static_cast<int>(year_month_day{day}.year()));
}

// "Christmas Day, Fri 25 Dec 2026; Boxing Day, …"
std::string days_off_text(const std::vector<DaysOff>& days, Language language)
{
    std::string text;
    for (const DaysOff& each : days) {
        if (!text.empty()) text += "; ";
        text += language == Language::welsh ? core::welsh_holiday(each.name) : each.name;
        if (!each.name.empty()) text += ", ";
        text += day_in_year(each.first, language);
        if (each.last != each.first) text += " – " + day_in_year(each.last, language);
    }
    return text;
}

}  // namespace

bool DatesSpan::in_one_year() const
{
    return year_month_day{first}.year() == year_month_day{last}.year();
}

DatesSpan span_of(const DatesPicture& picture)
{
    DatesSpan span{picture.today, picture.today};
    const auto include = [&](Date day) {
        span.first = std::min(span.first, day);
        span.last = std::max(span.last, day);
    };
    for (const core::ExplainedDueDate& each : picture.dates) {
        include(each.due.counted_from);
        include(each.due.limit_date);
        if (const auto day = settled_day(each.due)) include(*day);
    }
    return {first_of_month(span.first), span.last};
}

std::vector<DaysOff> days_off(const core::NamedDays& days, const DatesSpan& span)
{
    std::vector<DaysOff> found;
    for (auto it = days.lower_bound(span.first); it != days.end() && it->first <= span.last; ++it) {
        const auto& [day, name] = *it;
        if (!found.empty() && found.back().name == name &&
            day - found.back().last == core::Date::duration{1})
            found.back().last = day;
        else
            found.push_back({day, day, name});
    }
    return found;
}

std::vector<std::string> days_off_sentences(const std::vector<DaysOff>& holidays,
                                            const std::vector<DaysOff>& closures,
                                            Language language)
{
    const DatesWords& words = dates_words(language);
    const auto naming = [&](std::string_view sentence, const std::vector<DaysOff>& days) {
        return core::filled(sentence, {{"days", days_off_text(days, language)}});
    };
    std::vector<std::string> sentences{holidays.empty() ? std::string{words.no_holidays_between}
                                                        : naming(words.holidays_between, holidays)};
    if (!closures.empty()) sentences.push_back(naming(words.closures_between, closures));
    return sentences;
}

std::string picture_day(Date day, const DatesSpan& span, Language language)
{
    return span.in_one_year() ? core::short_date(day, language) : day_in_year(day, language);
}

std::optional<Date> settled_day(const core::CaseDueDate& due)
{
    if (due.met_on) return due.met_on;
    if (due.booked_for) return core::london_date(*due.booked_for);
    return std::nullopt;
}

bool wants_a_date(const core::CaseDueDate& due)
{
    return due.status == core::DueStatus::open && due.meeting_type && !due.meeting && !due.met_on;
}

std::string limit_day(const core::CaseDueDate& due, const DatesSpan& span, Language language)
{
    std::string day = picture_day(due.limit_date, span, language);
    if (due.limit_at) day += ", " + core::london_clock_time(*due.limit_at);
    return day;
}

std::string limit_words(const core::ExplainedDueDate& date,
                        const DatesSpan& span,
                        Language language)
{
    const DatesWords& words = dates_words(language);
    const core::Bound bound = date.explanation.rule.bound;
    const auto phrase = bound == core::Bound::target     ? words.target
                        : bound == core::Bound::earliest ? words.not_before
                                                         : words.last_day;
    return core::filled(phrase, {{"day", limit_day(date.due, span, language)}});
}

std::string standing_words(const core::CaseDueDate& due, const DatesSpan& span, Language language)
{
    const DatesWords& words = dates_words(language);
    const auto day = settled_day(due);
    if (day) {
        const auto phrase = !due.met_on   ? words.booked_then
                            : due.meeting ? words.held_then
                                          : words.done_then;
        return core::filled(phrase, {{"day", picture_day(*day, span, language)}});
    }
    if (due.status == core::DueStatus::not_needed) return std::string{words.not_needed};
    if (!wants_a_date(due)) return {};
    // In the picture it stands alone, so without the full stop.
    return std::string{words.no_date.substr(0, words.no_date.size() - 1)};
}

}  // namespace quorate::server
