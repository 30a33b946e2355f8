#pragma once

#include <string>
#include <string_view>

namespace quorate::core {

/// How secrets are recognised without being kept.
class Digest {
public:
    virtual ~Digest() = default;

    /// SHA-256 of `bytes` in lower-case hexadecimal.
    virtual std::string sha256(std::string_view bytes) const = 0;

    /// Whether two secrets are equal, in a time that depends on their length alone.
    virtual bool same(std::string_view left, std::string_view right) const = 0;
};

}  // namespace quorate::core
