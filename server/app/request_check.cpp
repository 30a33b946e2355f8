#include "server/app/request_check.hpp"

#include <algorithm>

#include "core/support/text.hpp"
#include "server/api/schemas.hpp"
#include "server/app/api.hpp"

namespace quorate::server {

std::vector<QueryParameter> query_parameters(const Route& route)
{
    std::vector<QueryParameter> parameters;
    for (const std::string& line : core::split(route.doc.query, '\n')) {
        const auto space = line.find(' ');
        const auto colon = line.find(": ");
        if (space == std::string::npos || colon == std::string::npos) continue;
        parameters.push_back({.name = line.substr(0, space),
                              .schema = line.substr(space + 1, colon - space - 1),
                              .meaning = line.substr(colon + 2)});
        std::string& schema = parameters.back().schema;
        parameters.back().is_required = schema.ends_with('!');
        if (schema.ends_with('!')) schema.pop_back();
    }
    return parameters;
}

std::optional<core::Error> request_fault(const Route& route, const Request& request)
{
    core::Error error{core::Refusal::invalid_input};
    const auto known =
        route.doc.query.empty() ? std::vector<QueryParameter>{} : query_parameters(route);
    for (const QueryParameter& parameter : known)
        if (parameter.is_required && request.query.get(parameter.name).empty())
            error.fields.push_back({parameter.name, "Must be given"});
    const auto complain = [&](core::FieldError fault) {
        if (std::ranges::find(error.fields, fault) == error.fields.end())
            error.fields.push_back(std::move(fault));
    };
    for (const auto& [name, value] : request.query.entries()) {
        const auto parameter = std::ranges::find(known, name, &QueryParameter::name);
        if (parameter == known.end()) {
            complain({name, "\"" + name + "\" is not known here"});
            continue;
        }
        if (request.query.all(name).size() > 1) complain({name, "Is given twice"});
        for (auto& fault : schema_faults(name, value, api_schema(parameter->schema)).fields)
            complain(std::move(fault));
    }
    if (!error.fields.empty()) return error;
    if (route.method == Method::post && route.doc.request.empty() && !request.body.empty())
        if (const auto body = json_body(request); !body) return body.error();
    return std::nullopt;
}

namespace {

// Whether an error names the member, or the one that holds it.
bool is_named(const json::array& errors, std::string_view member)
{
    return std::ranges::any_of(errors, [&](const json::value& error) {
        const std::string_view field = error.at("field").as_string();
        return member == field || (member.starts_with(field) && member[field.size()] == '.');
    });
}

}  // namespace

Response with_every_fault(const Route& route, const Request& request, Response response)
{
    if ((response.status != 422 && response.status != 409) || route.doc.request.empty() ||
        request.body.empty())
        return response;
    boost::system::error_code failed;
    const json::value sent = parse_json(request.body, failed);
    json::value told = json::parse(response.body, failed);
    if (failed || !told.is_object() || !told.as_object().contains("errors")) return response;
    json::array& errors = told.as_object()["errors"].as_array();
    const json::array before = errors;
    for (const auto& [field, message] : schema_faults(sent, api_schema(route.doc.request)).fields)
        if (!is_named(before, field))
            errors.push_back(json::object{{"field", field}, {"message", message}});
    response.body = json::serialize(told) + "\n";
    return response;
}

}  // namespace quorate::server
