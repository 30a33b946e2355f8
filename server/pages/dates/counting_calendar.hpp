#pragma once

#include <optional>

#include "core/dates/working_calendar.hpp"
#include "core/rules/due_date.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// What a calendar of counted days knows besides the days themselves.
struct Counting {
    const core::ExplainedDate& date;
    const core::NamedDays& closures;     // of the authority: some may be counted all the same
    std::optional<core::Date> met = {};  // the day of the meeting, or of what met the limit
    bool is_done = false;                // it was met on that day, and is not only booked
    core::Language language = core::Language::english;
};

/// The weeks from the day the clock started to the last day, each day with its number or why it is
/// left out, and in words for those who do not see how it looks. False for a rule that does not
/// count working days.
View counting_calendar(const Counting& counting);

/// Every day from the clock's start to the last day, in the order of counting: "Mon 23 Nov", "day
/// 1", or why it is not counted. Empty for a rule that does not count working days.
View every_day(const Counting& counting);

/// How a rule counts that does not count working days; empty for one that does.
std::string other_counting_text(const core::ExplainedDate& date, core::Language language);

/// "6 weekend days. 3 bank holidays: Fri 25 Dec (Christmas Day), …": what was left out of the
/// count, or an empty text.
std::string left_out_text(const core::ExplainedDate& date, core::Language language);

}  // namespace quorate::server
