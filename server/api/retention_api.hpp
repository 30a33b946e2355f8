#pragma once

#include "server/app/api.hpp"

namespace quorate::server {

// How long records are kept, what may not be destroyed, and erasing what is past its time.

/// /api/v1/retention-rules and /api/v1/retention-rules/{c}
Response get_api_retention_rules(App& app, const Request& request, const core::Actor& actor);
Response post_api_retention_rule(App& app, const Request& request, const core::Actor& actor);

/// GET /api/v1/information-use: the record of processing
Response get_api_information_use(App& app, const Request& request, const core::Actor& actor);

/// GET /api/v1/retention
Response get_api_retention(App& app, const Request& request, const core::Actor& actor);

/// POST /api/v1/legal-holds and /api/v1/legal-holds/{h}/lift
Response post_api_legal_hold(App& app, const Request& request, const core::Actor& actor);
Response post_api_lift_hold(App& app, const Request& request, const core::Actor& actor);

/// POST /api/v1/cases/{f}/erase
Response post_api_erase_case(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
