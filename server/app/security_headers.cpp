#include "server/app/security_headers.hpp"

namespace quorate::server {

void add_security_headers(const Settings& settings, const Request& request, Response& response)
{
    response.with("Content-Security-Policy", content_security_policy);
    response.with("X-Content-Type-Options", "nosniff");
    response.with("X-Frame-Options", "DENY");
    response.with("Referrer-Policy", "same-origin");
    response.with("Cross-Origin-Opener-Policy", "same-origin");
    response.with("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    if (request.is_secure || settings.behind_proxy)
        response.with("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

}  // namespace quorate::server
