#pragma once

#include "core/identity/breached_passwords.hpp"
#include "core/identity/password_hasher.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

inline constexpr std::size_t shortest_password = 12;
inline constexpr std::size_t longest_password = 128;

/// Whether `password` will do for the account with `email`: long enough, and not what a guesser
/// tries first, nor in `breached`, if there is such a list. No rules about digits or capitals, as
/// NCSC advises. The field is "password".
Result<Done> check_new_password(const Password& password,
                                const Email& email,
                                const BreachedPasswords* breached = nullptr);

}  // namespace quorate::core
