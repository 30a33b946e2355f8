#include "server/api/openapi.hpp"

#include "core/pack/agency_report.hpp"
#include "core/support/text.hpp"
#include "server/api/openapi_parts.hpp"
#include "server/api/schemas.hpp"
#include "server/app/api.hpp"
#include "server/app/request_check.hpp"

namespace quorate::server {
namespace {

constexpr std::string_view introduction =
    "Multi-agency meetings in children's services.\n\n"
    "Sign in with POST /api/v1/session and send the token as `Authorization: Bearer`. What needs "
    "the password again (a recent sign-in) answers 403 with `\"needs\":[\"step_up\"]`: post it to "
    "/api/v1/session/confirm, go on with the token of that answer, and repeat the request. A "
    "standing API token cannot step up (403). Whoever signs in with an authenticator app sends its "
    "code to both as `code`; without it signing in answers 401 with "
    "`\"needs\":[\"second_factor\"]`, "
    "and so does everything to somebody who has to set up an app first.\n\n"
    "Every refusal is application/problem+json with a stable `code`, which the schema ProblemCode "
    "lists; 422 names every member that is wrong in `errors`. Members and query parameters that "
    "are not listed are refused. An id in the path that you may not know of answers 404, one in "
    "the body or the query 422, both as if there were no such thing. In what "
    "is sent, null for a member that is not required is as if it were not there, or empties it "
    "in a PATCH. A POST for which no body is listed needs none.\n\n"
    "PATCH, PUT and DELETE need If-Match with the ETag that was read (428 without it, 412 when it "
    "is stale; * is whatever there is). POST heeds Idempotency-Key where that is listed. Lists "
    "take limit and after and answer with Link rel=next. HEAD is answered wherever GET is; a "
    "method that an address does not take is answered 405, with those that it takes in Allow. "
    "Every operation may answer 500 and 503 as well, and the server itself 400, 408, 413 and 431 "
    "to "
    "what is no request; all in the shape of a Problem.";

std::string operation_id(const Route& route)
{
    std::string id = core::lower_case(method_name(route.method));
    for (const char c : route.pattern.substr(std::string_view{"/api/v1"}.size()))
        id += (c == '/' || c == '.') ? '_' : c;
    std::erase_if(id, [](char c) { return c == '{' || c == '}'; });
    return id;
}

json::array parameters_of(const Route& route)
{
    json::array parameters;
    for (const std::string& segment : core::split(route.pattern, '/')) {
        if (!segment.starts_with('{')) continue;
        parameters.push_back(json::object{{"name", segment.substr(1, segment.find('}') - 1)},
                                          {"in", "path"},
                                          {"required", true},
                                          {"schema", schema_reference("Id")}});
    }
    for (const QueryParameter& each : query_parameters(route))
        parameters.push_back(json::object{{"name", each.name},
                                          {"in", "query"},
                                          {"required", each.is_required},
                                          {"description", each.meaning},
                                          {"schema", schema_reference(each.schema)}});
    if (needs_version(route)) parameters.push_back(part_reference("parameters", "IfMatch"));
    if (route.doc.takes_version)
        parameters.push_back(part_reference("parameters", "IfMatchOptional"));
    if (heeds_key(route)) parameters.push_back(part_reference("parameters", "IdempotencyKey"));
    return parameters;
}

// The thing's version is its ETag.
bool has_version(const Route& route)
{
    const std::string_view name = route.doc.response;
    if (name.empty() || name.starts_with('[')) return false;
    const json::value* properties = api_schema(name).if_contains("properties");
    return properties != nullptr && properties->as_object().contains("version");
}

bool has_next(const Route& route)
{
    return route.doc.response.starts_with('[') &&
           route.doc.query.find("after ") != std::string_view::npos;
}

json::object report_files()
{
    using enum core::ReportFileType;
    json::object content;
    for (const core::ReportFileType type : {pdf, docx, odt, png, jpeg})
        content[core::media_type(type)] = {{"schema", {{"type", "string"}, {"format", "binary"}}}};
    return content;
}

json::object success_of(const Route& route)
{
    json::object answer{{"description",
                         route.doc.status == 204   ? "Done"
                         : route.doc.status == 201 ? "Made"
                         : route.doc.status == 202 ? "It waits for a second person"
                                                   : "The answer"}};
    json::object headers;
    if (has_version(route)) headers["ETag"] = part_reference("headers", "ETag");
    const bool leads_on = route.doc.status == 201 || route.doc.status == 202;
    if (leads_on && !route.doc.response.starts_with('['))
        headers["Location"] = part_reference("headers", "Location");
    if (has_next(route)) headers["Link"] = part_reference("headers", "Link");
    if (heeds_key(route)) headers["Idempotency-Replayed"] = part_reference("headers", "Replayed");
    if (!headers.empty()) answer["headers"] = std::move(headers);
    if (route.doc.gives_file) answer["content"] = report_files();
    if (!route.doc.response.empty())
        answer["content"] = {
            {"application/json", {{"schema", schema_reference(route.doc.response)}}}};
    return answer;
}

json::object operation_of(const Route& route)
{
    json::object responses{{std::to_string(route.doc.status), success_of(route)}};
    for (const int status : error_statuses(route))
        responses[std::to_string(status)] = part_reference("responses", error_part(status));
    responses["default"] = part_reference("responses", "Problem");
    json::object operation{{"operationId", operation_id(route)},
                           {"summary", route.doc.summary},
                           {"tags", json::array{route.doc.tag}},
                           {"parameters", parameters_of(route)},
                           {"x-action", core::action_name(route.action)},
                           {"responses", std::move(responses)}};
    if (!route.doc.request.empty())
        operation["requestBody"] = {
            {"required", true},
            {"content", {{"application/json", {{"schema", schema_reference(route.doc.request)}}}}}};
    if (route.entry == Entry::public_page) operation["security"] = json::array{};
    return operation;
}

std::string description()
{
    json::object paths;
    for (const Route& route : routes()) {
        if (!route.pattern.starts_with("/api/v1/")) continue;
        json::value& path = paths[route.pattern];
        if (!path.is_object()) path = json::object{};
        path.as_object()[core::lower_case(method_name(route.method))] = operation_of(route);
    }
    json::object components = shared_parts();
    components["schemas"] = api_schemas();
    const json::object document{
        {"openapi", "3.1.0"},
        {"info",
         {{"title", "Quorate"}, {"version", QUORATE_VERSION}, {"description", introduction}}},
        {"servers", json::array{json::object{{"url", "/"}}}},
        {"security", json::array{json::object{{"bearer", json::array{}}}}},
        {"paths", std::move(paths)},
        {"components", std::move(components)}};
    return json::serialize(document);
}

}  // namespace

Response get_openapi(App&, const Request&, const core::Actor&)
{
    static const std::string text = description();
    Response response{.status = 200, .headers = {}, .body = text};
    response.with("Content-Type", "application/json");
    response.with("Cache-Control", "public, max-age=300");
    return response;
}

}  // namespace quorate::server
