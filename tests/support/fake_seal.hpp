#pragma once

#include <algorithm>
#include <string>

#include "core/support/seal.hpp"

namespace quorate::test {

/// A seal that can be read: the text backwards, after a mark.
class FakeSeal final : public core::Seal {
public:
    std::string seal(std::string_view bytes) const override
    {
        std::string text{bytes};
        std::ranges::reverse(text);
        return "sealed:" + text;
    }

    std::optional<std::string> open(std::string_view sealed) const override
    {
        if (!sealed.starts_with("sealed:")) return std::nullopt;
        std::string text{sealed.substr(7)};
        std::ranges::reverse(text);
        return text;
    }

    std::string renewed(const std::string& sealed) const override { return sealed; }
};

}  // namespace quorate::test
