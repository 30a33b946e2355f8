#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/circulation/circulation.hpp"

namespace quorate::core {

/// The ledger of what was released to whom. Rows are added, opened and revoked, never changed.
class CirculationStore {
public:
    virtual ~CirculationStore() = default;

    virtual void add(const AuthorityId& authority, const Circulation& circulation) = 0;

    virtual std::optional<Circulation> find(const AuthorityId& authority,
                                            const CirculationId& id) = 0;

    /// The circulation whose link has this digest, and its authority.
    virtual std::optional<std::pair<AuthorityId, Circulation>> find_by_link(
        const std::string& link_hash) = 0;

    /// Newest first, with the state of each one's message.
    virtual std::vector<CirculationRow> of_meeting(const AuthorityId& authority,
                                                   const MeetingId& meeting) = 0;

    /// Keeps the first opening; later ones change nothing.
    virtual void mark_opened(const AuthorityId& authority, const CirculationId& id, Instant at) = 0;

    /// False when it was revoked before.
    virtual bool revoke(const AuthorityId& authority, const CirculationId& id, Instant at) = 0;
};

}  // namespace quorate::core
