#pragma once

#include "core/access/actor.hpp"
#include "core/identity/identity_ports.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// Whom a request speaks for.
struct ResumedSession {
    Actor actor;
    Session session;
    bool must_change_password = false;  // opens nothing but the page for that
    bool touch_due = false;  // touch_session() is worth a write: nothing was noted for a while
};

/// The actor of `user` in `session`.
Actor actor_of(const User& user, const Session& session);

/// A session and its token, which is for the cookie or the API's answer and kept nowhere.
struct BegunSession {
    Session session;
    std::string token;
};

/// Begins `session`, whose owner, network and end the caller has set: with a new token every
/// time, whatever the client sent.
BegunSession begin_session(IdentityStores& stores, const IdentityTools& tools, Session session);

/// Gives `session` another token; the one it had opens nothing any more. It stays the same session,
/// with its name and its beginning.
BegunSession renew_session(IdentityStores& stores, const IdentityTools& tools, Session session);

/// The session of `token`, or `not_signed_in` when it is unknown, idle too long, past its end, or
/// its owner has left. Only reads, so that a page view needs no write transaction.
Result<ResumedSession> resume_session(IdentityStores& stores,
                                      const IdentityTools& tools,
                                      const SessionTimes& times,
                                      const std::string& token);

/// Notes that the session was used now.
void touch_session(IdentityStores& stores, const IdentityTools& tools, const Session& session);

/// Ends the session of `token`; quietly does nothing when there is none.
void sign_out(IdentityStores& stores, const IdentityTools& tools, const std::string& token);

/// Whether `given` is the session's form token. Forms without it are refused.
bool csrf_matches(const IdentityTools& tools, const Session& session, std::string_view given);

}  // namespace quorate::core
