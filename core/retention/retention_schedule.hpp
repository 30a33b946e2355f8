#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/retention/retention_store.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// How long a class of records is kept, and who says so.
struct StandingRetention {
    RetentionRule rule = {};
    std::optional<RetentionNote> note = {};   // nothing while the usual rule holds
    std::vector<RetentionNote> history = {};  // the last first
};

/// A record that is no family's, and goes by itself when its time is over.
struct TechnicalRecord {
    std::string_view what;
    std::string_view kept;
};

/// The rules of an authority, one for each class, in the order of the classes.
std::vector<StandingRetention> standing_rules(UnitOfWork& work, const AuthorityId& authority);

/// The same for whoever may know of it: all of the staff.
Result<std::vector<StandingRetention>> view_retention_schedule(UnitOfWork& work,
                                                               const Actor& actor);

/// What clear_out() and others remove by themselves, and what is never removed.
std::vector<TechnicalRecord> technical_records();

struct SetRetention {
    RetentionRule rule = {};  // fields "counted_from" and "years"
    std::string owner = {};   // field "owner"
    std::string reason = {};  // field "reason"
};

/// Sets how long a class is kept, from now on, also for families that are closed already. An
/// administrator's act, as the other policies are. Nothing is erased by it.
Result<Done> set_retention(UnitOfWork& work,
                           const Clock& clock,
                           const Actor& actor,
                           const SetRetention& command);

}  // namespace quorate::core
