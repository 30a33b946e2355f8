#pragma once

#include <string>

#include "core/meetings/meeting.hpp"

namespace quorate::core {

/// What the chair, and nobody else, is told of their longer time: "Meeting 10:00 to 12:00. Time
/// with the family from 09:30; until 12:15 afterwards". Nothing when the meeting is all of it.
std::string chair_parts(const Meeting& meeting);

}  // namespace quorate::core
