#pragma once

#include <string>
#include <string_view>

#include "core/identity/passkey_verifier.hpp"

namespace quorate::server {

/// Bytes as passkeys write them: base64url without padding.
std::string base64url(std::string_view bytes);

/// What a browser says that it asked a device for.
struct ClientData {
    std::string_view type = {};       // "webauthn.create" or "webauthn.get"
    std::string_view challenge = {};  // as the service gave it, not yet in base64url
    std::string_view origin = {};     // "https://meetings.council.example"
};

/// Whether the JSON that the browser wrote says exactly that, and that no other site's page stood
/// around ours.
bool client_data_says(std::string_view json, const ClientData& expected);

/// Passkeys (WebAuthn) for the service at one address. What the browser says is looked at here;
/// signatures, keys and what the device says of itself are libfido2's. A device that has not
/// checked who holds it is refused, and what it says of its maker is not asked for.
class PasskeyCheck final : public core::PasskeyVerifier {
public:
    /// The address of the service is all that decides what its passkeys are for, never a request.
    explicit PasskeyCheck(const std::string& public_url);

    /// Whether there can be passkeys: browsers make none for an address of numbers.
    bool is_offered() const { return !rp_id_.empty(); }

    const std::string& rp_id() const { return rp_id_; }
    const std::string& origin() const { return origin_; }

    std::optional<core::NewPasskey> read_new(const core::MadePasskey& made,
                                             const std::string& challenge) const override;
    std::optional<std::int64_t> check(const core::SignedByPasskey& given,
                                      const core::Passkey& passkey,
                                      const std::string& challenge) const override;

private:
    std::string rp_id_;
    std::string origin_;
};

}  // namespace quorate::server
