#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "core/dates/language.hpp"
#include "core/meetings/attendance_window.hpp"
#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// How long before the meeting somebody of the family is to be there, since the chair meets them
/// first: those who are there from its start. Nobody where two are `invited` who must not meet:
/// who of them comes early a person agrees with each.
std::chrono::minutes minutes_with_chair(UnitOfWork& work,
                                        const Meeting& meeting,
                                        const SeatHolder& holder,
                                        const std::optional<AttendanceWindow>& window,
                                        const std::vector<SeatHolder>& invited);

/// The same for a seat of a meeting that is stored.
std::chrono::minutes minutes_with_chair(UnitOfWork& work,
                                        const Meeting& meeting,
                                        const Invitee& seat);

/// What they are told of it: "Please come at half past 9 in the morning: you meet the chair first.
/// The meeting starts at 10 in the morning."; empty without such minutes.
std::string arrival_text(const Meeting& meeting, std::chrono::minutes before, Language language);

/// What an invitation asks of a seat: attended(), with the time in which chair and family meet for
/// both, and with the debrief for the chair.
AttendedTime invited_time(UnitOfWork& work, const Meeting& meeting, const Invitee& seat);

/// Whether two of the family have a seat who must not meet.
bool invites_who_must_not_meet(UnitOfWork& work, const Meeting& meeting);

/// Whether two are `invited` to a meeting that is not stored yet who must not meet.
bool invites_who_must_not_meet(UnitOfWork& work,
                               const Meeting& meeting,
                               const std::vector<SeatHolder>& invited);

}  // namespace quorate::core
