#pragma once

#include <string>

#include "server/identity/secret_seal.hpp"

namespace quorate::server {

/// Keeps rendered mail unreadable where it is stored: a database or a backup alone does not say who
/// is written to about what.
class MailSeal final : public SecretSeal {
public:
    /// `secret` needs at least 32 bytes. Throws std::invalid_argument.
    explicit MailSeal(const std::string& secret) : SecretSeal{secret, "stored mail"} {}
};

}  // namespace quorate::server
