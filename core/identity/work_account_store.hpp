#pragma once

#include <optional>
#include <string>

#include "core/support/clock.hpp"
#include "core/support/id.hpp"

namespace quorate::core {

/// That somebody of the organisation's own sign-on is somebody with an account here.
struct WorkAccount {
    std::string identity_hash = {};  // SHA-256 of who they are there: nothing personal is kept
    AuthorityId authority = {};
    UserId user = {};
    Instant linked_at = {};
};

class WorkAccountStore {
public:
    virtual ~WorkAccountStore() = default;

    virtual std::optional<WorkAccount> find(const std::string& identity_hash) = 0;
    virtual std::optional<WorkAccount> of_user(const UserId& user) = 0;

    /// False when either is linked already, also by another instance at the same moment.
    virtual bool add(const WorkAccount& account) = 0;

    /// False when there was none.
    virtual bool remove_of(const UserId& user) = 0;
};

}  // namespace quorate::core
