#pragma once

#include <vector>

#include "core/meetings/complaints.hpp"
#include "core/meetings/confirmed.hpp"
#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Complains of what is seldom meant about the time of `meeting` and is not confirmed: at
/// "confirm_busy" when the chair, or one of the `required` on the staff or at an agency, has no
/// time for their part of it by what is known of their calendar (people are named, and nothing is
/// said of what they do), and at "confirm_hours" when it starts before 07:00, ends after 21:00 or
/// lasts past midnight. A strategy discussion is held at any hour. Other meetings are left to
/// check_free().
void check_usual_time(UnitOfWork& work,
                      const Meeting& meeting,
                      const std::vector<SeatHolder>& required,
                      const SeatWindows& windows,
                      const Confirmed& confirmed,
                      Complaints& complaints);

}  // namespace quorate::core
