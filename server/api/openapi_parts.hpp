#pragma once

#include <boost/json.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "server/app/route.hpp"

namespace quorate::server {

/// Whether If-Match must be sent.
bool needs_version(const Route& route);

/// Whether what the request names may have been changed or replaced by then: by If-Match, by a
/// version in the body, or by its id.
bool may_be_stale(const Route& route);

/// Whether Idempotency-Key is heeded.
bool heeds_key(const Route& route);

/// The refusals that are to be expected of the route, in order.
std::vector<int> error_statuses(const Route& route);

/// The name of the shared response for one of them.
std::string error_part(int status);

/// {"$ref":"#/components/responses/NotFound"}
boost::json::object part_reference(std::string_view kind, std::string_view name);

/// OpenAPI's components but for the schemas: responses, headers, parameters, the security scheme.
boost::json::object shared_parts();

}  // namespace quorate::server
