#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/role.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// Someone with an account.
struct User {
    UserId id;
    AuthorityId authority;
    PersonName name;
    Email email;  // lower case; one account an address in the whole installation
    Role role = Role::anonymous;
    std::string job_title = {};
    std::vector<TeamId> teams = {};
    bool chairs_meetings = false;
    std::optional<AgencyId> agency = {};    // for agency users
    std::optional<ContactId> contact = {};  // whom the directory knows an agency user as
    bool active = true;
    std::string password_hash = {};
    Instant created_at = {};
    int version = 1;
    std::optional<UserId> line_manager = {};  // told of what they have overdue
};

/// The accounts.
class UserStore {
public:
    virtual ~UserStore() = default;

    /// In any authority: ids come from sessions and tokens, which name the person alone.
    virtual std::optional<User> find(const UserId& id) = 0;

    /// By address in lower case, in any authority: it is all that people sign in with.
    virtual std::optional<User> find_by_email(const Email& email) = 0;

    /// The authority's accounts by name, the inactive ones too.
    virtual std::vector<User> of_authority(const AuthorityId& authority) = 0;

    /// `already_exists` when another account has the address.
    virtual Result<Done> add(const User& user) = 0;

    /// Saves all but the password when the stored version is still `user.version`; gives the new
    /// version. `stale_version`, `not_found` or `already_exists` otherwise.
    virtual Result<int> save(const User& user) = 0;

    /// Does not change the version: nobody edits a password in a form with other fields.
    virtual void set_password_hash(const UserId& id, const std::string& hash) = 0;
};

}  // namespace quorate::core
