#include "server/pages/dates/due_date_words.hpp"

#include <cstdlib>

#include "core/circulation/adjournment.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/pages/dates/dates_words.hpp"
#include "server/pages/dates/overrun_words.hpp"

namespace quorate::server {
namespace {

using core::DueStatus;

constexpr int soon_days = 4;

bool is_booked_late(const core::CaseDueDate& due)
{
    return due.booked_for && !is_kept_at(due, *due.booked_for);
}

std::string booked_words(const core::ExplainedDueDate& date, core::Language language)
{
    const DatesWords& words = dates_words(language);
    if (!date.due.booked_for) return std::string{words.booked};
    if (is_booked_late(date.due)) return std::string{booked_late_text(date.due, language)};
    const core::Date day = core::london_date(*date.due.booked_for);
    const int number = number_of_day(date.explanation, day);
    if (number == 0)
        return core::filled(words.booked_on, {{"day", core::short_date(day, language)}});
    return core::filled(
        words.booked_day,
        {{"number", std::to_string(number)}, {"of", std::to_string(date.explanation.rule.offset)}});
}

// How much time is left, as deadline_chip() says it in English.
View time_chip(const core::TimeLeft& left, core::Language language)
{
    const View english = deadline_chip(left);
    if (language == core::Language::english) return english;
    const DatesWords& words = dates_words(language);
    const std::string days = working_days_text(std::abs(left.working_days), language);
    View view = english;
    if (left.is_late && left.working_days == 0)
        view["words"] = text(words.late);
    else if (left.is_late)
        view["words"] = core::filled(words.days_late, {{"days", days}});
    else if (left.until && left.is_last_day)
        view["words"] =
            core::filled(words.today_at, {{"time", core::london_clock_time(*left.until)}});
    else if (left.until)
        view["words"] = core::london_short_time(*left.until, language);
    else
        view["words"] = left.working_days == 0 ? std::string{words.today} : days;
    return view;
}

// By a limit in hours the time matters too.
std::string day_done_text(const core::CaseDueDate& due, core::Language language)
{
    return due.limit_at && due.met_at ? core::london_long_time(*due.met_at, language)
                                      : core::long_date(*due.met_on, language);
}

// "Last day", or "Target" of what is aimed at only.
std::string_view last_day_words(const core::ExplainedDueDate& date, const DatesWords& words)
{
    const bool is_target = date.explanation.rule.bound == core::Bound::target;
    if (date.left.is_late) return is_target ? words.target_was : words.last_day_was;
    return is_target ? words.target : words.last_day;
}

}  // namespace

View due_chip(const core::ExplainedDueDate& date, core::Language language)
{
    const DatesWords& words = dates_words(language);
    const core::CaseDueDate& due = date.due;
    switch (due.status) {
        case DueStatus::met:
            return chip(Chip::done, is_met_late(due) ? words.done_late : words.done);
        case DueStatus::not_needed:
            return chip(Chip::none, words.not_needed);
        case DueStatus::superseded:
            return chip(Chip::none, words.replaced);
        case DueStatus::open:
            break;
    }
    if (due.meeting)
        return chip(is_booked_late(due) ? Chip::late : Chip::ok, booked_words(date, language));
    return time_chip(date.left, language);
}

std::string due_sentence(const core::ExplainedDueDate& date, core::Language language)
{
    const DatesWords& words = dates_words(language);
    const core::CaseDueDate& due = date.due;
    const auto said_of = [&](std::string_view sentence, const std::string& day) {
        return core::filled(sentence, {{"day", day}});
    };

    std::string text = said_of(last_day_words(date, words), last_day_text(due, language));
    if (due.schedule_by != due.limit_date)
        text += said_of(words.book_by, core::long_date(due.schedule_by, language));
    text += ".";
    if (due.status == DueStatus::met && due.met_on)
        text += " " + said_of(words.done_on, day_done_text(due, language));
    else if (due.status == DueStatus::open && due.booked_for)
        text += " " + said_of(words.booked_for, core::london_long_time(*due.booked_for, language));
    else if (due.status == DueStatus::open && due.meeting_type)
        text += " " + std::string{words.no_date};
    if (due.is_provisional) text += " " + std::string{words.provisional};
    text += extension_sentence(date, language);
    if (!due.settled_reason.empty() && language == core::Language::english)
        text += " " + due.settled_reason;
    return text;
}

std::string adjourned_sentence(const std::optional<core::LastAdjourned>& adjourned,
                               core::Language language)
{
    if (!adjourned) return {};
    std::string text = core::filled(dates_words(language).last_adjourned,
                                    {{"day", core::long_date(adjourned->on, language)}});
    if (adjourned->again_by)
        text += ' ' + core::filled(core::adjournment_words(language).again_by,
                                   {{"day", core::long_date(*adjourned->again_by, language)}});
    return text;
}

std::string held_again_sentence(const core::CaseDueDate& due)
{
    return "The last one was adjourned without quorum, and has to be held again by then. The limit "
           "itself is " +
           last_day_text(due) + ".";
}

std::string last_day_text(const core::CaseDueDate& due, core::Language language)
{
    return due.limit_at ? core::london_long_time(*due.limit_at, language)
                        : core::long_date(due.limit_date, language);
}

std::string short_last_day(const core::CaseDueDate& due)
{
    return due.limit_at ? core::london_short_time(*due.limit_at) : core::short_date(due.limit_date);
}

std::string short_book_by(const core::CaseDueDate& due)
{
    return due.schedule_by == due.limit_date ? std::string{}
                                             : ", book by " + core::short_date(due.schedule_by);
}

std::string short_start(const core::CaseDueDate& due, core::Language language)
{
    return due.limit_at && due.counted_at ? core::london_short_time(*due.counted_at, language)
                                          : core::short_date(due.counted_from, language);
}

std::string_view booked_late_text(const core::CaseDueDate& due, core::Language language)
{
    const DatesWords& words = dates_words(language);
    return due.limit_at ? words.booked_too_late : words.booked_late;
}

int number_of_day(const core::ExplainedDate& date, core::Date day)
{
    for (const core::CountedDay& each : date.counted)
        if (each.day == day) return each.number;
    return 0;
}

std::string due_tone(const core::ExplainedDueDate& date)
{
    const core::CaseDueDate& due = date.due;
    if (due.status == DueStatus::met) return "done";
    if (due.status != DueStatus::open) return "none";
    if (due.meeting) return is_booked_late(due) ? "late" : "ok";
    if (date.left.is_late) return "late";
    return date.left.working_days <= soon_days ? "soon" : "ok";
}

}  // namespace quorate::server
