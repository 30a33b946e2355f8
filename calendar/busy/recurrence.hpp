#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/busy/values.hpp"

namespace quorate::calendar {

/// An RRULE that is safe to give to libical.
struct Recurrence {
    std::string rule;                  // in libical's form, without UNTIL
    std::optional<WrittenTime> until;  // the last moment, which we compare ourselves
    std::chrono::days period = {};     // of a daily or weekly rule without COUNT, else zero
};

/// The rule, if it is of those that diaries hold. Refused, because libical 3.0.16 looks for the
/// next occurrence inside one call that nothing bounds:
/// - FREQ of HOURLY, MINUTELY or SECONDLY, and more than one hour, minute or second of a day (183
///   bytes of HOURLY keep it busy for half a minute; no meeting repeats within a day);
/// - days that never come, such as 30 February, and INTERVAL together with a filter on days, which
///   may never coincide;
/// - BYYEARDAY and BYWEEKNO together with other filters, BYSETPOS beyond the set's size, RSCALE and
///   whatever RFC 5545 does not name;
/// - numbers out of range and parts that come twice.
std::optional<Recurrence> safe_recurrence(std::string_view text);

/// How many occurrences may be asked for in one calendar, whether they fall into the stretch or
/// not.
class WorkBudget {
public:
    explicit WorkBudget(int occurrences) : left_{occurrences} {}

    /// False when it is used up.
    bool take() { return left_-- > 0; }
    bool is_spent() const { return left_ < 0; }

private:
    int left_;
};

/// When a series that begins at `first` occurs, from about `from` (earlier ones may come as well)
/// to `until`, as its zone's clocks show it. Stops early when the budget is used up.
std::vector<core::CivilTime> occurrences(const Recurrence& recurrence,
                                         core::CivilTime first,
                                         core::CivilTime from,
                                         core::CivilTime until,
                                         WorkBudget& budget);

}  // namespace quorate::calendar
