#pragma once

#include <string>

#include "core/access/action.hpp"
#include "core/access/actor.hpp"
#include "core/audit/audit_trail.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What an audit entry is about. `detail` holds "key=value" pairs of ids and codes, never a name.
struct Audited {
    Action action;
    std::string object = {};
    CaseId case_id = {};
    std::string detail = {};
    FreeText reason = {};  // as it was typed
};

/// Records that `actor` did or saw something, in the transaction that does or shows it. Call it
/// once in every use case that reads or changes what belongs to a case, and in every one that
/// changes anything: what cannot be audited does not happen.
void audit(UnitOfWork& work, const Actor& actor, Instant now, const Audited& what);

/// The record of a refusal, for whoever answers it to write in a transaction of its own (the one
/// that was refused has been rolled back).
AuditRecord denial(const Actor& actor, Instant now, const Error& error);

}  // namespace quorate::core
