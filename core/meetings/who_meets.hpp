#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/cases/must_not_meet.hpp"
#include "core/meetings/complaints.hpp"
#include "core/meetings/confirmed.hpp"
#include "core/meetings/meeting.hpp"
#include "core/meetings/seats.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Those of `pairs` who are both among `seats` and would be at a meeting at the same time, or with
/// less than the gap between them.
std::vector<MustNotMeet> who_would_meet(const std::vector<MustNotMeet>& pairs,
                                        const std::vector<SeatRequest>& seats);

/// The same of those who must not meet in the meeting's family; of a meeting that is held together
/// with others also of two families, where one of the two is among `seats`.
std::vector<MustNotMeet> who_would_meet(UnitOfWork& work,
                                        const Meeting& meeting,
                                        const std::vector<SeatRequest>& seats);

/// Complains of these who must not meet and would, by name: for whoever books, and for nobody else.
/// By video or in person, it is the same. Whoever may end such a note may confirm it
/// ("confirm_meet"); anybody else is told at "invitees", and whatever they confirm does not count.
void check_who_meets(UnitOfWork& work,
                     const Actor& actor,
                     const Meeting& meeting,
                     const std::vector<MustNotMeet>& would_meet,
                     const Confirmed& confirmed,
                     Complaints& complaints);

/// Whether this is what check_who_meets() complains of.
bool is_about_who_meets(const FieldError& error);

/// The part of it that names them: "Glen Testwood and Hazel Testwood must not meet".
std::string who_must_not_meet(const FieldError& error);

/// For the audit of what was done all the same: " lets_meet=ID,ID" for each two.
std::string lets_meet_detail(const std::vector<MustNotMeet>& would_meet);

/// Two who must not meet, as they are called.
struct PairNames {
    PersonName one;
    PersonName other;
};

/// Those who must not meet and would, while the meeting is to come or goes on. Nobody for an actor
/// who may not see the family.
std::vector<PairNames> who_still_meets(UnitOfWork& work,
                                       const Actor& actor,
                                       const Meeting& meeting,
                                       const std::vector<InviteeEntry>& seats,
                                       Instant now);

/// `pairs` by the names on the seats, if they would meet.
std::vector<PairNames> names_of_who_meets(const std::vector<MustNotMeet>& pairs,
                                          const std::vector<InviteeEntry>& seats);

/// Gives those of `pairs` who would meet and have no part yet different ones, if the meeting is
/// long enough to be split.
void keep_apart(const std::vector<MustNotMeet>& pairs,
                std::chrono::minutes length,
                std::vector<SeatRequest>& seats);

/// The seats as somebody would ask for them.
std::vector<SeatRequest> requests_of(const std::vector<InviteeEntry>& seats);

}  // namespace quorate::core
