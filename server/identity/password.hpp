#pragma once

#include <cstddef>

#include "core/identity/password_hasher.hpp"

namespace quorate::server {

/// What one hash costs. The defaults are OWASP's least for Argon2id (19 MiB, two passes): about
/// 25 ms of one core on a small machine, so two workers still sign in eighty people a second.
struct PasswordCost {
    unsigned long long passes = 2;
    std::size_t memory = std::size_t{19} * 1024 * 1024;
};

/// Argon2id by libsodium, in the PHC text form that carries its own settings.
class Argon2Hasher final : public core::PasswordHasher {
public:
    explicit Argon2Hasher(PasswordCost cost = {});

    std::string hash(const core::Password& password) const override;
    bool verify(const std::string& hash, const core::Password& password) const override;
    bool needs_rehash(const std::string& hash) const override;
    const std::string& dummy_hash() const override { return dummy_hash_; }

private:
    PasswordCost cost_;
    std::string dummy_hash_;
};

}  // namespace quorate::server
