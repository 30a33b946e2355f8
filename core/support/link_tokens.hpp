#pragma once

#include <string>
#include <string_view>

namespace quorate::core {

/// Tokens of the links in mails. Each is a function of the installation's secret, so that a mail
/// that is rendered again carries the same link; only its digest is stored, to find it by.
class LinkTokens {
public:
    virtual ~LinkTokens() = default;

    /// The token of one thing for one purpose ("seat", "action", "circulation"), safe in a URL.
    /// Raising `generation` makes a new link and stops the old one.
    virtual std::string token(std::string_view purpose,
                              const std::string& id,
                              int generation) const = 0;

    /// What is stored, and looked up, instead of the token.
    virtual std::string hash(const std::string& token) const = 0;
};

}  // namespace quorate::core
