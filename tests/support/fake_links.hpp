#pragma once

#include <algorithm>
#include <string>

#include "core/support/link_tokens.hpp"

namespace quorate::test {

/// Links that can be read: "seat.seat-1.1".
class FakeLinks final : public core::LinkTokens {
public:
    std::string token(std::string_view purpose,
                      const std::string& id,
                      int generation) const override
    {
        std::string made = std::string{purpose} + '.' + id + '.' + std::to_string(generation);
        // As true ones, it can stand in an e-mail address.
        std::ranges::replace(made, ':', '-');
        return made;
    }

    std::string hash(const std::string& token) const override { return "hash of " + token; }
};

}  // namespace quorate::test
