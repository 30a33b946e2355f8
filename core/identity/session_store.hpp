#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/support/clock.hpp"
#include "core/support/id.hpp"

namespace quorate::core {

/// A signed-in browser or API client. The token itself is only ever with the client.
struct Session {
    std::string token_hash = {};  // SHA-256 of the token
    AuthorityId authority = {};
    UserId user = {};
    std::string csrf_token = {};
    Instant created_at = {};
    Instant last_seen_at = {};
    Instant expires_at = {};
    std::optional<Instant> stepped_up_at = {};
    std::string network = {};
    bool is_api = false;      // begun through the API, so its token arrives as a bearer token
    std::string name = {};    // tells it from others and opens nothing; outlives a change of token
    bool must_enrol = false;  // opens nothing but the pages that set up a second factor
};

class SessionStore {
public:
    virtual ~SessionStore() = default;

    virtual void add(const Session& session) = 0;
    virtual std::optional<Session> find(const std::string& token_hash) = 0;
    virtual std::vector<Session> of_user(const UserId& user) = 0;
    virtual void touch(const std::string& token_hash, Instant seen_at) = 0;
    virtual void remove(const std::string& token_hash) = 0;

    /// Ends every session of the user but the one with `except`, which may be empty.
    virtual void remove_all_of(const UserId& user, const std::string& except) = 0;

    /// Forgets sessions past their end; gives how many.
    virtual int remove_expired(Instant now) = 0;
};

}  // namespace quorate::core
