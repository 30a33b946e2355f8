#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// Whether the process lives. Touches nothing.
Response get_healthz(App& app, const Request& request, const core::Actor& actor);

/// Whether it can serve: the database answers and the schema is the program's. A dead mail server
/// does not make it unready.
Response get_readyz(App& app, const Request& request, const core::Actor& actor);

/// Prometheus' text form, for this machine or whoever holds the metrics token; others get the same
/// 404 as an unknown address.
Response get_metrics(App& app, const Request& request, const core::Actor& actor);

Response get_robots(App& app, const Request& request, const core::Actor& actor);
Response get_security_txt(App& app, const Request& request, const core::Actor& actor);
Response get_help(App& app, const Request& request, const core::Actor& actor);
Response get_help_dates(App& app, const Request& request, const core::Actor& actor);
Response get_privacy(App& app, const Request& request, const core::Actor& actor);
Response get_cookies(App& app, const Request& request, const core::Actor& actor);
Response get_accessibility(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
