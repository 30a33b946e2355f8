#pragma once

#include <optional>

#include "core/rules/due_date.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// The weeks from the day the clock started to the last day, each day with its number or why it is
/// left out. `met` is the day of the meeting or of what met the limit. False for a rule that does
/// not count working days.
View counting_calendar(const core::ExplainedDate& date, std::optional<core::Date> met);

/// Every day from the clock's start to the last day, in the order of counting: "Mon 23 Nov", "day
/// 1", or why it is not counted. Empty for a rule that does not count working days.
View every_day(const core::ExplainedDate& date);

/// How a rule counts that does not count working days; empty for one that does.
std::string other_counting_text(const core::ExplainedDate& date);

/// "6 weekend days. 3 bank holidays: Fri 25 Dec (Christmas Day), …": what was left out of the
/// count, or an empty text.
std::string left_out_text(const core::ExplainedDate& date);

}  // namespace quorate::server
