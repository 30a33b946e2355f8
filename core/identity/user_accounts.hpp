#pragma once

#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/identity/user_store.hpp"
#include "core/support/random.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

struct AddUser {
    std::string name;                         // field "name"
    std::string email;                        // field "email"
    std::string role;                         // field "role": two letters of the access matrix
    std::string job_title = {};               // field "job_title"
    std::vector<TeamId> teams = {};           // field "teams"
    bool chairs_meetings = false;             // field "chairs_meetings"
    std::string agency = {};                  // field "agency": for an agency user
    bool is_address_checked = true;           // field "address_checked": of an agency user's domain
    std::optional<UserId> line_manager = {};  // field "line_manager"
    std::string password_hash = {};           // of a password that the person is told once
    bool must_change_password = false;        // before anything else, as others have seen it
};

/// Makes an account. An administrator's act, with the password entered again (user.create). An
/// agency user is linked to the agency's contact with the same address. One whose owner confirms
/// what others do waits for another administrator, and is not active until then: add_account.hpp.
Result<User> add_user(UnitOfWork& work,
                      const Clock& clock,
                      RandomSource& random,
                      const Actor& actor,
                      const AddUser& command);

/// An account as those who look after accounts see it.
Result<User> find_account(UnitOfWork& work,
                          const Clock& clock,
                          const Actor& actor,
                          const UserId& user);

struct EditUser {
    UserId user;
    int version = 0;
    std::string name;
    std::string role;  // as it is: changing it takes two people, see change_role.hpp
    std::string job_title = {};
    std::vector<TeamId> teams = {};
    bool chairs_meetings = false;
    std::optional<ContactId> contact = {};    // field "contact": of an agency user's own agency
    std::optional<UserId> line_manager = {};  // field "line_manager": another of the staff
};

/// Saves what the form of an account holds; gives the new version. Another role is refused with
/// `needs_second_person`, because user.role.change needs two people.
Result<int> edit_user(UnitOfWork& work,
                      const Clock& clock,
                      const Actor& actor,
                      const EditUser& command);

/// Closes the account of someone who has left: sessions and tokens end with it. A team manager may
/// for own teams, others as the access matrix says (user.disable_leaver); nobody for themselves.
/// The version is the one the person saw; 0 for a command, which saw none.
Result<Done> disable_user(
    UnitOfWork& work, const Clock& clock, const Actor& actor, const UserId& user, int version = 0);

/// Ends the account's sessions and tokens; the person signs in again (auth.session.end_others).
Result<Done> end_sessions_of(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const UserId& user);

/// Gives the account a new password, to be changed at the next sign-in, and ends its sessions. Only
/// the service itself may, by command: from a page it would let an administrator take over a
/// practitioner's account.
Result<Done> reset_password(UnitOfWork& work,
                            const Clock& clock,
                            const Actor& actor,
                            const UserId& user,
                            const std::string& password_hash);

/// A password to be told once and then changed: three groups of six that nobody misreads.
std::string generated_password(RandomSource& random);

}  // namespace quorate::core
