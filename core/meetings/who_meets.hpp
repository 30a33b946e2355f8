#pragma once

#include <chrono>
#include <vector>

#include "core/cases/must_not_meet.hpp"
#include "core/meetings/complaints.hpp"
#include "core/meetings/meeting.hpp"
#include "core/meetings/seats.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Those of `pairs` who are both among `seats` and would be at a meeting at the same time, or with
/// less than the gap between them.
std::vector<MustNotMeet> who_would_meet(const std::vector<MustNotMeet>& pairs,
                                        const std::vector<SeatRequest>& seats);

/// Complains at "confirm_meet" of those of the family who must not meet and would, by name: for
/// whoever books, and for nobody else. By video or in person, it is the same.
void check_who_meets(UnitOfWork& work,
                     const Meeting& meeting,
                     const std::vector<SeatRequest>& seats,
                     Complaints& complaints);

/// Complains of these.
void check_who_meets(UnitOfWork& work,
                     const Meeting& meeting,
                     const std::vector<MustNotMeet>& pairs,
                     Complaints& complaints);

/// Gives those of `pairs` who would meet and have no part yet different ones, if the meeting is
/// long enough to be split.
void keep_apart(const std::vector<MustNotMeet>& pairs,
                std::chrono::minutes length,
                std::vector<SeatRequest>& seats);

/// The seats as somebody would ask for them.
std::vector<SeatRequest> requests_of(const std::vector<InviteeEntry>& seats);

}  // namespace quorate::core
