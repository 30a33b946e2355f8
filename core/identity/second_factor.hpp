#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "core/identity/identity_ports.hpp"
#include "core/identity/one_time_codes.hpp"
#include "core/identity/second_factor_store.hpp"
#include "core/support/seal.hpp"

namespace quorate::core {

/// How long one code of an authenticator app is good for.
inline constexpr std::chrono::seconds code_step{30};

/// What checking a code takes besides the stores.
struct CodeTools {
    const OneTimeCodes& codes;
    const Seal& seal;  // of the secrets in the database
};

/// What proved more than the password.
enum class Factor { none, app_code, recovery_code, passkey };

/// The step whose code `typed` is: that of `now`, the one before or the one after, and later than
/// `last_step`, so that no code is taken twice. Nothing when it is none of them.
std::optional<std::int64_t> matching_step(const OneTimeCodes& codes,
                                          const Digest& digest,
                                          const std::string& secret,
                                          const std::string& typed,
                                          Instant now,
                                          std::int64_t last_step);

/// Six digits as they were typed, without what people put between them; otherwise nothing.
std::optional<std::string> app_code_in(const std::string& typed);

/// How a recovery code is kept.
std::string recovery_hash(const Digest& digest, const UserId& user, const std::string& typed);

/// Whether the person has an authenticator app that a code has proven, or a passkey.
bool has_second_factor(IdentityStores& stores, const UserId& user);

/// Whether the person has none and must: the authority wants it of their role, or an administrator
/// took the one they had off.
bool must_enrol(IdentityStores& stores, const User& user);

/// Checks a code from the app or a recovery code, and uses it up. `none` when it is wrong, was
/// taken before, or there is no second factor.
Factor use_code(IdentityStores& stores,
                const IdentityTools& tools,
                const CodeTools& codes,
                const UserId& user,
                const std::string& typed);

}  // namespace quorate::core
