#pragma once

#include <optional>
#include <vector>

#include "core/access/actor.hpp"
#include "core/cases/child.hpp"
#include "core/due_dates/date_move_store.hpp"
#include "core/support/paging.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// A date that moved, as its reader may see it.
struct MovedDateEntry {
    ToldDate told = {};
    bool moved_again = false;      // another answer has taken its place since
    bool is_booked_late = false;   // after the new last day
    bool is_on_a_day_off = false;  // in time, but on a day that is not worked any more
    bool may_open = false;         // the family's file
    bool may_open_meeting = false;
    std::vector<Child> children = {};  // of the family, for those who may open it
};

struct MovedDatesList {
    PageOf<MovedDateEntry> page = {};
    UnseenDates unseen = {};  // on all pages
};

/// The dates that moved and that the actor was told of, of families they may know of now.
Result<MovedDatesList> view_moved_dates(UnitOfWork& work,
                                        const Clock& clock,
                                        const Actor& actor,
                                        ToldDateQuery query);

/// How many of them the actor has not seen. Nothing for those who do not have the list.
UnseenDates unseen_moved_dates(UnitOfWork& work, const Actor& actor, Instant now);

/// Says that the actor has seen what moved with this. `not_found` for those who were not told.
Result<Done> mark_moved_dates_seen(UnitOfWork& work,
                                   const Clock& clock,
                                   const Actor& actor,
                                   const DateMoveId& move);

/// Whether a mail about dates that moved may still leave: to somebody who has an account, still has
/// the address it is for, and has not seen them in the meantime.
bool notice_still_to_be_sent(UnitOfWork& work,
                             const AuthorityId& authority,
                             const MoveNoticeId& notice,
                             const Email& to);

}  // namespace quorate::core
