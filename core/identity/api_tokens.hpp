#pragma once

#include "core/access/actor.hpp"
#include "core/identity/identity_ports.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// What every API token begins with, so that it can be told from a session's token, and found by
/// scanners when somebody publishes it by mistake.
inline constexpr std::string_view api_token_prefix = "quorate_";

inline constexpr std::chrono::days longest_token_life{366};

struct CreateApiToken {
    UserId user = {};       // whom the token acts as
    std::string name = {};  // field "name"
    int days = 90;          // field "days"
};

struct NewApiToken {
    ApiToken token;
    std::string text;  // shown once, kept nowhere
};

/// A token for the actor's own account, for which the password was entered lately; or for any
/// account of the authority when the service itself makes it, by command.
Result<NewApiToken> create_api_token(IdentityStores& stores,
                                     const IdentityTools& tools,
                                     const Actor& actor,
                                     const CreateApiToken& command);

/// Revokes an own token; an administrator may revoke anyone's in the authority.
Result<Done> revoke_api_token(IdentityStores& stores,
                              const IdentityTools& tools,
                              const Actor& actor,
                              const ApiTokenId& id);

struct ResumedToken {
    Actor actor;
    ApiToken token;
    bool touch_due = false;  // its last use was noted an hour ago or more
};

/// Whom the token `text` speaks for, or `not_signed_in`; `needs_second_factor` while its owner has
/// none and must: it works again once they have set one up. `network` is the request's, for the
/// audit. A token never steps up. Only reads.
Result<ResumedToken> resume_api_token(IdentityStores& stores,
                                      const IdentityTools& tools,
                                      const std::string& text,
                                      const std::string& network);

}  // namespace quorate::core
