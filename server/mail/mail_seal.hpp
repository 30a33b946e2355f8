#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace quorate::server {

/// Keeps rendered mail unreadable where it is stored: a database or a backup alone does not say who
/// is written to about what. XSalsa20-Poly1305 under a key made from the installation's secret.
class MailSeal {
public:
    /// `secret` needs at least 32 bytes. Throws std::invalid_argument.
    explicit MailSeal(const std::string& secret);

    /// Base64 text, different each time.
    std::string seal(std::string_view bytes) const;

    /// What was sealed; nothing when the text was made with another secret, or changed.
    std::optional<std::string> open(std::string_view sealed) const;

private:
    std::array<unsigned char, 32> key_{};
};

}  // namespace quorate::server
