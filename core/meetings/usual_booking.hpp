#pragma once

#include <vector>

#include "core/dates/working_calendar.hpp"
#include "core/meetings/meeting_choices.hpp"

namespace quorate::core {

/// What the form for a meeting is filled in with, so that little is typed. All of it can be
/// changed.
struct UsualBooking {
    Date next_working_day = {};
    int length_minutes = 60;
    UserId chair = {};  // empty when nobody suggests themselves
    std::vector<SeatRequest> invitees = {};
};

/// A conference is suggested with the chair and the people of the family's last one, who know the
/// child, and the first with those of the last strategy discussion; a core group with those whom
/// a conference named for it, and who leads it in the chair, or else with those people and the
/// lead social worker in the chair; anything else with the lead social worker.
UsualBooking usual_booking(UnitOfWork& work,
                           const MeetingChoices& choices,
                           MeetingType type,
                           const WorkingCalendar& calendar,
                           Date today);

}  // namespace quorate::core
