#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// What one device's calendar program signs in with: good for that person's own calendars and for
/// nothing else. Shown once, when made.
struct AppPassword {
    AppPasswordId id = {};
    AuthorityId authority = {};
    UserId user = {};
    FreeText name = {};            // what its owner calls the device
    std::string secret_hash = {};  // SHA-256 of the 32 letters and digits, without hyphens
    Instant created_at = {};
    std::optional<Instant> revoked_at = {};
    std::optional<Instant> last_used_at = {};
    std::string last_client = {};  // "Thunderbird", "Apple Calendar" ...
};

class AppPasswordStore {
public:
    virtual ~AppPasswordStore() = default;

    virtual void add(const AppPassword& password) = 0;
    virtual std::optional<AppPassword> find(const AppPasswordId& id) = 0;
    virtual std::optional<AppPassword> find_by_hash(const std::string& secret_hash) = 0;

    /// The person's that still work, newest first.
    virtual std::vector<AppPassword> of_user(const UserId& user) = 0;

    virtual void touch(const AppPasswordId& id, Instant used_at, const std::string& client) = 0;
    virtual void revoke(const AppPasswordId& id, Instant at) = 0;
    virtual void revoke_all_of(const UserId& user, Instant at) = 0;
};

}  // namespace quorate::core
