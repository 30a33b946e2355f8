#pragma once

#include <optional>
#include <vector>

#include "core/due_dates/case_due_date.hpp"
#include "core/due_dates/due_standing.hpp"
#include "core/meetings/meeting.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// That the last meeting which could have met a limit was adjourned, and nothing decided.
struct LastAdjourned {
    Date on = {};
    std::optional<Date> again_by = {};  // the last day to hold it again, for want of quorum

    friend bool operator==(const LastAdjourned&, const LastAdjourned&) = default;
};

/// That of a limit which is open and asks for a meeting: about one of the children it is open for,
/// of its kind, initial conferences being of one kind. Nothing where the last one decided, or there
/// was none. Audits nothing.
/// `meetings` are those of its case.
std::optional<LastAdjourned> last_adjourned(UnitOfWork& work,
                                            const AuthorityId& authority,
                                            const CaseDueDate& due,
                                            const std::vector<Meeting>& meetings);

/// `again_by` where it is the last day for a meeting in place of that of its limit: it comes first
/// and has not passed.
std::optional<Date> earlier_last_day(const CaseDueDate& due,
                                     const std::optional<Date>& again_by,
                                     Date today);

/// How long there is to that day; as the limit alone has it where it is none.
TimeLeft time_left_to_hold_again(const WorkingCalendar& calendar,
                                 Instant now,
                                 const CaseDueDate& due,
                                 const std::optional<Date>& again_by);

}  // namespace quorate::core
