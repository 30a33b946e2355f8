#pragma once

#include <string>
#include <vector>

#include "core/support/link_tokens.hpp"
#include "core/support/secrets.hpp"

namespace quorate::server {

/// Link tokens by HMAC-SHA256 with the installation's secrets. Whoever has them can make every
/// link, so they are kept apart from the database.
class HmacLinkTokens final : public core::LinkTokens {
public:
    /// Each of the secrets needs at least 32 bytes. Throws std::invalid_argument.
    explicit HmacLinkTokens(core::Secrets secrets);

    std::string token(std::string_view purpose,
                      const std::string& id,
                      int generation) const override;
    std::vector<std::string> tokens(std::string_view purpose,
                                    const std::string& id,
                                    int generation) const override;
    std::string hash(const std::string& token) const override;

private:
    core::Secrets secrets_;
};

}  // namespace quorate::server
