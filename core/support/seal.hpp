#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace quorate::core {

/// Keeps what must be read again unreadable where it is stored.
class Seal {
public:
    virtual ~Seal() = default;

    /// Text, different each time.
    virtual std::string seal(std::string_view bytes) const = 0;

    /// What was sealed; nothing when the text was made with another secret, or changed.
    virtual std::optional<std::string> open(std::string_view sealed) const = 0;

    /// `sealed` as the newest secret seals it; as it is when that is so already, or when this did
    /// not seal it.
    virtual std::string renewed(const std::string& sealed) const = 0;
};

}  // namespace quorate::core
