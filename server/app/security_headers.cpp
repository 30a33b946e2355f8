#include "server/app/security_headers.hpp"

#include <algorithm>

#include "server/http/words.hpp"

namespace quorate::server {
namespace {

bool says_how_long_it_is_kept(const Response& response)
{
    return std::ranges::any_of(response.headers, [](const auto& header) {
        return same_word(header.first, "cache-control");
    });
}

}  // namespace

void add_security_headers(const Settings& settings, const Request& request, Response& response)
{
    response.with("Content-Security-Policy", content_security_policy);
    response.with("X-Content-Type-Options", "nosniff");
    response.with("X-Frame-Options", "DENY");
    response.with("Referrer-Policy", "same-origin");
    response.with("Cross-Origin-Opener-Policy", "same-origin");
    response.with("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    // What a handler says nothing of is kept by nobody: a shared computer is the usual one here.
    if (response.status != 304 && !says_how_long_it_is_kept(response))
        response.with("Cache-Control", "no-store");
    if (request.is_secure || settings.behind_proxy)
        response.with("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

}  // namespace quorate::server
