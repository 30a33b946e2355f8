#pragma once

#include <utility>
#include <vector>

#include "core/cases/access_list.hpp"

namespace quorate::core {

/// Who is let into families one by one, and which families need that.
class AccessListStore {
public:
    virtual ~AccessListStore() = default;

    /// Those that hold at `now`, the first to end first.
    virtual std::vector<AccessEntry> of_case(const AuthorityId& authority,
                                             const CaseId& id,
                                             Instant now) = 0;

    /// Takes the place of what the person had.
    virtual void put(const AuthorityId& authority, const AccessEntry& entry) = 0;

    /// Ends it at `at`, and notes that its end is in the audit; false when it holds no longer.
    virtual bool end(const AuthorityId& authority,
                     const CaseId& id,
                     const UserId& user,
                     Instant at) = 0;

    /// In all authorities: what has run out and is not noted as ended.
    virtual std::vector<std::pair<AuthorityId, AccessEntry>> expired(Instant now) = 0;

    /// Notes that its end is in the audit.
    virtual bool note_end(const AuthorityId& authority,
                          const CaseId& id,
                          const UserId& user,
                          Instant at) = 0;

    /// Open cases that are restricted or sealed, those looked at longest ago first.
    virtual std::vector<RestrictedCase> restricted(const AuthorityId& authority) = 0;

    /// Of any level.
    virtual std::optional<RestrictedCase> find(const AuthorityId& authority, const CaseId& id) = 0;

    /// That somebody looked at the protection of a family, or changed it.
    virtual void note_look(const AuthorityId& authority,
                           const CaseId& id,
                           const UserId& by,
                           Instant at) = 0;
};

}  // namespace quorate::core
