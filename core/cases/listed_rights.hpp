#pragma once

#include <set>

#include "core/access/actor.hpp"
#include "core/access/permission.hpp"
#include "core/cases/case_store.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What the actor may do with the families of a list, which may hold more of them than can be
/// opened: a link or a button that would be refused is not offered. Asks the store once.
class ListedRights {
public:
    ListedRights(UnitOfWork& work, const Actor& actor, Instant now);

    bool may(Action action, const CaseId& id) const;

private:
    const Actor& actor_;
    Instant now_;
    std::set<CaseId> involved_;
};

/// Whether a list that reaches so far holds this limit, so that it may go on after it.
bool is_listed(
    UnitOfWork& work, const Actor& actor, Reach reach, Instant now, const DueDateId& cursor);

}  // namespace quorate::core
