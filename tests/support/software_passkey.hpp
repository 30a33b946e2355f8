#pragma once

#include <sodium.h>

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "server/identity/passkey_check.hpp"

namespace quorate::test {

/// A device with one passkey (Ed25519) and the browser in front of it, for http://quorate.test.
///     SoftwarePasskey laptop;
///     auto made = client.post("/me/passkeys/new", laptop.made_for(challenge));
class SoftwarePasskey {
public:
    using Fields = std::vector<std::pair<std::string, std::string>>;

    explicit SoftwarePasskey(std::string user, std::string credential = "a software passkey")
        : user_{std::move(user)}, credential_{std::move(credential)}
    {
        crypto_sign_keypair(public_key_.data(), secret_key_.data());
    }

    std::string origin = "http://quorate.test";
    std::uint8_t flags = present | verified;
    std::uint8_t count = 0;

    Fields made_for(const std::string& challenge) const
    {
        return {{"client_data", server::base64url(client_data("webauthn.create", challenge))},
                {"authenticator_data", server::base64url(data(flags | has_key) + new_key())}};
    }

    Fields signed_for(const std::string& challenge) const
    {
        const std::string client = client_data("webauthn.get", challenge);
        const std::string signs = data(flags) + sha256(client);
        std::string signature(crypto_sign_BYTES, '\0');
        crypto_sign_detached(octets(signature), nullptr, octets(signs), signs.size(), secret());
        return {{"credential", server::base64url(credential_)},
                {"client_data", server::base64url(client)},
                {"authenticator_data", server::base64url(data(flags))},
                {"signature", server::base64url(signature)},
                {"user", server::base64url(user_)}};
    }

    static constexpr std::uint8_t present = 0x01;
    static constexpr std::uint8_t verified = 0x04;

private:
    static constexpr std::uint8_t has_key = 0x40;

    static unsigned char* octets(std::string& bytes)
    {
        return reinterpret_cast<unsigned char*>(bytes.data());
    }
    static const unsigned char* octets(const std::string& bytes)
    {
        return reinterpret_cast<const unsigned char*>(bytes.data());
    }
    const unsigned char* secret() const { return secret_key_.data(); }

    static std::string sha256(const std::string& bytes)
    {
        std::string hash(crypto_hash_sha256_BYTES, '\0');
        crypto_hash_sha256(octets(hash), octets(bytes), bytes.size());
        return hash;
    }

    std::string client_data(const std::string& type, const std::string& challenge) const
    {
        return R"({"type":")" + type + R"(","challenge":")" + server::base64url(challenge) +
               R"(","origin":")" + origin + R"(","crossOrigin":false})";
    }

    // Whom for, what was seen, and how often it signed.
    std::string data(int with_flags) const
    {
        return sha256("quorate.test") + static_cast<char>(with_flags) + std::string(3, '\0') +
               static_cast<char>(count);
    }

    // The credential and its key in COSE: {1: 1, 3: -8, -1: 6, -2: 32 octets}.
    std::string new_key() const
    {
        const std::string no_maker(16, '\0');
        const std::string size{'\0', static_cast<char>(credential_.size())};
        return no_maker + size + credential_ + "\xA4\x01\x01\x03\x27\x20\x06\x21\x58\x20" +
               std::string(public_key_.begin(), public_key_.end());
    }

    std::string user_;
    std::string credential_;
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> public_key_{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret_key_{};
};

}  // namespace quorate::test
