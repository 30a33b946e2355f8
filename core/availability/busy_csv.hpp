#pragma once

#include <string>

#include "core/access/actor.hpp"
#include "core/support/clock.hpp"
#include "core/support/random.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

inline constexpr std::size_t largest_busy_file = 1024 * 1024;  // bytes
inline constexpr int longest_busy_file = 5000;                 // lines below the header

// Busy times from a CSV file, whole or not at all. The first line names the columns, in any order:
//
// - owner: an e-mail address of somebody on the staff or of a contact, or the name of a room
// - date, from, until: a day and two times in London; without times the whole day
// - or start, end: "2026-11-25T10:00", in London unless it has an offset; a day without a time is
//   the whole day, the last one too
// - kind: busy (which it is when nothing is said), leave or on_call
//
// Anything else, such as what the time is for, is refused: nobody should send it.

struct ImportedBusyTimes {
    int times = 0;
    int owners = 0;
    Date from = {};   // the days that the file covers
    Date until = {};  // both included
};

/// For everybody in the file, what earlier files said of the days from its first to its last is
/// replaced, and the calendar of a contact is known from then on. `invalid_input` names each line
/// at fault, at the field "csv".
Result<ImportedBusyTimes> import_busy_csv(UnitOfWork& work,
                                          const Clock& clock,
                                          RandomSource& random,
                                          const Actor& actor,
                                          const std::string& csv);

}  // namespace quorate::core
