#pragma once

#include "core/audit/audit_trail.hpp"
#include "core/identity/api_token_store.hpp"
#include "core/identity/passkey_store.hpp"
#include "core/identity/second_factor_store.hpp"
#include "core/identity/session_store.hpp"
#include "core/identity/sign_in_store.hpp"
#include "core/identity/user_store.hpp"
#include "core/identity/work_account_store.hpp"
#include "core/support/clock.hpp"
#include "core/support/digest.hpp"
#include "core/support/random.hpp"

namespace quorate::core {

/// The stores that signing in touches, all of one transaction.
struct IdentityStores {
    UserStore& users;
    SessionStore& sessions;
    ApiTokenStore& tokens;
    SignInStore& attempts;
    AuditTrail& audit;
    SecondFactorStore& second_factors;
    PasskeyStore& passkeys;
    WorkAccountStore& work_accounts;
};

/// What signing in needs besides the stores. All of it outlives every call.
struct IdentityTools {
    const Clock& clock;
    RandomSource& random;
    const Digest& digest;
};

/// How long a session lives. Settings may shorten both.
struct SessionTimes {
    std::chrono::minutes idle{15};
    std::chrono::minutes absolute{10 * 60};
};

/// The chain for what happens before anyone knows whose it is: a failed sign-in to an account
/// that does not exist. Written like any other, so that it takes as long.
inline const AuthorityId installation_chain{"installation"};

}  // namespace quorate::core
