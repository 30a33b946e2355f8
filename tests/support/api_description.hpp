#pragma once

#include <boost/json.hpp>

#include <string>
#include <vector>

#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::test {

/// The document at /api/v1/openapi.json.
const boost::json::object& api_description();

/// What a "$ref" of the document leads to; the object itself without one. Throws when it leads
/// nowhere.
const boost::json::object& resolved(const boost::json::object& object);

/// Everything in which an answer of the API is not what the document says of it: a status that is
/// not listed, a header that is missing or not listed, a member too many or too few, a value of
/// another type or not among the codes, an error that names nothing that can be sent.
std::vector<std::string> differences(const server::Request& request,
                                     const server::Response& response);

}  // namespace quorate::test
