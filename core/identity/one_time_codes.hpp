#pragma once

#include <cstdint>
#include <string>

namespace quorate::core {

/// The codes of an authenticator app (RFC 6238: six digits, a new one every thirty seconds).
class OneTimeCodes {
public:
    virtual ~OneTimeCodes() = default;

    /// The code of `secret`, which is base32, in the step with this number; empty when the secret
    /// cannot be read.
    virtual std::string code(const std::string& secret, std::int64_t step) const = 0;
};

}  // namespace quorate::core
