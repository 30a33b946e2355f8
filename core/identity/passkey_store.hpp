#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// A key pair on somebody's device, of which we know the public half. The device asks for a finger,
/// a face or a PIN before it signs, so it proves two factors at once.
struct Passkey {
    PasskeyId id = {};
    AuthorityId authority = {};
    UserId user = {};
    FreeText name = {};           // what its owner calls the device
    std::string credential = {};  // how the device calls it: base64url
    int algorithm = 0;            // COSE: -7, -8 or -257
    std::string public_key = {};  // base64url
    std::int64_t signatures = 0;  // that the device has counted; always 0 where it counts none
    Instant added_at = {};
    std::optional<Instant> used_at = {};
};

/// What a device is asked to sign, once. `holder` is a digest of whom it was given to and for what.
struct PasskeyChallenge {
    std::string holder = {};
    std::string challenge = {};
    Instant expires_at = {};
};

class PasskeyStore {
public:
    virtual ~PasskeyStore() = default;

    /// False when the credential is known already, whoever has it.
    virtual bool add(const Passkey& passkey) = 0;
    virtual std::optional<Passkey> find(const PasskeyId& id) = 0;
    virtual std::optional<Passkey> find_by_credential(const std::string& credential) = 0;

    /// The oldest first.
    virtual std::vector<Passkey> of_user(const UserId& user) = 0;

    /// Notes that it signed and what its device has counted by then. False when that is no more
    /// than was noted before, also by another instance at the same moment: then there are two of
    /// it. A device that counts nothing says 0 each time.
    virtual bool use(const PasskeyId& id, std::int64_t signatures, Instant at) = 0;
    virtual void remove(const PasskeyId& id) = 0;
    virtual void remove_all_of(const UserId& user) = 0;

    /// Replaces the one that the holder has.
    virtual void add(const PasskeyChallenge& challenge) = 0;

    /// Takes it away, so that it is answered once at most; of several requests one gets it.
    virtual std::optional<PasskeyChallenge> take_challenge(const std::string& holder) = 0;
    virtual int forget_challenges_before(Instant now) = 0;
};

}  // namespace quorate::core
