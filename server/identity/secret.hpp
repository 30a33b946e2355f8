#pragma once

#include <array>
#include <string>
#include <string_view>

#include "core/support/digest.hpp"
#include "core/support/random.hpp"

namespace quorate::server {

/// Prepares libsodium; may be called any number of times, from any thread.
void start_sodium();

/// 256 bits as lower-case base32 (RFC 4648 without padding): 52 characters.
std::string base32(const std::array<unsigned char, 32>& bytes);

/// 256 random bits in lower-case base32 (RFC 4648 without padding): 52 characters.
std::string random_token();

/// The operating system's randomness.
class SystemRandom final : public core::RandomSource {
public:
    SystemRandom() { start_sodium(); }

    std::string id() override;
    std::string token() override { return random_token(); }

    /// Six characters of "23456789BCDFGHJKMNPQRSTVWXYZ": nothing that is misread (0 O, 1 I L) and
    /// no vowel, so no word. Four would be read out faster, but two of a thousand meetings would
    /// often share one; of six, a new one meets one of 100,000 in use once in 4,800 times.
    std::string reference() override;

    std::string uid() override;
};

/// SHA-256 and comparison by libsodium.
class SodiumDigest final : public core::Digest {
public:
    SodiumDigest() { start_sodium(); }

    std::string sha256(std::string_view bytes) const override;
    bool same(std::string_view left, std::string_view right) const override;
};

}  // namespace quorate::server
