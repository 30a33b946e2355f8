#pragma once

#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

/// GET /information-use and /information-use.csv: the record of processing, for all of the staff.
Response get_information_use(App& app, const Request& request, const core::Actor& actor);
Response get_information_use_csv(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
