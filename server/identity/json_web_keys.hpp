#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct evp_pkey_st;

namespace quorate::server {

/// The bytes of base64url without padding; nothing when it is anything else.
std::optional<std::string> from_base64url(std::string_view text);

/// Bytes as base64url without padding.
std::string to_base64url(std::string_view bytes);

/// Public keys of a provider (RFC 7517), of the kinds that we take: RSA from 2,048 bits for RS256
/// and PS256, P-256 for ES256. Keys of other kinds, and for other uses, are left out.
class JsonWebKeys {
public:
    JsonWebKeys() = default;

    /// Nothing when the text is no set of keys.
    static std::optional<JsonWebKeys> from(std::string_view json);

    /// Whether a key of that name may have signed by `algorithm`. Without a name there must be
    /// but one that may.
    bool has(std::string_view algorithm, const std::optional<std::string>& name) const;

    /// Whether that key signed `signed_part`. False for any algorithm but those three, so neither
    /// "none" nor a secret made of a public key ever counts.
    bool verify(std::string_view algorithm,
                const std::optional<std::string>& name,
                std::string_view signed_part,
                std::string_view signature) const;

    std::size_t size() const { return keys_.size(); }

private:
    struct Key {
        std::string name = {};
        std::string algorithm = {};  // that alone; empty: any of its kind
        bool is_rsa = false;
        std::shared_ptr<evp_pkey_st> key = {};
    };

    const Key* find(std::string_view algorithm, const std::optional<std::string>& name) const;

    std::vector<Key> keys_;
};

}  // namespace quorate::server
