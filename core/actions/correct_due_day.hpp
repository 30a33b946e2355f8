#pragma once

#include <string>

#include "core/meetings/meeting_tools.hpp"
#include "core/minutes/meeting_file.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

struct CorrectDueDay {
    MeetingId meeting = {};
    std::string part = {};    // what a correction of the record puts right: see other_part_from()
    std::string due_on = {};  // as typed; empty: the day stays
};

/// The other day of an action point that a correction of the agreed minutes gives it, in the same
/// transaction as amend_minutes(). Papers go on saying what was agreed, with the correction; its
/// owner is asked by the new day from now on. Whoever knows of it is told in one mail: that of the
/// day, or, where they had it already, that of the next working day, however many days change.
/// Errors are at "due_on".
Result<Done> correct_due_day(UnitOfWork& work,
                             const MeetingTools& tools,
                             const Actor& actor,
                             const CorrectDueDay& command);

}  // namespace quorate::core
