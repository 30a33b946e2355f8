#pragma once

#include "core/access/actor.hpp"
#include "core/identity/identity_ports.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

struct ChangePassword {
    UserId user;
    std::string new_hash;      // of a password that passed check_new_password()
    std::string keep_session;  // token hash of the session to go on with, or empty
};

/// Sets the actor's own password and ends all their other sessions. For somebody else's account
/// only the service itself may, by command.
Result<Done> change_password(IdentityStores& stores,
                             const IdentityTools& tools,
                             const Actor& actor,
                             const ChangePassword& command);

}  // namespace quorate::core
