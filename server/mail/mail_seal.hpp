#pragma once

#include <string>

#include "server/identity/secret_seal.hpp"

namespace quorate::server {

/// Keeps rendered mail unreadable where it is stored: a database or a backup alone does not say who
/// is written to about what.
class MailSeal final : public SecretSeal {
public:
    /// The secrets, the newest first. Throws std::invalid_argument.
    explicit MailSeal(const core::Secrets& secrets) : SecretSeal{secrets, "stored mail"} {}
};

}  // namespace quorate::server
