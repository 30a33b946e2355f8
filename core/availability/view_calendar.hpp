#pragma once

#include <vector>

#include "core/access/actor.hpp"
#include "core/availability/free_busy.hpp"
#include "core/support/clock.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// The most days of a calendar that are shown at once.
inline constexpr std::chrono::days longest_view{366};

/// Everything that is known of an owner's time between two days; for those who may not know why it
/// is taken, only that it is: see may_know_why().
struct OwnerCalendar {
    CalendarSharing sharing = {};
    std::vector<MeetingTime> meetings = {};
    std::vector<BusyTime> busy = {};
    std::vector<CivilStretch> off = {};  // outside working patterns
};

/// Of the days from one to another, both included.
Result<OwnerCalendar> view_calendar(UnitOfWork& work,
                                    const Clock& clock,
                                    const Actor& actor,
                                    const CalendarOwner& owner,
                                    Date from,
                                    Date until);

}  // namespace quorate::core
