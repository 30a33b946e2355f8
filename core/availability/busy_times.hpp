#pragma once

#include <optional>

#include "core/access/actor.hpp"
#include "core/availability/availability_store.hpp"
#include "core/support/clock.hpp"
#include "core/support/form_checks.hpp"
#include "core/support/random.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// How far ahead time can be taken.
inline constexpr std::chrono::days furthest_busy_time{2 * 366};

/// Says that somebody or something is not to be had.
struct AddBusyTime {
    CalendarOwner owner = {};
    std::optional<Instant> starts_at = {};  // field "starts_at"
    std::optional<Instant> ends_at = {};    // field "ends_at"
    std::optional<BusyKind> kind = {};      // field "kind"
};

Result<BusyTime> add_busy_time(UnitOfWork& work,
                               const Clock& clock,
                               RandomSource& random,
                               const Actor& actor,
                               const AddBusyTime& command);

/// `wrong_state` for what comes from a calendar: it would be back with the next look at it.
Result<Done> remove_busy_time(UnitOfWork& work,
                              const Clock& clock,
                              const Actor& actor,
                              const BusyTimeId& id);

/// Only that it is taken, when the actor may not know why: see may_know_why().
Result<BusyTime> find_busy_time(UnitOfWork& work,
                                const Clock& clock,
                                const Actor& actor,
                                const BusyTimeId& id);

/// What one owner's calendar holds besides meetings, by time; each as find_busy_time() has it.
Result<PageOf<BusyTime>> list_busy_times(UnitOfWork& work,
                                         const Clock& clock,
                                         const Actor& actor,
                                         const BusyTimeQuery& query);

/// The meetings ahead that are booked in a time that was taken, by time: each by its hours alone.
/// Taking the time moves none of them. Nothing for those who do not keep the owner's calendar.
std::vector<MeetingTime> meetings_in(UnitOfWork& work,
                                     const Clock& clock,
                                     const Actor& actor,
                                     const BusyTime& time);

/// What is wrong with a time that is to be taken, at the fields `starts` and `ends`.
void check_busy_time(
    FormChecks& checks, const TimeSpan& span, Instant now, const char* starts, const char* ends);

}  // namespace quorate::core
