#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/actor.hpp"
#include "core/audit/audit_trail.hpp"
#include "core/support/private.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// How long the authority's chain is, and whether every entry fits.
struct ChainStatus {
    std::int64_t entries = 0;
    std::optional<std::int64_t> first_broken = {};
};

/// The number of entries alone, which costs little.
Result<std::int64_t> chain_length(UnitOfWork& work, const Clock& clock, const Actor& actor);

/// Checks every entry of the authority's chain: seconds for a million.
Result<ChainStatus> verify_chain(UnitOfWork& work, const Clock& clock, const Actor& actor);

/// Which stretch of a log: the newest entries below `before`, or the newest of all for 0.
struct LogStretch {
    std::int64_t before = 0;
    int limit = 50;
};

/// Part of the log, newest first, with the names of the staff in it.
struct LogPage {
    std::vector<AuditEntry> entries;
    bool has_more = false;
    std::map<std::string, PersonName> names;  // by what entries call the actor
};

/// What the actor did.
Result<LogPage> view_own_log(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const LogStretch& stretch);

/// What is said of a reference that no case has, or that of a case which the actor may not know of.
inline constexpr std::string_view no_case_of_reference = "There is no case with this reference";

/// A case as somebody asks for its log: by its id or by its reference.
struct LoggedCase {
    CaseId id = {};
    std::string reference = {};
};

/// Who did, saw and was refused what in a case, without what the case is about. Auditors give a
/// reason, which is kept; managers see the log of cases they are involved in. Looking is logged.
struct CaseLog {
    CaseId id;
    std::string reference;
    LogPage page;
};
Result<CaseLog> view_case_log(UnitOfWork& work,
                              const Clock& clock,
                              const Actor& actor,
                              const LoggedCase& asked,
                              const std::string& reason,
                              const LogStretch& stretch);

}  // namespace quorate::core
