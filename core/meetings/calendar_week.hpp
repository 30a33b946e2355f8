#pragma once

#include <map>
#include <vector>

#include "core/due_dates/due_date_store.hpp"
#include "core/meetings/view_meeting.hpp"

namespace quorate::core {

/// The last day for a meeting that has no date.
struct LastDay {
    QueueRow row = {};
    bool is_past = false;
    bool may_book = false;  // by the actor who looks
};

/// A week, or a stretch of days, as the calendar shows it.
struct CalendarDays {
    MeetingList meetings = {};
    std::vector<LastDay> last_days = {};  // also those that are past
    // Who must not meet and would; of families that the actor may see.
    std::map<MeetingId, std::vector<PairNames>> would_meet = {};
};

/// The meetings from `first` to before `after` (London's days), and the last days that end by
/// then. Of one chair only when `chair` is given.
Result<CalendarDays> calendar_days(UnitOfWork& work,
                                   const MeetingTools& tools,
                                   const Actor& actor,
                                   Date first,
                                   Date after,
                                   const std::optional<UserId>& chair);

/// A longer stretch of days, as numbers.
struct CalendarCounts {
    std::map<Date, int> meetings = {};  // days without any are left out
    std::vector<LastDay> last_days = {};
};

/// How many meetings there are on each day, from `first` to before `after`, and the last days that
/// end by then. Audited as the list is.
Result<CalendarCounts> calendar_counts(UnitOfWork& work,
                                       const MeetingTools& tools,
                                       const Actor& actor,
                                       Date first,
                                       Date after,
                                       const std::optional<UserId>& chair);

}  // namespace quorate::core
