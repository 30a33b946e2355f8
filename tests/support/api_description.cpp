#include "tests/support/api_description.hpp"

#include <algorithm>
#include <stdexcept>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/support/text.hpp"
#include "server/api/openapi.hpp"
#include "server/app/route.hpp"

namespace quorate::test {
namespace {

namespace json = boost::json;
using Differences = std::vector<std::string>;

std::string header_of(const server::Response& response, std::string_view name)
{
    for (const auto& [key, value] : response.headers)
        if (key == name) return value;
    return {};
}

bool is_of_type(const json::value& value, std::string_view type)
{
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "integer") return value.is_int64() || value.is_uint64();
    if (type == "number") return value.is_number();
    if (type == "boolean") return value.is_bool();
    return type == "null" && value.is_null();
}

bool fits_type(const json::value& value, const json::value& type)
{
    if (type.is_string()) return is_of_type(value, type.as_string());
    return std::ranges::any_of(type.as_array(), [&](const json::value& each) {
        return is_of_type(value, each.as_string());
    });
}

void compare(const json::value& value,
             const json::object& named,
             const std::string& place,
             Differences& found);

void compare_members(const json::object& members,
                     const json::object& schema,
                     const std::string& place,
                     Differences& found)
{
    const json::value* open = schema.if_contains("additionalProperties");
    if (open != nullptr && open->is_bool() && open->as_bool()) return;
    if (const json::value* required = schema.if_contains("required"))
        for (const json::value& name : required->as_array())
            if (!members.contains(name.as_string()))
                found.push_back(place + ": " + std::string{name.as_string()} + " is missing");
    const json::value* properties = schema.if_contains("properties");
    for (const auto& [name, member] : members) {
        const json::value* property =
            properties == nullptr ? nullptr : properties->as_object().if_contains(name);
        if (property == nullptr)
            found.push_back(place + ": " + std::string{name} + " is not declared");
        else
            compare(member, property->as_object(), place + "." + std::string{name}, found);
    }
}

void compare_text(const std::string& text,
                  const json::object& schema,
                  const std::string& place,
                  Differences& found)
{
    if (const json::value* codes = schema.if_contains("enum"))
        if (std::ranges::find(codes->as_array(), json::value(text)) == codes->as_array().end())
            found.push_back(place + ": " + text + " is not among the codes");
    const json::value* format = schema.if_contains("format");
    if (format == nullptr) return;
    if (*format == "date" && !core::parse_date(text)) found.push_back(place + ": no date");
    if (*format == "date-time" && !core::parse_instant(text)) found.push_back(place + ": no time");
}

void compare(const json::value& value,
             const json::object& named,
             const std::string& place,
             Differences& found)
{
    const json::object& schema = resolved(named);
    if (const json::value* choices = schema.if_contains("anyOf")) {
        if (!value.is_null()) compare(value, choices->as_array().front().as_object(), place, found);
        return;
    }
    if (!fits_type(value, schema.at("type"))) {
        found.push_back(place + ": " + json::serialize(value) + " is of another type");
        return;
    }
    if (value.is_object()) compare_members(value.as_object(), schema, place, found);
    if (value.is_string()) compare_text(std::string{value.as_string()}, schema, place, found);
    if (value.is_array())
        for (const json::value& item : value.as_array())
            compare(item, schema.at("items").as_object(), place + "[]", found);
}

void compare_headers(const server::Response& response,
                     const json::object& answer,
                     Differences& found)
{
    const json::value* declared = answer.if_contains("headers");
    for (const char* name :
         {"ETag", "Location", "Link", "Idempotency-Replayed", "WWW-Authenticate"}) {
        const bool is_declared = declared != nullptr && declared->as_object().contains(name);
        const bool is_there = !header_of(response, name).empty();
        if (is_there && !is_declared) found.push_back(std::string{name} + " is not declared");
        const bool may_lack =
            std::string_view{name} == "Link" || std::string_view{name} == "Idempotency-Replayed";
        if (is_declared && !is_there && !may_lack)
            found.push_back(std::string{name} + " is missing");
    }
}

void compare_body(const server::Response& response, const json::object& answer, Differences& found)
{
    const json::value* content = answer.if_contains("content");
    const std::string type = header_of(response, "Content-Type");
    if (content == nullptr) {
        if (!response.body.empty() || !type.empty()) found.emplace_back("there should be no body");
        return;
    }
    const json::value* kind = content->as_object().if_contains(type);
    if (kind == nullptr) {
        found.push_back("the type " + type + " is not declared");
        return;
    }
    const json::object& schema = kind->at("schema").as_object();
    if (const json::value* format = schema.if_contains("format"); format && *format == "binary")
        return;
    compare(json::parse(response.body), schema, "body", found);
}

// Whether a schema has a member at such a path: "children.0.given_name".
bool has_member(const json::object& named, std::string_view path)
{
    if (path.empty()) return true;
    const json::object& schema = resolved(named);
    if (const json::value* choices = schema.if_contains("anyOf"))
        return has_member(choices->as_array().front().as_object(), path);
    const std::string_view first = path.substr(0, path.find('.'));
    const std::string_view rest =
        first.size() == path.size() ? std::string_view{} : path.substr(first.size() + 1);
    if (const json::value* items = schema.if_contains("items"))
        return has_member(items->as_object(), rest);
    if (const json::value* properties = schema.if_contains("properties"))
        if (const json::value* member = properties->as_object().if_contains(first))
            return has_member(member->as_object(), rest);
    const json::value* others = schema.if_contains("additionalProperties");
    return others != nullptr && others->is_object() && has_member(others->as_object(), rest);
}

bool names_a_header_or_query(std::string_view field, const json::object& operation)
{
    return std::ranges::any_of(operation.at("parameters").as_array(), [&](const json::value& each) {
        return resolved(each.as_object()).at("name").as_string() == field;
    });
}

// What was sent and is not known is told under its own name.
bool was_sent(std::string_view field, const server::Request& request)
{
    if (request.query.has(field)) return true;
    boost::system::error_code failed;
    const json::value body = json::parse(request.body, failed);
    const std::string_view member = field.substr(0, field.find('.'));
    return !failed && body.is_object() && body.as_object().contains(member);
}

// Each error of a problem names something that can be sent.
void compare_fields(const server::Request& request,
                    const server::Response& response,
                    const json::object& operation,
                    Differences& found)
{
    const json::value problem = json::parse(response.body);
    const json::value* errors = problem.as_object().if_contains("errors");
    if (errors == nullptr) return;
    const json::value* sent = operation.if_contains("requestBody");
    for (const json::value& error : errors->as_array()) {
        const std::string_view field = error.at("field").as_string();
        const bool is_member =
            sent != nullptr &&
            has_member(sent->at("content").at("application/json").at("schema").as_object(), field);
        if (!field.empty() && !is_member && !names_a_header_or_query(field, operation) &&
            !was_sent(field, request))
            found.push_back(std::string{field} + " is no member, header or query parameter");
    }
}

json::object read_description()
{
    // It needs nothing of the service; the handler has no use for its arguments.
    const server::Request request;
    const core::Actor nobody;
    server::App* none = nullptr;
    return json::parse(server::get_openapi(*none, request, nobody).body).as_object();
}

}  // namespace

