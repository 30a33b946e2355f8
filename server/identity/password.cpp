#include "server/identity/password.hpp"

#include <sodium.h>

#include <array>
#include <new>

#include "server/identity/secret.hpp"

namespace quorate::server {

Argon2Hasher::Argon2Hasher(PasswordCost cost) : cost_{cost}
{
    start_sodium();
    // Of a random password that is forgotten at once: its cost is that of every real hash.
    dummy_hash_ = hash(core::Password{random_token()});
}

std::string Argon2Hasher::hash(const core::Password& password) const
{
    std::array<char, crypto_pwhash_STRBYTES> text{};
    const std::string& plain = password.reveal();
    if (crypto_pwhash_str_alg(text.data(),
                              plain.data(),
                              plain.size(),
                              cost_.passes,
                              cost_.memory,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc{};
    return text.data();
}

bool Argon2Hasher::verify(const std::string& hash, const core::Password& password) const
{
    if (hash.size() >= crypto_pwhash_STRBYTES) return false;
    const std::string& plain = password.reveal();
    return crypto_pwhash_str_verify(hash.c_str(), plain.data(), plain.size()) == 0;
}

bool Argon2Hasher::needs_rehash(const std::string& hash) const
{
    return crypto_pwhash_str_needs_rehash(hash.c_str(), cost_.passes, cost_.memory) != 0;
}

}  // namespace quorate::server
