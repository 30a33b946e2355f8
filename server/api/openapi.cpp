#include "server/api/openapi.hpp"

#include "core/support/text.hpp"
#include "server/app/api.hpp"

namespace quorate::server {
namespace {

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
                                          {"schema", {{"type", "string"}}}});
    }
    for (const std::string& line : core::split(route.doc.query, '\n')) {
        const auto colon = line.find(':');
        if (colon == std::string::npos) continue;
        parameters.push_back(json::object{{"name", core::trimmed(line.substr(0, colon))},
                                          {"in", "query"},
                                          {"description", core::trimmed(line.substr(colon + 1))},
                                          {"schema", {{"type", "string"}}}});
    }
    const bool takes_version = route.method == Method::patch || route.method == Method::put ||
                               (route.method == Method::del && route.entry == Entry::signed_in);
    if (takes_version)
        parameters.push_back(json::object{{"name", "If-Match"},
                                          {"in", "header"},
                                          {"required", true},
                                          {"description", "The ETag that was read"},
                                          {"schema", {{"type", "string"}}}});
    if (route.method == Method::post && route.entry == Entry::signed_in)
        parameters.push_back(
            json::object{{"name", "Idempotency-Key"},
                         {"in", "header"},
                         {"description", "The same key gives the same answer for 24 hours"},
                         {"schema", {{"type", "string"}}}});
    return parameters;
}

json::object operation_of(const Route& route)
{
    json::object ok{{"description", "Done"}};
    if (!route.doc.response.empty())
        ok["content"] = {{"application/json", {{"schema", json::parse(route.doc.response)}}}};
    const std::string status =
        route.method == Method::post && route.entry == Entry::signed_in ? "201" : "200";
    json::object operation{
        {"operationId", operation_id(route)},
        {"summary", route.doc.summary},
        {"tags", json::array{route.doc.tag}},
        {"parameters", parameters_of(route)},
        {"x-action", core::action_name(route.action)},
        {"responses",
         {{status, std::move(ok)}, {"default", {{"$ref", "#/components/responses/Problem"}}}}}};
    if (!route.doc.request.empty())
        operation["requestBody"] = {
            {"required", true},
            {"content", {{"application/json", {{"schema", json::parse(route.doc.request)}}}}}};
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
    const json::value problem_schema = {
        {"type", "object"},
        {"properties",
         {{"type", {{"type", "string"}}},
          {"title", {{"type", "string"}}},
          {"status", {{"type", "integer"}}},
          {"code", {{"type", "string"}}},
          {"detail", {{"type", "string"}}},
          {"errors",
           {{"type", "array"},
            {"items",
             {{"type", "object"},
              {"properties",
               {{"field", {{"type", "string"}}}, {"message", {{"type", "string"}}}}}}}}}}}};
    const json::object document{
        {"openapi", "3.1.0"},
        {"info",
         {{"title", "Quorate"},
          {"version", QUORATE_VERSION},
          {"description",
           "Multi-agency meetings in children's services. Every refusal is a problem+json with a "
           "stable code. Changes need If-Match; POST accepts Idempotency-Key; lists take limit and "
           "after."}}},
        {"security", json::array{json::object{{"bearer", json::array{}}}}},
        {"paths", std::move(paths)},
        {"components",
         {{"securitySchemes", {{"bearer", {{"type", "http"}, {"scheme", "bearer"}}}}},
          {"responses",
           {{"Problem",
             {{"description", "Refused"},
              {"content", {{"application/problem+json", {{"schema", problem_schema}}}}}}}}}}}};
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
