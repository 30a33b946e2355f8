#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/dates/working_calendar.hpp"
#include "core/due_dates/case_due_date.hpp"
#include "core/meetings/meeting_type.hpp"
#include "core/slots/slot_request.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// How far ahead a meeting without a limit is looked for, and one after its last day.
inline constexpr WorkingDays days_without_limit{30};
inline constexpr WorkingDays days_after_limit{15};

/// How long before its last day a review or core group is looked for, at the earliest. An initial
/// conference or a strategy discussion is looked for at once.
inline constexpr WorkingDays days_before_limit{20};

/// Between when and when a time is looked for, and how its days stand to the limit.
struct SearchWindow {
    std::vector<Date> days = {};  // that are worked, at least one
    CivilTime earliest = {};
    std::optional<CivilTime> latest_start = {};  // of a limit in hours
    std::vector<int> days_to_spare = {};         // of each day; none without a limit
    std::vector<int> day_numbers = {};           // where the limit counts working days
    int limit_days = 0;
    std::optional<Date> again_by = {};  // the last day, where it comes before that of the limit
    bool is_after_last_day = false;
    bool is_cut = false;  // it could begin earlier
};

/// Where in the time that is left a search begins.
enum class SearchFrom {
    usual,           // for what is repeated, days_before_limit; for the rest as soon as can be
    soonest,         // as soon as can be
    after_last_day,  // where the limit ends
};

// "after_last_day": used by the API. Never changes.
std::string_view code(SearchFrom from);
std::optional<SearchFrom> search_from(std::string_view code);

/// From the start of the next working day, for strategy discussions from half an hour from now, to
/// the last day of `due`, or as far as we look without a limit; nobody wants the next review in the
/// week after the last, so what is repeated is not looked for so early unless asked. Days before
/// `not_before` are left out, and those after `not_after` unless that has passed. `past_limit` at
/// "last_day" when no working day is left before it.
Result<SearchWindow> search_window(const Calendars& calendars,
                                   Instant now,
                                   MeetingType type,
                                   const std::optional<CaseDueDate>& due,
                                   SearchFrom from,
                                   std::optional<Date> not_before = {},
                                   std::optional<Date> not_after = {});

}  // namespace quorate::core
