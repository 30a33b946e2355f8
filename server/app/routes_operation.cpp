#include "server/api/openapi.hpp"
#include "server/app/route_groups.hpp"
#include "server/pages/operation/operation_pages.hpp"

namespace quorate::server {

using core::Action;

std::vector<Route> operation_routes()
{
    constexpr auto open = Entry::public_page;
    return {
        {Method::get, "/healthz", Action::ops_health_live, get_healthz, open},
        {Method::get, "/livez", Action::ops_health_live, get_healthz, open},
        {Method::get, "/readyz", Action::ops_health_live, get_readyz, open},
        {Method::get, "/metrics", Action::ops_metrics, get_metrics, open},
        {Method::get, "/robots.txt", Action::ops_health_live, get_robots, open},
        {Method::get, "/.well-known/security.txt", Action::ops_health_live, get_security_txt, open},
        {Method::get, "/help", Action::ops_health_live, get_help, open},
        {Method::get, "/help/dates", Action::ops_health_live, get_help_dates, open},
        {Method::get, "/privacy", Action::ops_health_live, get_privacy, open},
        {Method::get, "/cookies", Action::ops_health_live, get_cookies, open},
        {Method::get, "/accessibility", Action::ops_health_live, get_accessibility, open},
        {Method::get,
         "/api/v1/openapi.json",
         Action::ops_health_live,
         get_openapi,
         open,
         {.summary = "This description", .tag = "operations", .response = "Description"}},
    };
}

}  // namespace quorate::server
