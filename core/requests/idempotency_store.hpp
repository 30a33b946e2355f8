#pragma once

#include <optional>
#include <string>

#include "core/support/clock.hpp"
#include "core/support/id.hpp"

namespace quorate::core {

/// The answer that a request with an Idempotency-Key was given.
struct StoredAnswer {
    std::string request_hash;  // SHA-256 of method, path and body: a key is for one request
    int status = 0;
    std::string headers;  // "Name: value" lines
    std::string body;
};

/// Answers kept for 24 hours, written in the transaction that did the work, so that a client that
/// lost the reply can ask again and learn what happened.
class IdempotencyStore {
public:
    virtual ~IdempotencyStore() = default;

    virtual std::optional<StoredAnswer> find(const UserId& user, const std::string& key) = 0;
    virtual void save(const AuthorityId& authority,
                      const UserId& user,
                      const std::string& key,
                      const StoredAnswer& answer,
                      Instant now) = 0;

    /// Forgets answers older than `oldest`; gives how many.
    virtual int forget_before(Instant oldest) = 0;
};

}  // namespace quorate::core
