#pragma once

#include <optional>
#include <vector>

#include "core/people/authority.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// The councils of the installation.
class AuthorityStore {
public:
    virtual ~AuthorityStore() = default;

    virtual std::optional<Authority> find(const AuthorityId& id) = 0;

    /// Every authority of the installation, by name.
    virtual std::vector<Authority> all() = 0;

    virtual void add(const Authority& authority) = 0;

    /// Saves when the stored version is still `authority.version`, and gives the new one.
    virtual Result<int> save(const Authority& authority) = 0;
};

}  // namespace quorate::core
