#pragma once

#include <openssl/sha.h>

#include <string>
#include <string_view>

namespace quorate::test {

/// SHA-256 of `bytes` in lower-case hexadecimal, for pinning long listings.
inline std::string sha256(std::string_view bytes)
{
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest);
    std::string text;
    for (const unsigned char byte : digest) {
        text += "0123456789abcdef"[byte >> 4];
        text += "0123456789abcdef"[byte & 15];
    }
    return text;
}

}  // namespace quorate::test
