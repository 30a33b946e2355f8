#pragma once

#include <vector>

#include "core/minutes/register.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// Whether a mark says that somebody is, or was, in the room or with it by video.
bool is_there(Attendance attendance);

/// What is wrong with the times of a register, for all its seats.
struct TimeFaults {
    std::vector<FieldError>& conflicts;  // somebody else wrote another time since
    std::vector<FieldError>& faults;
};

/// Puts what `command` says of a seat's times into `seat`, which is marked already: "arrived.<id>"
/// and "left.<id>" name the fields at fault. A time that the form only repeats changes nothing.
void mark_times(const TakeRegister& command, Invitee& seat, const TimeFaults& found);

}  // namespace quorate::core
