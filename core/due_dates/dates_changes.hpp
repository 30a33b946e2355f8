#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/cases/case_tools.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/due_dates/date_move_store.hpp"
#include "core/rules/dates_change.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

// What an authority counts by takes two of its administrators to change. The operator of the
// installation, who may change everything in any case, does it alone.

/// What became of a change that was put forward.
struct DatesOutcome {
    DatesChangeId id = {};
    std::optional<MovedDates> moved = {};  // nothing while it waits for a second person
};

/// The changes that wait, and those that were decided, the latest first.
struct DatesChanges {
    std::vector<DatesChange> waiting = {};
    std::vector<DatesChange> decided = {};
    std::map<std::string, MoveExtent> extents = {};  // by id, of those that moved dates
};
Result<DatesChanges> view_dates_changes(UnitOfWork& work, const Clock& clock, const Actor& actor);

/// One of them.
Result<DatesChange> view_dates_change(UnitOfWork& work,
                                      const Clock& clock,
                                      const Actor& actor,
                                      const DatesChangeId& id);

/// Puts a waiting change in force and works out again what rests on it, in one transaction. The
/// person must not be the one who put it forward, nor signed in as it was (needs_second_person). A
/// rule is used from its first day, or from today when that has passed, so that no date of a day
/// gone by changes.
Result<MovedDates> confirm_dates_change(UnitOfWork& work,
                                        const CaseTools& tools,
                                        const Actor& actor,
                                        const DatesChangeId& id);

/// Turns a waiting change down; whoever put it forward may do so as well.
Result<Done> turn_down_dates_change(UnitOfWork& work,
                                    const Clock& clock,
                                    const Actor& actor,
                                    const DatesChangeId& id);

// For the use cases that put changes forward.

/// Whether the actor may see what is counted by. Seeing it needs no password again.
Result<Done> permit_to_see_dates(const Actor& actor, Instant now);

/// Whether the actor may put a change forward.
Result<Done> permit_to_put_forward(const Actor& actor, Instant now);

/// Keeps a change that has been checked, to wait for a second person; puts it in force at once when
/// the operator made it. `already_exists` while the same change waits.
Result<DatesOutcome> put_forward(UnitOfWork& work,
                                 const CaseTools& tools,
                                 const Actor& actor,
                                 DatesChange change);

}  // namespace quorate::core
