#pragma once

#include "core/minutes/minutes_file.hpp"
#include "core/support/random.hpp"

namespace quorate::core {

/// Whether a closed part can be added to these minutes: they are a draft, the family would be at
/// the meeting, and there is none yet.
bool may_have_closed_part(const MinutesFile& file);

/// Adds the closed part, in which professionals speak alone: a section of its own at the end, that
/// can never be marked for the family and whose other readers the chair's map may narrow. One a
/// meeting; asked again, it gives what is there. `wrong_state` once the minutes are agreed.
Result<MinuteSection> add_closed_part(UnitOfWork& work,
                                      const Clock& clock,
                                      RandomSource& random,
                                      const Actor& actor,
                                      const MeetingId& meeting);

}  // namespace quorate::core
