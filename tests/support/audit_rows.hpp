#pragma once

#include <string>

#include "core/audit/audit_trail.hpp"
#include "db/session/database.hpp"
#include "tests/support/staffed_authority.hpp"

namespace quorate::test {

/// A family of team north of the first authority, with "sw" as lead worker, and its reference.
void add_logged_family(db::Pool& pool,
                       const std::string& id = "case-1",
                       const std::string& reference = "EX-2041",
                       int level = 0);

/// An entry of the first authority as use cases write them: of `actor`, who did `action`.
core::AuditRecord logged(const std::string& actor,
                         const std::string& role,
                         const std::string& action,
                         core::Instant at);

/// Adds it to the chain of the first authority.
void add_to_log(db::Database& database, const core::AuditRecord& record);

}  // namespace quorate::test
