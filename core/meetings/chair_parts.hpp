#pragma once

#include <string>
#include <vector>

#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What the chair, and nobody else, is told of their longer time: "Meeting 10:00 to 12:00. First
/// part from 09:30; until 12:15 afterwards". Nothing when the meeting is all of it. It goes into
/// calendars, so it does not say with whom that part is. Where two of the family are invited who
/// must not meet, that may be no part of this meeting: "You are needed from 09:30".
std::string chair_parts(UnitOfWork& work,
                        const Meeting& meeting,
                        Language language = Language::english);

/// The same of a meeting that is not stored yet, to which these are `invited`.
std::string chair_parts(UnitOfWork& work,
                        const Meeting& meeting,
                        const std::vector<SeatHolder>& invited,
                        Language language);

}  // namespace quorate::core
