#pragma once

#include <string>

#include "core/support/link_tokens.hpp"

namespace quorate::server {

/// Link tokens by HMAC-SHA256 with the installation's secret. Whoever has the secret can make every
/// link, so it is kept apart from the database.
class HmacLinkTokens final : public core::LinkTokens {
public:
    /// `secret` needs at least 32 bytes. Throws std::invalid_argument.
    explicit HmacLinkTokens(std::string secret);

    std::string token(std::string_view purpose,
                      const std::string& id,
                      int generation) const override;
    std::string hash(const std::string& token) const override;

private:
    std::string secret_;
};

}  // namespace quorate::server
