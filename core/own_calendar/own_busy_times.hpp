#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/own_calendar/own_calendar.hpp"
#include "core/support/random.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// How many entries one person's busy times can have.
inline constexpr std::size_t most_busy_entries = 5'000;

/// The stretch of time that an entry is read for: from yesterday to as far ahead as time can be
/// taken, in whole days.
TimeSpan busy_entry_span(Instant now);

/// An entry as somebody's own program writes it: when, never what for.
struct WriteBusyEntry {
    std::string name = {};
    std::string uid = {};  // field "uid": another entry's is refused
    std::string lines = {};
    Instant starts_at = {};
    std::optional<Instant> ends_at = {};  // nothing when it repeats
    std::vector<TimeSpan> busy = {};      // within busy_entry_span()
};

/// Adds the entry, or replaces the one of that name. What of it lies ahead is taken from the time
/// that meetings can be in; a meeting that is booked then stays where it is.
Result<BusyEntry> write_busy_entry(UnitOfWork& work,
                                   const Clock& clock,
                                   RandomSource& random,
                                   const Actor& actor,
                                   const WriteBusyEntry& command);

Result<Done> remove_busy_entry(UnitOfWork& work,
                               const Clock& clock,
                               const Actor& actor,
                               const std::string& name);

/// How long before the known times of what repeats would no longer reach as far as time can be
/// taken, they are worked out again.
inline constexpr std::chrono::days busy_entry_slack{30};

/// Up to `limit` entries of anybody's whose times have to be worked out again, by id, after
/// `after`.
std::vector<BusyEntry> busy_entries_to_read(UnitOfWork& work,
                                            Instant now,
                                            const BusyEntryId& after,
                                            int limit);

/// Keeps the times of an entry as they are within busy_entry_span(now). For the program that wrote
/// it nothing changes. False when the entry was changed or removed meanwhile.
bool keep_read_again(UnitOfWork& work,
                     RandomSource& random,
                     Instant now,
                     BusyEntry entry,
                     const std::vector<TimeSpan>& busy);

/// By name.
Result<std::vector<BusyEntry>> own_busy_entries(UnitOfWork& work,
                                                const Clock& clock,
                                                const Actor& actor,
                                                const std::optional<TimeSpan>& span);

}  // namespace quorate::core
