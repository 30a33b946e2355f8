#include "server/api/openapi_parts.hpp"

#include <array>
#include <stdexcept>

#include "server/api/schemas.hpp"
#include "server/app/api.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

struct ErrorPart {
    int status;
    std::string_view name;
    std::string_view meaning;
};

constexpr std::array error_parts{
    ErrorPart{400, "Unreadable", "The body is no JSON object, or has a member twice"},
    ErrorPart{401, "NotSignedIn", "No token, one that has ended, or a wrong password"},
    ErrorPart{403,
              "NotAllowed",
              "The role does not allow it, or the password, a reason or a second person is "
              "needed: see needs"},
    ErrorPart{404, "NotFound", "There is no such thing, or you may not know of it"},
    ErrorPart{409, "Conflict", "Taken, there already, or no longer possible"},
    ErrorPart{412, "Stale", "Somebody else changed it: read it again"},
    ErrorPart{413, "TooLarge", "The body is larger than is taken"},
    ErrorPart{415, "WrongType", "The body is not application/json"},
    ErrorPart{422, "Invalid", "Something that was sent is wrong; errors names each"},
    ErrorPart{428, "VersionMissing", "If-Match is missing"},
    ErrorPart{429, "TooManyAttempts", "Too many wrong passwords: see Retry-After"},
};

bool changes(const Route& route)
{
    return route.method != Method::get && route.entry == Entry::signed_in;
}

json::object problem_response(std::string_view meaning)
{
    return {{"description", meaning},
            {"content", {{"application/problem+json", {{"schema", schema_reference("Problem")}}}}}};
}

json::object text_header(std::string_view meaning)
{
    return {{"description", meaning}, {"schema", {{"type", "string"}}}};
}

json::object header_parameter(std::string_view name, bool required, std::string_view meaning)
{
    return {{"name", name},
            {"in", "header"},
            {"required", required},
            {"description", meaning},
            {"schema", {{"type", "string"}}}};
}

json::object key_parameter()
{
    json::object parameter = header_parameter(
        "Idempotency-Key", false, "The same key gives the same answer for 24 hours");
    parameter["schema"] = {{"type", "string"}, {"maxLength", longest_idempotency_key}};
    return parameter;
}

}  // namespace

bool needs_version(const Route& route)
{
    // The one thing without a version is the session that the token of the request stands for.
    return (route.method == Method::patch || route.method == Method::put ||
            route.method == Method::del) &&
           route.pattern != "/api/v1/session";
}

bool may_be_stale(const Route& route)
{
    if (needs_version(route) || route.doc.takes_version || route.doc.goes_stale) return true;
    if (route.doc.request.empty()) return false;
    const json::value* members = api_schema(route.doc.request).if_contains("properties");
    return members != nullptr && members->as_object().contains("version");
}

bool heeds_key(const Route& route)
{
    return route.method == Method::post && route.entry == Entry::signed_in &&
           route.doc.keeps_answer;
}

std::vector<int> error_statuses(const Route& route)
{
    const RouteDoc& doc = route.doc;
    const bool has_path_values = route.pattern.find('{') != std::string_view::npos;
    const bool takes_a_body = !doc.request.empty() || route.method == Method::post;
    std::vector<int> statuses;
    const auto add = [&](int status, bool expected) {
        if (expected) statuses.push_back(status);
    };
    add(400, takes_a_body);
    add(401, route.entry == Entry::signed_in || doc.throttled);
    add(403, route.entry == Entry::signed_in);
    add(404, has_path_values);
    add(409, changes(route));
    add(412, may_be_stale(route));
    add(413, takes_a_body);
    add(415, takes_a_body);
    add(422, true);
    add(428, needs_version(route));
    add(429, doc.throttled);
    return statuses;
}

std::string error_part(int status)
{
    for (const ErrorPart& part : error_parts)
        if (part.status == status) return std::string{part.name};
    throw std::logic_error{"no shared response has the status " + std::to_string(status)};
}

json::object part_reference(std::string_view kind, std::string_view name)
{
    return {{"$ref", "#/components/" + std::string{kind} + "/" + std::string{name}}};
}

json::object shared_parts()
{
    json::object responses{{"Problem", problem_response("The service could not do it")}};
    for (const ErrorPart& part : error_parts)
        responses[part.name] = problem_response(part.meaning);
    const auto& retry = "How many seconds to wait";
    responses["TooManyAttempts"].as_object()["headers"] = {{"Retry-After", text_header(retry)}};
    const auto& how = "Bearer: how to sign in";
    responses["NotSignedIn"].as_object()["headers"] = {{"WWW-Authenticate", text_header(how)}};
    return {{"securitySchemes",
             {{"bearer",
               {{"type", "http"},
                {"scheme", "bearer"},
                {"description", "From POST /api/v1/session, or an API token"}}}}},
            {"responses", std::move(responses)},
            {"headers",
             {{"ETag", text_header("The version, for If-Match")},
              {"Location", text_header("Where the new thing is")},
              {"Link", text_header("The next page, rel=\"next\"; missing on the last")},
              {"Replayed", text_header("true: this is the answer to the earlier request")}}},
            {"parameters",
             {{"IfMatch",
               header_parameter("If-Match", true, "The ETag that was read, a list of them, or *")},
              {"IfMatchOptional",
               header_parameter("If-Match", false, "The ETag that was read: 412 when it is stale")},
              {"IdempotencyKey", key_parameter()}}}};
}

}  // namespace quorate::server
