#pragma once

#include <string>
#include <utility>

#include "core/support/random.hpp"

namespace quorate::test {

/// Counts instead of drawing, so that a test knows what it will get: "id-1", "token-1" and so on,
/// each kind with its own count. No two are the same. Sources that are used side by side differ in
/// their `prefix`, which comes before each.
class FakeRandom final : public core::RandomSource {
public:
    explicit FakeRandom(std::string prefix = "") : prefix_{std::move(prefix)} {}

    std::string id() override { return prefix_ + "id-" + std::to_string(++ids_); }
    std::string token() override { return prefix_ + "token-" + std::to_string(++tokens_); }
    std::string uid() override { return prefix_ + "uid-" + std::to_string(++uids_); }

    /// "2222", "2223" ...: four characters, as a reference may be.
    std::string reference() override { return std::to_string(2222 + references_++); }

private:
    std::string prefix_;
    int ids_ = 0;
    int tokens_ = 0;
    int references_ = 0;
    int uids_ = 0;
};

}  // namespace quorate::test
