#pragma once

#include <optional>

#include "core/access/actor.hpp"
#include "core/support/clock.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// Which part of the directory someone may look at.
struct DirectoryScope {
    std::optional<AgencyId> only = {};  // an agency's own people see their agency alone

    bool includes(const AgencyId& agency) const { return !only || *only == agency; }
};

/// Staff see the whole directory of their authority.
Result<DirectoryScope> directory_scope(const Actor& actor, Instant now);

/// Whether the actor may add and change contacts of `agency`, which is in the actor's authority.
/// An agency's own people may for their agency; other agencies are hidden from them.
Result<Done> permit_contacts_of(const Actor& actor, const AgencyId& agency, Instant now);

}  // namespace quorate::core
