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
    bool must_change_password = false;        // others have seen it: see save_password_duty()
};

/// When somebody last signed in, and what was done because that is long ago.
struct AccountUse {
    UserId user;
    Instant signed_in_at = {};
    std::optional<Instant> warned_at = {};
    std::optional<Instant> suspended_at = {};  // they cannot sign in
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

    /// That they signed in, or are counted anew: whatever was warned of is over.
    virtual void note_signed_in(const User& user, Instant at) = 0;

    /// Nothing before they signed in first, or somebody began to count.
    virtual std::optional<AccountUse> use_of(const UserId& id) = 0;

    /// Counts from now for all active accounts of which nothing is known yet.
    virtual void begin_counting(Instant now) = 0;

    /// Of active accounts, in every authority: those that are not suspended, and in which nobody
    /// has signed in since, the longest ago first.
    virtual std::vector<AccountUse> unused_since(Instant signed_in_by) = 0;

    /// False when they have signed in since it was read.
    virtual bool save_use(const AccountUse& use) = 0;

    /// How many administrators of the authority can sign in.
    virtual int open_administrators(const AuthorityId& authority) = 0;

    /// Does not change the version: nobody edits a password in a form with other fields.
    virtual void set_password_hash(const UserId& id, const std::string& hash) = 0;

    /// Saves `must_change_password` alone.
    virtual void save_password_duty(const User& user) = 0;
};

}  // namespace quorate::core
