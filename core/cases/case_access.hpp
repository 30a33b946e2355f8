#pragma once

#include "core/access/actor.hpp"
#include "core/access/permission.hpp"
#include "core/cases/family_case.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// A case with what permissions rest on, for somebody who may do what they asked for.
struct OpenedCase {
    FamilyCase family;
    CaseFacts facts;
};

/// The case, if the actor may do `action` on it. A case that the actor may not know of is refused
/// exactly like one that does not exist.
Result<OpenedCase> open_case(UnitOfWork& work,
                             const Actor& actor,
                             Action action,
                             const CaseId& id,
                             Instant now,
                             Grounds grounds = {});

/// Whether the actor may do a second action on a case that has been opened already.
bool may_also(const OpenedCase& opened, const Actor& actor, Action action, Instant now);

}  // namespace quorate::core
