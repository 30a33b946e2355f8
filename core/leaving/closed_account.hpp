#pragma once

#include <vector>

#include "core/access/actor.hpp"
#include "core/feeds/feed.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/meeting.hpp"
#include "core/support/clock.hpp"
#include "core/support/random.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What somebody has that others have to take over, in numbers: it names no family.
struct WaitsForHandOver {
    int families = 0;  // open, of which they are the lead social worker
    int meetings = 0;  // to come, at which they have a seat

    bool any() const { return families > 0 || meetings > 0; }
};

/// For whoever may close the account as for whoever may hand it over: no rights are asked for.
WaitsForHandOver waits_for_hand_over(UnitOfWork& work, const User& person, Instant now);

/// "2 families and 1 meeting".
std::string text_of(const WaitsForHandOver& waits);

/// Tells, once an account is closed, the managers of the person's teams and the service managers
/// how much waits to be handed over, and the chair and whoever arranged each meeting to come that
/// somebody with a seat has left. One mail to each, without names; whoever closed it is not told.
void tell_of_closed_account(UnitOfWork& work,
                            const Clock& clock,
                            RandomSource& random,
                            const Actor& actor,
                            const UserId& person);

/// The feeds that stop with the account and that others may read: of agencies, rooms and teams.
std::vector<FeedRow> shared_feeds_of(UnitOfWork& work, const User& person, Instant now);

}  // namespace quorate::core
