#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/identity/passkey_store.hpp"

namespace quorate::core {

/// What a browser hands over of a passkey that it made. All is base64url.
struct MadePasskey {
    std::string client_data = {};
    std::string authenticator_data = {};
};

/// What a browser hands over of a passkey that signed. All is base64url.
struct SignedByPasskey {
    std::string credential = {};
    std::string client_data = {};
    std::string authenticator_data = {};
    std::string signature = {};
    std::string user = {};  // whom the device takes it to be of; may be empty
};

/// What is kept of a new one.
struct NewPasskey {
    std::string credential = {};
    int algorithm = 0;
    std::string public_key = {};
    std::int64_t signatures = 0;
};

/// Port: whether it was made or signed for us, on a page of ours, as an answer to that challenge,
/// by a device that has checked who holds it.
class PasskeyVerifier {
public:
    virtual ~PasskeyVerifier() = default;

    virtual std::optional<NewPasskey> read_new(const MadePasskey& made,
                                               const std::string& challenge) const = 0;

    /// How many signatures the device has counted; nothing when this one does not hold.
    virtual std::optional<std::int64_t> check(const SignedByPasskey& given,
                                              const Passkey& passkey,
                                              const std::string& challenge) const = 0;
};

}  // namespace quorate::core