const json::object& api_description()
{
    static const json::object document = read_description();
    return document;
}

const json::object& resolved(const json::object& object)
{
    const json::value* reference = object.if_contains("$ref");
    if (reference == nullptr) return object;
    const json::value* place = nullptr;
    for (const std::string& step : core::split(std::string{reference->as_string()}, '/')) {
        if (step == "#") continue;
        const json::object& parent = place == nullptr ? api_description() : place->as_object();
        place = parent.if_contains(step);
        if (place == nullptr) throw std::runtime_error{"no " + json::serialize(*reference)};
    }
    return place->as_object();
}

Differences differences(const server::Request& request, const server::Response& response)
{
    const auto found_route = server::match(server::routes(), request.method, request.path);
    if (found_route.route == nullptr || response.status >= 500) return {};
    const bool head = request.method == server::Method::head;
    const std::string method = head ? "get" : core::lower_case(server::method_name(request.method));
    const json::object& operation =
        api_description().at("paths").at(found_route.route->pattern).at(method).as_object();
    const json::value* listed =
        operation.at("responses").as_object().if_contains(std::to_string(response.status));
    const std::string what = method + " " + std::string{found_route.route->pattern} + " " +
                             std::to_string(response.status);
    if (listed == nullptr) return {what + " is not listed: " + response.body};
    Differences found;
    const json::object& answer = resolved(listed->as_object());
    if (response.status < 300 || response.status == 401) compare_headers(response, answer, found);
    if (!head) compare_body(response, answer, found);
    if (!head && response.status >= 400) compare_fields(request, response, operation, found);
    for (std::string& each : found)
        each = what + ": " + each;
    return found;
}

}  // namespace quorate::test
