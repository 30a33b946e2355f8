#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// One thing that somebody did, saw or was refused. Holds ids and codes, never what they name.
struct AuditRecord {
    Instant at;
    std::string actor;        // a user's id, "link:<invitee id>", or "system"
    std::string actor_role;   // two letters of the access matrix
    std::string session;      // which session or token, by the start of its hash
    std::string network;      // where from, cut to a /24 or /48
    std::string action;       // an action of the access matrix, or an event such as "auth.failed"
    std::string object;       // the id of what it was done to, or empty
    CaseId case_id = {};      // the case it concerns, if any
    std::string result;       // "ok", or the code of the refusal
    std::string detail = {};  // "key=value" pairs of ids and codes
    FreeText reason = {};     // why, as somebody typed it; kept sealed
};

/// What an entry says besides, to whoever may read it: "part=who_saw reason=Complaint of a parent".
std::string shown_detail(const AuditRecord& record);

/// A record with its place in its authority's chain.
struct AuditEntry {
    std::int64_t number = 0;
    AuditRecord record;
    std::string hash;
};

/// The audit trail of the installation: one append-only chain an authority, where each entry's hash
/// covers the one before (reliability: h(n) = SHA-256(h(n-1) | canonical(row n))). Written in the
/// same transaction as what it records, so that neither is kept without the other.
class AuditTrail {
public:
    virtual ~AuditTrail() = default;

    virtual void record(const AuthorityId& authority, const AuditRecord& record) = 0;

    /// The first entry that does not fit its chain, or nothing when all fit. Also notices a chain
    /// whose end was cut off, by the head that is kept apart.
    virtual std::optional<std::int64_t> first_broken(const AuthorityId& authority) = 0;

    /// Number of entries in the chain.
    virtual std::int64_t size(const AuthorityId& authority) = 0;

    /// Entries of one case, newest first, numbered below `before` when that is above 0.
    virtual std::vector<AuditEntry> of_case(const AuthorityId& authority,
                                            const CaseId& id,
                                            std::int64_t before,
                                            int limit) = 0;

    /// Entries made by one actor, newest first.
    virtual std::vector<AuditEntry> of_actor(const AuthorityId& authority,
                                             const std::string& actor,
                                             std::int64_t before,
                                             int limit) = 0;

    /// All entries, newest first.
    virtual std::vector<AuditEntry> all(const AuthorityId& authority,
                                        std::int64_t before,
                                        int limit) = 0;
};

}  // namespace quorate::core
