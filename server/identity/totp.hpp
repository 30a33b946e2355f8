#pragma once

#include "core/identity/one_time_codes.hpp"

namespace quorate::server {

/// Codes of authenticator apps by liboath: SHA-1, six digits, thirty seconds, which is what every
/// app knows.
class Totp final : public core::OneTimeCodes {
public:
    /// Throws std::runtime_error when the library cannot start.
    Totp();
    ~Totp() override;
    Totp(const Totp&) = delete;
    Totp& operator=(const Totp&) = delete;

    std::string code(const std::string& secret, std::int64_t step) const override;
};

}  // namespace quorate::server
