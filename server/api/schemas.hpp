#pragma once

#include <boost/json.hpp>

#include <string_view>
#include <vector>

#include "core/support/result.hpp"

namespace quorate::server {

/// The schemas of the API by name, as OpenAPI's components/schemas: those of
/// server/api/schemas/*.json, and the lists of codes, which come from core.
const boost::json::object& api_schemas();

/// The schema of that name. Throws std::logic_error when there is none.
const boost::json::object& api_schema(std::string_view name);

/// The schema that a RouteDoc names: "Room", or "[Room]" for a list of them; with "$ref".
boost::json::object schema_reference(std::string_view name);

/// Everything in which a value is not what its schema says, by member: "children.0.given_name".
struct SchemaFaults {
    std::vector<core::FieldError> fields = {};

    /// A member is unknown or of another type, so that no use case could make sense of it. The rest
    /// (what is missing, too long, no code of ours) a use case says in better words.
    bool is_misshapen = false;
};

/// A member that need not be there may be null, which is as if it were not.
SchemaFaults schema_faults(const boost::json::value& value, const boost::json::object& schema);

/// The same of a value in a query.
SchemaFaults schema_faults(std::string_view name,
                           const std::string& value,
                           const boost::json::object& schema);

/// The files of server/api/schemas: each a JSON object of schemas by name.
std::vector<std::string_view> schema_sources();

}  // namespace quorate::server
