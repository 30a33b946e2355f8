#pragma once

#include <optional>

#include "core/identity/sessions.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"

namespace quorate::server {

/// Whom a request speaks for. `session` is there for a browser's session and for an API session;
/// a standing API token has none.
struct Visitor {
    core::Actor actor = {};
    std::optional<core::Session> session = {};
    bool by_cookie = false;  // only then can another site's page have made the browser send it
    bool needs_second_factor = false;  // a token that waits until its owner has set one up
    bool must_change_password = false;
    bool is_signed_in() const { return actor.role != core::Role::anonymous; }
};

/// Reads the session cookie or the bearer token. A stale or unknown one makes an anonymous visitor.
Visitor who_asks(App& app, const Request& request);

/// The token of "Authorization: Bearer …". Nothing without that header; an empty one is a token
/// too, that is nobody's.
std::optional<std::string> bearer_token(const Request& request);

/// The Set-Cookie value for a new session.
std::string session_cookie_value(const std::string& token);

/// The Set-Cookie value that ends it.
std::string ended_cookie_value();

/// The peer's address: the proxy's word for it when the settings say there is one.
std::string client_address(const App& app, const Request& request);

}  // namespace quorate::server
