#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// A program's standing permission to act as a person. The token is shown once, when made.
struct ApiToken {
    ApiTokenId id;
    std::string token_hash;  // SHA-256 of the token
    AuthorityId authority;
    UserId user;
    FreeText name;  // what its owner calls it
    Instant created_at;
    Instant expires_at;
    std::optional<Instant> revoked_at = {};
    std::optional<Instant> last_used_at = {};
};

class ApiTokenStore {
public:
    virtual ~ApiTokenStore() = default;

    virtual void add(const ApiToken& token) = 0;
    virtual std::optional<ApiToken> find(const ApiTokenId& id) = 0;
    virtual std::optional<ApiToken> find_by_hash(const std::string& token_hash) = 0;

    /// The person's tokens, newest first, revoked ones too.
    virtual std::vector<ApiToken> of_user(const UserId& user) = 0;

    virtual void touch(const ApiTokenId& id, Instant used_at) = 0;
    virtual void revoke(const ApiTokenId& id, Instant at) = 0;
    virtual void revoke_all_of(const UserId& user, Instant at) = 0;
};

}  // namespace quorate::core
