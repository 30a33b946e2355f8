#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/support/seal.hpp"

namespace quorate::server {

/// XSalsa20-Poly1305 under a key made from the installation's secret for one purpose. Base64 text.
class SecretSeal : public core::Seal {
public:
    /// `secret` needs at least 32 bytes. Throws std::invalid_argument.
    SecretSeal(const std::string& secret, std::string_view purpose);

    std::string seal(std::string_view bytes) const override;
    std::optional<std::string> open(std::string_view sealed) const override;

private:
    std::array<unsigned char, 32> key_{};
};

/// Keeps the addresses of people's own calendars from those who only have the database.
class CalendarAddressSeal final : public SecretSeal {
public:
    explicit CalendarAddressSeal(const std::string& secret)
        : SecretSeal{secret, "calendar addresses"}
    {
    }
};

/// Keeps what agencies write for a conference from those who only have the database.
class ReportSeal final : public SecretSeal {
public:
    explicit ReportSeal(const std::string& secret) : SecretSeal{secret, "reports of agencies"} {}
};

/// Keeps the secrets of authenticator apps from those who only have the database.
class SecondFactorSeal final : public SecretSeal {
public:
    explicit SecondFactorSeal(const std::string& secret) : SecretSeal{secret, "second factors"} {}
};

}  // namespace quorate::server
