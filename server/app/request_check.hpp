#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/support/result.hpp"
#include "server/app/route.hpp"

namespace quorate::server {

/// A line of RouteDoc::query: "limit Limit: how many at most", or "invitee Id!: the id of the seat"
/// for one that must be there.
struct QueryParameter {
    std::string name;
    std::string schema;
    std::string meaning;
    bool is_required = false;
};
std::vector<QueryParameter> query_parameters(const Route& route);

/// What in the request does not fit the row's description, before the handler looks at it: query
/// parameters that are missing, unknown, given twice or of the wrong shape, and a body where there
/// is none.
std::optional<core::Error> request_fault(const Route& route, const Request& request);

/// The answer with what else in the body is not as described, where a refusal names fields and the
/// handler had to stop at the first of them.
Response with_every_fault(const Route& route, const Request& request, Response response);

}  // namespace quorate::server
