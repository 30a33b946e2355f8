#pragma once

#include <string>
#include <string_view>

#include "core/support/digest.hpp"
#include "tests/support/sha256.hpp"

namespace quorate::test {

class TestDigest : public core::Digest {
public:
    std::string sha256(std::string_view bytes) const override { return test::sha256(bytes); }
    bool same(std::string_view left, std::string_view right) const override
    {
        return left == right;
    }
};

}  // namespace quorate::test
