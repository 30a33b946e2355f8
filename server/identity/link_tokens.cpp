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

// Neither a purpose nor an id holds a line feed, so no two of these texts are the same.
std::string text_of(std::string_view purpose, const std::string& id, int generation)
{
    return "link\n" + std::string{purpose} + '\n' + id + '\n' + std::to_string(generation);
}

std::string made_with(const std::string& secret, const std::string& text)
{
    crypto_auth_hmacsha256_state state;
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
    crypto_auth_hmacsha256_init(&state, bytes(secret), secret.size());
    crypto_auth_hmacsha256_update(&state, bytes(text), text.size());
    crypto_auth_hmacsha256_final(&state, mac.data());
    return base32(mac);
}

}  // namespace

HmacLinkTokens::HmacLinkTokens(core::Secrets secrets) : secrets_{std::move(secrets)}
{
    start_sodium();
    if (secrets_.newest_first().empty())
        throw std::invalid_argument{"there is no secret to make links with"};
    for (const std::string& secret : secrets_.newest_first())
        if (secret.size() < 32) throw std::invalid_argument{"the secret is shorter than 32 bytes"};
}

std::string HmacLinkTokens::token(std::string_view purpose,
                                  const std::string& id,
                                  int generation) const
{
    return made_with(secrets_.newest(), text_of(purpose, id, generation));
}

std::vector<std::string> HmacLinkTokens::tokens(std::string_view purpose,
                                                const std::string& id,
                                                int generation) const
{
    const std::string text = text_of(purpose, id, generation);
    std::vector<std::string> made;
    for (const std::string& secret : secrets_.newest_first())
        made.push_back(made_with(secret, text));
    return made;
}

std::string HmacLinkTokens::hash(const std::string& token) const
{
    return SodiumDigest{}.sha256(token);
}

}  // namespace quorate::server
