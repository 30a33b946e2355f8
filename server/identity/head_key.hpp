#pragma once

#include <array>
#include <string>
#include <string_view>

namespace quorate::server {

/// The key with which heads of the audit chains are signed (Ed25519), from a file outside the
/// database. Whoever checks needs the public half alone.
class HeadKey {
public:
    /// Reads the file that make_head_key() wrote. Throws std::runtime_error with one sentence when
    /// it cannot be used or others may read it.
    static HeadKey from_file(const std::string& path);

    /// From 32 bytes; the same bytes always make the same key.
    explicit HeadKey(const std::array<unsigned char, 32>& seed);

    /// The signature of `text`: 128 digits of base 16.
    std::string sign(std::string_view text) const;

    /// 64 digits of base 16.
    const std::string& public_key() const { return public_key_; }

private:
    std::array<unsigned char, 64> secret_{};
    std::string public_key_;
};

/// Makes a key and keeps it in a new file that nobody else can read; gives its public half. Throws
/// std::runtime_error with one sentence when the file is there already or cannot be written.
std::string make_head_key(const std::string& path);

/// Whether the signature of `text` was made with the key whose public half that is.
bool is_signed_by(std::string_view public_key, std::string_view text, std::string_view signature);

/// Whether it could be the public half of a key.
bool is_public_key(std::string_view text);

}  // namespace quorate::server
