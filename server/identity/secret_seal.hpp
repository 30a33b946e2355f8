#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/support/seal.hpp"
#include "core/support/secrets.hpp"

namespace quorate::server {

/// XSalsa20-Poly1305 under a key made from the installation's secret for one purpose. Base64 text.
class SecretSeal : public core::Seal {
public:
    /// The secrets, the newest first, each of at least 32 bytes: it seals with the first and opens
    /// what any of them sealed. Throws std::invalid_argument.
    SecretSeal(const core::Secrets& secrets, std::string_view purpose);

    std::string seal(std::string_view bytes) const override;
    std::optional<std::string> open(std::string_view sealed) const override;
    std::string renewed(const std::string& sealed) const override;

private:
    using Key = std::array<unsigned char, 32>;

    std::vector<Key> keys_;
};

/// Keeps the addresses of people's own calendars from those who only have the database.
class CalendarAddressSeal final : public SecretSeal {
public:
    explicit CalendarAddressSeal(const core::Secrets& secrets)
        : SecretSeal{secrets, "calendar addresses"}
    {
    }
};

/// Keeps what agencies write for a conference from those who only have the database.
class ReportSeal final : public SecretSeal {
public:
    explicit ReportSeal(const core::Secrets& secrets) : SecretSeal{secrets, "reports of agencies"}
    {
    }
};

/// Keeps the secrets of authenticator apps from those who only have the database.
class SecondFactorSeal final : public SecretSeal {
public:
    explicit SecondFactorSeal(const core::Secrets& secrets) : SecretSeal{secrets, "second factors"}
    {
    }
};

}  // namespace quorate::server
