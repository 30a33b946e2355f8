#include "server/identity/link_tokens.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>
#include <utility>

#include "server/identity/secret.hpp"

namespace quorate::server {
namespace {

const unsigned char* bytes(const std::string& text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

HmacLinkTokens::HmacLinkTokens(std::string secret) : secret_{std::move(secret)}
{
    start_sodium();
    if (secret_.size() < 32) throw std::invalid_argument{"the secret is shorter than 32 bytes"};
}

std::string HmacLinkTokens::token(std::string_view purpose,
                                  const std::string& id,
                                  int generation) const
{
    // Neither a purpose nor an id holds a line feed, so no two of these texts are the same.
    const std::string text =
        "link\n" + std::string{purpose} + '\n' + id + '\n' + std::to_string(generation);
    crypto_auth_hmacsha256_state state;
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
    crypto_auth_hmacsha256_init(&state, bytes(secret_), secret_.size());
    crypto_auth_hmacsha256_update(&state, bytes(text), text.size());
    crypto_auth_hmacsha256_final(&state, mac.data());
    return base32(mac);
}

std::string HmacLinkTokens::hash(const std::string& token) const
{
    return SodiumDigest{}.sha256(token);
}

}  // namespace quorate::server
