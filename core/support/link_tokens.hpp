#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quorate::core {

/// Tokens of the links in mails. Each is a function of one of the installation's secrets, so that a
/// mail that is rendered again carries the same link; only its digest is stored, to find it by.
class LinkTokens {
public:
    virtual ~LinkTokens() = default;

    /// The token of one thing for one purpose ("seat", "action", "circulation"), safe in a URL,
    /// made with the newest secret. Raising `generation` makes a new link and stops the old one.
    virtual std::string token(std::string_view purpose,
                              const std::string& id,
                              int generation) const = 0;

    /// The same made with each secret that is kept, the newest first.
    virtual std::vector<std::string> tokens(std::string_view purpose,
                                            const std::string& id,
                                            int generation) const;

    /// What is stored, and looked up, instead of the token.
    virtual std::string hash(const std::string& token) const = 0;

    /// Of what was given a link before: the token with the digest that is stored, whichever of the
    /// secrets it was made with; a new one when none of them makes it.
    std::string known_token(std::string_view purpose,
                            const std::string& id,
                            int generation,
                            const std::string& stored_hash) const;

    /// What opens nothing and is to stay the same for as long as can be, as a reference or a digest
    /// of words: made with the oldest secret that is kept.
    std::string lasting_token(std::string_view purpose,
                              const std::string& id,
                              int generation) const;
};

}  // namespace quorate::core
