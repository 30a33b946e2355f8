#pragma once

#include <string>

#include "core/support/random.hpp"

namespace quorate::test {

/// Counts instead of drawing, so that a test knows what it will get: "id-1", "token-1" and so on,
/// each kind with its own count. No two are the same. Sources that are used side by side begin far
/// from each other: 1, 1001, 2001 ...
class FakeRandom final : public core::RandomSource {
public:
    explicit FakeRandom(int first = 1)
        : ids_{first}, tokens_{first}, references_{2221 + first}, uids_{first}
    {
    }

    std::string id() override { return "id-" + std::to_string(ids_++); }
    std::string token() override { return "token-" + std::to_string(tokens_++); }
    std::string uid() override { return "uid-" + std::to_string(uids_++); }

    /// "2222", "2223" ...: four characters, as a reference may be.
    std::string reference() override { return std::to_string(references_++); }

private:
    int ids_;
    int tokens_;
    int references_;
    int uids_;
};

}  // namespace quorate::test
