#include "server/identity/head_key.hpp"

#include <sodium.h>

#include <optional>

#include "server/identity/key_file.hpp"
#include "server/identity/secret.hpp"

namespace quorate::server {
namespace {

static_assert(crypto_sign_SEEDBYTES == 32 && crypto_sign_SECRETKEYBYTES == 64);

template <std::size_t size>
std::optional<std::array<unsigned char, size>> bytes_from(std::string_view text)
{
    std::array<unsigned char, size> bytes{};
    std::size_t read = 0;
    const char* end = nullptr;
    const int failed =
        sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &read, &end);
    if (failed != 0 || read != size || end != text.data() + text.size()) return std::nullopt;
    return bytes;
}

const unsigned char* octets(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

HeadKey::HeadKey(const std::array<unsigned char, 32>& seed)
{
    start_sodium();
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open{};
    crypto_sign_seed_keypair(open.data(), secret_.data(), seed.data());
    public_key_ = hex(open);
}

HeadKey HeadKey::from_file(const std::string& path)
{
    return HeadKey{read_key_file(path, "the key of the audit heads")};
}

std::string HeadKey::sign(std::string_view text) const
{
    std::array<unsigned char, crypto_sign_BYTES> signature{};
    crypto_sign_detached(signature.data(), nullptr, octets(text), text.size(), secret_.data());
    return hex(signature);
}

std::string make_head_key(const std::string& path)
{
    return HeadKey{make_key_file(path)}.public_key();
}

bool is_signed_by(std::string_view public_key, std::string_view text, std::string_view signature)
{
    start_sodium();
    const auto key = bytes_from<crypto_sign_PUBLICKEYBYTES>(public_key);
    const auto given = bytes_from<crypto_sign_BYTES>(signature);
    if (!key || !given) return false;
    return crypto_sign_verify_detached(given->data(), octets(text), text.size(), key->data()) == 0;
}

bool is_public_key(std::string_view text)
{
    return bytes_from<crypto_sign_PUBLICKEYBYTES>(text).has_value();
}

}  // namespace quorate::server
