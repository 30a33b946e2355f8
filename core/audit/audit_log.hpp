#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/audit/audit_trail.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"

namespace quorate::core {

/// Which entries of a log are looked at.
enum class LogPart {
    everything,
    refusals,  // what was refused, and attempts that failed
    exports    // what left the service as a file
};

/// Which entries of an authority's chain are asked for. What is empty does not count.
struct AuditQuery {
    std::string actor = {};   // as entries call it
    std::string action = {};  // exactly
    CaseId case_id = {};
    std::optional<Instant> from = {};
    std::optional<Instant> until = {};  // before this moment
    LogPart part = LogPart::everything;
    std::int64_t before = 0;  // only entries numbered below, when above 0
    int limit = 50;
};

/// An entry with the reference of the case it concerns, or none.
struct FoundEntry {
    AuditEntry entry = {};
    std::string reference = {};
};

/// How often one person, in one role, came to one case.
struct Sighting {
    std::string actor = {};
    std::string role = {};
    std::int64_t times = 0;
    Instant first = {};
    Instant last = {};
    std::int64_t by_break_glass = 0;  // how often by break-glass: opened it without being involved
};

/// Refusals to one person about one case.
struct RefusedSight {
    std::string actor = {};
    std::string role = {};
    std::int64_t times = 0;
    Instant last = {};
};

/// The entry that a chain ends with.
struct ChainHead {
    std::int64_t number = 0;
    std::string hash = {};
};

/// The audit trail as it is searched and counted. Nothing here changes it.
class AuditLog {
public:
    virtual ~AuditLog() = default;

    /// Newest first; each search goes through an index, so it takes as long in a long chain.
    virtual std::vector<FoundEntry> find(const AuthorityId& authority, const AuditQuery& query) = 0;

    /// Who did or saw something of the case, by when they last did.
    virtual std::vector<Sighting> sightings(const AuthorityId& authority, const CaseId& id) = 0;

    /// Who asked for the case and was refused.
    virtual std::vector<RefusedSight> refused_sightings(const AuthorityId& authority,
                                                        const CaseId& id) = 0;

    /// Users on the access list of the case, whether or not their time there has passed.
    virtual std::vector<UserId> ever_listed(const AuthorityId& authority, const CaseId& id) = 0;

    /// Nothing for a chain without entries.
    virtual std::optional<ChainHead> head(const AuthorityId& authority) = 0;

    /// The hash of the entry with that number, if it is there.
    virtual std::optional<std::string> hash_of(const AuthorityId& authority,
                                               std::int64_t number) = 0;
};

}  // namespace quorate::core
