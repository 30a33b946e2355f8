#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/audit/audit_log.hpp"
#include "core/identity/user_store.hpp"
#include "core/support/clock.hpp"
#include "core/support/private.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What somebody looks for in the log of the whole authority.
struct LogSearch {
    std::string who = {};     // a user's id, or "system"; empty: anybody
    std::string action = {};  // an action or an event; empty: any
    std::string reference = {};
    std::optional<Date> from = {};
    std::optional<Date> until = {};  // the last day
    LogPart part = LogPart::everything;
    std::int64_t before = 0;
    int limit = 50;
};

/// What events are called that are no action of the access matrix.
const std::vector<std::string>& audit_events();

/// Entries of the whole authority, newest first, with the names of the staff among who made them.
struct FoundEntries {
    std::vector<FoundEntry> entries = {};
    bool has_more = false;
    std::map<std::string, PersonName> names = {};  // by what entries call the actor
};

/// Whether the actor is one who searches the log of the whole authority, once a reason is given.
bool may_find_entries(const Actor& actor, Instant now);

/// The accounts of the authority, to choose whose entries are looked for.
Result<std::vector<User>> people_in_log(UnitOfWork& work, const Clock& clock, const Actor& actor);

/// For auditors, who give a reason, which is kept: looking is logged.
Result<FoundEntries> find_entries(UnitOfWork& work,
                                  const Clock& clock,
                                  const Actor& actor,
                                  const LogSearch& search,
                                  const std::string& reason);

/// A search whose entries leave as a file, from the newest when it was allowed to the oldest.
struct LogExport {
    AuthorityId authority = {};
    AuditQuery query = {};
    std::map<std::string, PersonName> names = {};
};

/// Allows an auditor who has just entered the password to take what is found as a file, which is
/// logged; the file has the entry of its own making.
Result<LogExport> begin_log_export(UnitOfWork& work,
                                   const Clock& clock,
                                   const Actor& actor,
                                   const LogSearch& search);

/// The next stretch of a file that begin_log_export() allowed; none are left when it is empty.
std::vector<FoundEntry> next_exported(UnitOfWork& work, LogExport& exported, int limit);

/// The first line of such a file, and one for an entry. Safe to open with a spreadsheet.
std::string log_csv_header();
std::string log_csv_row(const LogExport& exported, const FoundEntry& found);

}  // namespace quorate::core
