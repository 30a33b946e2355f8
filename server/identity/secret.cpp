#include "server/identity/secret.hpp"

#include <sodium.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <stdexcept>

namespace quorate::server {
namespace {

using UuidBytes = std::array<unsigned char, 16>;

// RFC 9562: the version in the seventh byte, the variant in the ninth.
std::string uuid_text(UuidBytes bytes, unsigned char version)
{
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0F) | (version << 4));
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3F) | 0x80);
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        text += "0123456789abcdef"[bytes[i] >> 4];
        text += "0123456789abcdef"[bytes[i] & 15];
    }
    return text;
}

}  // namespace

void start_sodium()
{
    if (sodium_init() < 0) throw std::runtime_error{"libsodium cannot start"};
}

std::string base32(const std::array<unsigned char, 32>& bytes)
{
    std::string token;
    unsigned int held = 0;
    int bits = 0;
    for (const unsigned char byte : bytes) {
        held = (held << 8 | byte) & 0xFFF;
        bits += 8;
        while (bits >= 5) {
            bits -= 5;
            token += "abcdefghijklmnopqrstuvwxyz234567"[held >> bits & 31];
        }
    }
    token += "abcdefghijklmnopqrstuvwxyz234567"[held << (5 - bits) & 31];
    return token;
}

std::string random_token()
{
    std::array<unsigned char, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return base32(bytes);
}

std::string SystemRandom::id()
{
    using namespace std::chrono;
    UuidBytes bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    // Only so that new rows stand together in an index; nothing is decided by this time.
    const auto since_epoch = system_clock::now().time_since_epoch();
    auto milliseconds =
        static_cast<std::uint64_t>(duration_cast<std::chrono::milliseconds>(since_epoch).count());
    for (std::size_t i = 6; i-- > 0; milliseconds >>= 8)
        bytes[i] = static_cast<unsigned char>(milliseconds);
    return uuid_text(bytes, 7);
}

std::string SystemRandom::reference()
{
    static constexpr std::string_view alphabet = "23456789BCDFGHJKMNPQRSTVWXYZ";
    std::string text;
    while (text.size() < 6)
        text += alphabet[randombytes_uniform(static_cast<std::uint32_t>(alphabet.size()))];
    return text;
}

std::string SystemRandom::uid()
{
    UuidBytes bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return uuid_text(bytes, 4);
}

std::string SodiumDigest::sha256(std::string_view bytes) const
{
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(
        digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    std::array<char, crypto_hash_sha256_BYTES * 2 + 1> text{};
    sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
    return {text.data(), text.size() - 1};
}

bool SodiumDigest::same(std::string_view left, std::string_view right) const
{
    return left.size() == right.size() &&
           sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace quorate::server
