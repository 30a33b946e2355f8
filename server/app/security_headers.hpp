#pragma once

#include "server/app/settings.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

/// The headers every answer carries: a policy that lets nothing load but our own files, no framing,
/// no sniffing, no referrer to others, HSTS where TLS is in use.
void add_security_headers(const Settings& settings, const Request& request, Response& response);

/// The content security policy; assets carry it too.
inline constexpr const char* content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

}  // namespace quorate::server
