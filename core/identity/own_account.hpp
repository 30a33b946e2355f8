#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/identity/api_token_store.hpp"
#include "core/identity/identity_ports.hpp"
#include "core/identity/session_store.hpp"
#include "core/identity/user_store.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// A session as its owner sees it. `name` tells it from others and opens nothing.
struct OwnSession {
    std::string name;
    Session session;
    bool is_this = false;  // the one that asks
};

/// What somebody may know of their own account.
struct OwnAccount {
    User user;
    std::vector<std::string> teams;  // names
    std::string agency = {};         // name
    std::vector<OwnSession> sessions;
    std::vector<ApiToken> tokens;                    // that still work, the newest first
    std::optional<Instant> work_account_since = {};  // that they sign in with
};

Result<OwnAccount> view_own_account(UnitOfWork& work,
                                    const Clock& clock,
                                    const SessionTimes& times,
                                    const Actor& actor);

/// Ends the actor's session of that name; `not_found` when there is none.
Result<Done> end_own_session(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const std::string& name);

/// Ends all the actor's sessions but the one that asks.
Result<Done> end_own_other_sessions(UnitOfWork& work, const Clock& clock, const Actor& actor);

}  // namespace quorate::core
