#pragma once

#include <string>
#include <string_view>

#include "core/access/actor.hpp"
#include "core/identity/identity_ports.hpp"

namespace quorate::core {

/// How a session or token is named in the audit: the start of its digest, enough to tell two
/// apart and too little to use.
inline std::string credential_text(const std::string& token_hash)
{
    return token_hash.substr(0, 12);
}

/// Writes one event about signing in to the chain of the actor's authority.
inline void record_identity_event(IdentityStores& stores,
                                  const IdentityTools& tools,
                                  const Actor& actor,
                                  std::string_view event,
                                  const std::string& object,
                                  std::string_view result = "ok")
{
    const bool is_known = !actor.authority.empty();
    stores.audit.record(is_known ? actor.authority : installation_chain,
                        AuditRecord{.at = tools.clock.now(),
                                    .actor = actor.user.text(),
                                    .actor_role = std::string{role_code(actor.role)},
                                    .session = actor.credential,
                                    .network = actor.network,
                                    .action = std::string{event},
                                    .object = object,
                                    .result = std::string{result}});
}

}  // namespace quorate::core
