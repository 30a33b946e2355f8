#pragma once

#include <string>

#include "core/meetings/meeting.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What the chair, and nobody else, is told of their longer time: "Meeting 10:00 to 12:00. Time
/// with the family from 09:30; until 12:15 afterwards". Nothing when the meeting is all of it.
/// Where two of the family are invited who must not meet, it does not say that the time is with all
/// of them: "You are needed from 09:30".
std::string chair_parts(UnitOfWork& work,
                        const Meeting& meeting,
                        Language language = Language::english);

}  // namespace quorate::core
