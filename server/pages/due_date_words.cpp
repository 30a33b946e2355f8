#include "server/pages/due_date_words.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"

namespace quorate::server {
namespace {

using core::DueStatus;

constexpr int soon_days = 4;

bool is_booked_late(const core::CaseDueDate& due)
{
    return due.booked_for && core::london_date(*due.booked_for) > due.limit_date;
}

// Which counted day the meeting falls on, or 0 when the rule does not count days.
int counted_day(const core::ExplainedDueDate& date, core::Date day)
{
    for (const core::CountedDay& each : date.explanation.counted)
        if (each.day == day) return each.number;
    return 0;
}

std::string booked_words(const core::ExplainedDueDate& date)
{
    if (!date.due.booked_for) return "Booked";
    if (is_booked_late(date.due)) return "Booked after the last day";
    const core::Date day = core::london_date(*date.due.booked_for);
    const int number = counted_day(date, day);
    if (number == 0) return "Booked for " + core::short_date(day);
    return "Booked, day " + std::to_string(number) + " of " +
           std::to_string(date.explanation.rule.offset);
}

std::string last_day(const core::CaseDueDate& due)
{
    std::string text = core::long_date(due.limit_date);
    if (due.schedule_by != due.limit_date) text += ", book by " + core::long_date(due.schedule_by);
    return text;
}

}  // namespace

View due_chip(const core::ExplainedDueDate& date)
{
    const core::CaseDueDate& due = date.due;
    switch (due.status) {
        case DueStatus::met:
            return chip(Chip::done,
                        due.met_on && *due.met_on > due.limit_date ? "Done, late" : "Done");
        case DueStatus::not_needed:
            return chip(Chip::none, "Not needed");
        case DueStatus::superseded:
            return chip(Chip::none, "Replaced");
        case DueStatus::open:
            break;
    }
    if (due.meeting) return chip(is_booked_late(due) ? Chip::late : Chip::ok, booked_words(date));
    return deadline_chip(date.left);
}

std::string due_sentence(const core::ExplainedDueDate& date)
{
    const core::CaseDueDate& due = date.due;
    std::string text = date.left.is_late ? "The last day was " : "Last day ";
    text += last_day(due) + ".";
    if (due.status == DueStatus::met && due.met_on)
        text += " Done on " + core::long_date(*due.met_on) + ".";
    else if (due.status == DueStatus::open && due.booked_for)
        text += " Booked for " + core::london_long_time(*due.booked_for) + ".";
    else if (due.status == DueStatus::open && due.meeting_type)
        text += " No date yet.";
    if (due.is_provisional) text += " Provisional: not all bank holidays are known yet.";
    if (!due.settled_reason.empty()) text += " " + due.settled_reason;
    return text;
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
