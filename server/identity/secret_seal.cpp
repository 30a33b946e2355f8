#include "server/identity/secret_seal.hpp"

#include <sodium.h>

#include <stdexcept>

#include "server/identity/secret.hpp"

namespace quorate::server {
namespace {

static_assert(crypto_secretbox_KEYBYTES == 32);
constexpr int encoding = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;

const unsigned char* bytes_of(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes_of(std::string& text)
{
    return reinterpret_cast<unsigned char*>(text.data());
}

// Nonce, check and bytes in one; nothing when it is no base64.
std::string box_of(std::string_view sealed)
{
    std::string box(sealed.size(), '\0');
    std::size_t size = 0;
    const bool decoded = sodium_base642bin(bytes_of(box),
                                           box.size(),
                                           sealed.data(),
                                           sealed.size(),
                                           nullptr,
                                           &size,
                                           nullptr,
                                           encoding) == 0;
    box.resize(decoded ? size : 0);
    return box;
}

std::optional<std::string> opened(std::string_view box, const std::array<unsigned char, 32>& key)
{
    constexpr std::size_t around = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (box.size() < around) return std::nullopt;
    std::string bytes(box.size() - around, '\0');
    const bool is_ours = crypto_secretbox_open_easy(bytes_of(bytes),
                                                    bytes_of(box) + crypto_secretbox_NONCEBYTES,
                                                    box.size() - crypto_secretbox_NONCEBYTES,
                                                    bytes_of(box),
                                                    key.data()) == 0;
    if (!is_ours) return std::nullopt;
    return bytes;
}

}  // namespace

SecretSeal::SecretSeal(const core::Secrets& secrets, std::string_view purpose)
{
    start_sodium();
    if (secrets.newest_first().empty())
        throw std::invalid_argument{"there is no secret to seal with"};
    for (const std::string& secret : secrets.newest_first()) {
        if (secret.size() < 32) throw std::invalid_argument{"the secret is shorter than 32 bytes"};
        // A key for each purpose alone: the secret makes links as well.
        Key& key = keys_.emplace_back();
        crypto_generichash_state state;
        crypto_generichash_init(&state, bytes_of(std::string_view{secret}), 32, key.size());
        crypto_generichash_update(&state, bytes_of(purpose), purpose.size());
        crypto_generichash_final(&state, key.data(), key.size());
    }
}

std::string SecretSeal::seal(std::string_view bytes) const
{
    std::string box(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + bytes.size(), '\0');
    unsigned char* const nonce = bytes_of(box);
    randombytes_buf(nonce, crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(nonce + crypto_secretbox_NONCEBYTES,
                          bytes_of(bytes),
                          bytes.size(),
                          nonce,
                          keys_.front().data());
    std::string text(sodium_base64_encoded_len(box.size(), encoding), '\0');
    sodium_bin2base64(
        text.data(), text.size(), bytes_of(std::string_view{box}), box.size(), encoding);
    text.pop_back();  // the NUL that libsodium writes
    return text;
}

std::optional<std::string> SecretSeal::open(std::string_view sealed) const
{
    const std::string box = box_of(sealed);
    for (const Key& key : keys_)
        if (auto bytes = opened(box, key)) return bytes;
    return std::nullopt;
}

std::string SecretSeal::renewed(const std::string& sealed) const
{
    const std::string box = box_of(sealed);
    if (opened(box, keys_.front())) return sealed;
    const auto bytes = open(sealed);
    return bytes ? seal(*bytes) : sealed;
}

}  // namespace quorate::server
