#pragma once

#include <vector>

#include "core/access/actor.hpp"
#include "core/feeds/feed.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/meeting.hpp"
#include "core/support/clock.hpp"
#include "core/support/random.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What somebody has that others have to take over, in numbers: it names no family.
struct WaitsForHandOver {
    int families = 0;  // open, of which they are the lead social worker
    int meetings = 0;  // to come, at which they have a seat
    int actions = 0;   // action points that they still have to do

    bool any() const { return families > 0 || meetings > 0 || actions > 0; }
};

/// For whoever may close the account as for whoever may hand it over: no rights are asked for.
WaitsForHandOver waits_for_hand_over(UnitOfWork& work, const User& person, Instant now);

/// "2 families, 1 meeting and 3 action points"; empty when nothing waits.
std::string text_of(const WaitsForHandOver& waits);

/// Who has left and still has what waits to be handed over, for those who allocate families: of a
/// team manager's teams, or of the whole authority. Nobody for others.
std::vector<User> leavers_with_work(UnitOfWork& work, const Actor& actor, Instant now);

/// Closes an account as disable_user() does, and tells by mail, without names: the managers of the
/// person's teams and the service managers how much waits to be handed over; the chair and whoever
/// arranged each meeting to come that somebody with a seat has left; and the leads of an agency
/// that its calendar's address has ended. Whoever closes it is not told.
Result<Done> close_leaver(UnitOfWork& work,
                          const Clock& clock,
                          RandomSource& random,
                          const Actor& actor,
                          const UserId& person,
                          int version = 0);

/// The feeds that stop with the account and that others may read: of agencies, rooms and teams.
std::vector<FeedRow> shared_feeds_of(UnitOfWork& work, const User& person, Instant now);

}  // namespace quorate::core
