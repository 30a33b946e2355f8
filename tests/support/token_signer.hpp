#pragma once

#include <memory>
#include <string>

struct evp_pkey_st;

namespace quorate::test {

/// A provider's key: signs tokens, and says its public half as a JSON Web Key.
class TokenSigner {
public:
    enum class Kind { rsa, p256 };

    TokenSigner(Kind kind, std::string name);

    /// {"kid":…,"kty":…,…}
    std::string jwk() const;

    /// A token of `claims` (JSON), signed as `algorithm` says: RS256, PS256, ES256.
    std::string token(const std::string& algorithm, const std::string& claims) const;

    /// The same with a header of one's own.
    std::string token_with(const std::string& header,
                           const std::string& algorithm,
                           const std::string& claims) const;

    /// The public key as text (PEM), which some have taken for the secret of HS256.
    std::string public_pem() const;

    const std::string& name() const { return name_; }

private:
    Kind kind_;
    std::string name_;
    std::shared_ptr<evp_pkey_st> key_;
};

/// A token signed by HMAC with `secret`.
std::string hmac_token(const std::string& header,
                       const std::string& claims,
                       const std::string& secret);

/// {"keys":[…]}
std::string key_set(const std::string& keys);

}  // namespace quorate::test
