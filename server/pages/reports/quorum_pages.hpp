#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// GET /reports/quorum: how many meetings had their quorum, by month, and which agencies came.
Response get_quorum_report(App& app, const Request& request, const core::Actor& actor);

/// GET /reports/quorum.csv: the same as a file.
Response get_quorum_csv(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
