#include "server/app/api.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <ranges>
#include <set>

#include "core/requests/idempotency_store.hpp"
#include "core/support/paging.hpp"
#include "core/support/text.hpp"
#include "server/api/schemas.hpp"
#include "server/app/refusal_status.hpp"
#include "server/app/route.hpp"

namespace quorate::server {
namespace {

constexpr std::size_t deepest = 32;
constexpr int no_version = -1;

// Boost.JSON keeps the last of two members with one name; another program may keep the first, so
// that the two would act on different requests. This reads only the names.
class RepeatedNames {
public:
    static constexpr std::size_t max_object_size = 10'000;
    static constexpr std::size_t max_array_size = 100'000;
    static constexpr std::size_t max_key_size = 1'000;
    static constexpr std::size_t max_string_size = 2'000'000;
    using error = boost::system::error_code;

    bool on_document_begin(error&) { return true; }
    bool on_document_end(error&) { return true; }
    bool on_array_begin(error&) { return true; }
    bool on_array_end(std::size_t, error&) { return true; }
    bool on_object_begin(error&)
    {
        names_.emplace_back();
        return true;
    }
    bool on_object_end(std::size_t, error&)
    {
        names_.pop_back();
        return true;
    }
    bool on_string_part(json::string_view, std::size_t, error&) { return true; }
    bool on_string(json::string_view, std::size_t, error&) { return true; }
    bool on_key_part(json::string_view part, std::size_t, error&)
    {
        key_.append(part.data(), part.size());
        return true;
    }
    bool on_key(json::string_view part, std::size_t, error& failed)
    {
        key_.append(part.data(), part.size());
        if (!names_.back().insert(std::exchange(key_, {})).second) {
            failed = json::error::syntax;
            return false;
        }
        return true;
    }
    bool on_number_part(json::string_view, error&) { return true; }
    bool on_int64(std::int64_t, json::string_view, error&) { return true; }
    bool on_uint64(std::uint64_t, json::string_view, error&) { return true; }
    bool on_double(double, json::string_view, error&) { return true; }
    bool on_bool(bool, error&) { return true; }
    bool on_null(error&) { return true; }
    bool on_comment_part(json::string_view, error&) { return true; }
    bool on_comment(json::string_view, error&) { return true; }

private:
    std::vector<std::set<std::string>> names_;
    std::string key_;
};

bool repeats_a_name(const std::string& text)
{
    json::parse_options options;
    options.max_depth = deepest;
    json::basic_parser<RepeatedNames> parser{options};
    boost::system::error_code failed;
    parser.write_some(false, text.data(), text.size(), failed);
    return failed.failed();
}

// JSON has one kind of number: 60.0 is 60.
void write_whole_numbers_so(json::value& value)
{
    constexpr double most_exact = 9'007'199'254'740'992.0;  // 2^53
    if (const double* number = value.if_double()) {
        if (*number == std::trunc(*number) && std::abs(*number) <= most_exact)
            value = static_cast<std::int64_t>(*number);
    } else if (value.is_array()) {
        for (json::value& each : value.as_array())
            write_whole_numbers_so(each);
    } else if (value.is_object()) {
        for (auto& member : value.as_object())
            write_whole_numbers_so(member.value());
    }
}

// RFC 8259 8.1: JSON that travels is UTF-8, whether or not it says so.
bool is_json(std::string_view content_type)
{
    const std::vector<std::string> pieces = core::split(content_type, ';');
    if (pieces.empty() || core::lower_case(core::trimmed(pieces.front())) != "application/json")
        return false;
    return std::ranges::all_of(pieces | std::views::drop(1), [](const std::string& piece) {
        const std::string parameter = core::lower_case(core::trimmed(piece));
        return !parameter.starts_with("charset=") || parameter == "charset=utf-8" ||
               parameter == "charset=\"utf-8\"";
    });
}

void wrong_type(std::vector<core::FieldError>& errors, std::string_view name, std::string_view want)
{
    errors.push_back({std::string{name}, "Must be " + std::string{want}});
}

const json::value* member(const json::object& object, std::string_view name)
{
    const json::value* value = object.if_contains(name);
    return value == nullptr || value->is_null() ? nullptr : value;
}

std::string encoded(std::string_view text)
{
    return boost::urls::encode(text, boost::urls::unreserved_chars);
}

// A read is answered anew each time, whatever it came with.
std::string key_of(const Request& request)
{
    const bool reads = request.method == Method::get || request.method == Method::head;
    return reads ? std::string{} : std::string{request.header("idempotency-key")};
}

std::string request_hash(const App& app, const Request& request)
{
    return app.digest.sha256(std::string{method_name(request.method)} + "\n" + request.target +
                             "\n" + request.body);
}

// The version that a tag names. A weak one names none: RFC 9110 13.1.1 compares strongly.
std::optional<int> version_in(std::string_view tag)
{
    if (tag.size() < 3 || tag.front() != '"' || tag.back() != '"') return std::nullopt;
    tag = tag.substr(1, tag.size() - 2);
    int version = 0;
    const char* end = tag.data() + tag.size();
    const auto read = std::from_chars(tag.data(), end, version);
    if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
    return version;
}

}  // namespace

Response json_response(int status, const json::value& body)
{
    Response response{.status = status, .headers = {}, .body = json::serialize(body) + "\n"};
    response.with("Content-Type", "application/json");
    response.with("Cache-Control", "no-store");
    return response;
}

Response problem(const core::Error& error)
{
    const core::RefusalText& text = core::refusal_text(error.refusal);
    json::object body{{"type", "about:blank"},
                      {"title", text.sentence},
                      {"status", refusal_status(error.refusal)},
                      {"code", text.code},
                      {"detail", core::next_step(error.refusal, error.action)}};
    if (!error.fields.empty()) {
        json::array errors;
        for (const core::FieldError& field : error.fields)
            errors.push_back(json::object{{"field", field.field}, {"message", field.message}});
        body["errors"] = std::move(errors);
    }
    switch (error.refusal) {
        case core::Refusal::needs_step_up:
            body["needs"] = json::array{"step_up"};
            break;
        case core::Refusal::needs_reason:
            body["needs"] = json::array{"reason"};
            break;
        case core::Refusal::needs_second_person:
            body["needs"] = json::array{"second_person"};
            break;
        case core::Refusal::needs_second_factor:
            body["needs"] = json::array{"second_factor"};
            break;
        default:
            break;
    }
    Response response{.status = refusal_status(error.refusal),
                      .headers = {},
                      .body = json::serialize(body) + "\n"};
    response.with("Content-Type", "application/problem+json");
    response.with("Cache-Control", "no-store");
    if (response.status == 401) response.with("WWW-Authenticate", "Bearer");
    if (error.refusal == core::Refusal::too_many_attempts) response.with("Retry-After", "300");
    response.code = text.code;
    return response;
}

json::value parse_json(std::string_view text, boost::system::error_code& failed)
{
    json::value value = json::parse(text, failed);
    if (!failed) write_whole_numbers_so(value);
    return value;
}

core::Result<json::object> json_body(const Request& request)
{
    if (!is_json(request.header("content-type"))) return core::Refusal::wrong_media_type;
    if (repeats_a_name(request.body)) return core::Refusal::unreadable_body;
    boost::system::error_code failed;
    json::value value = parse_json(request.body, failed);
    if (failed || !value.is_object()) return core::Refusal::unreadable_body;
    if (request.row != nullptr) {
        const std::string_view listed = request.row->doc.request;
        const std::string_view shape = listed.empty() ? std::string_view{"Nothing"} : listed;
        auto faults = schema_faults(value, api_schema(shape));
        if (faults.is_misshapen)
            return core::Error{core::Refusal::invalid_input, std::move(faults.fields)};
    }
    return std::move(value.as_object());
}

std::string text_member(const json::object& object,
                        std::string_view name,
                        std::vector<core::FieldError>& errors)
{
    const json::value* value = member(object, name);
    if (value == nullptr) return {};
    if (!value->is_string() || !core::is_plain_text(value->as_string(), core::Lines::many)) {
        wrong_type(errors, name, "a text");
        return {};
    }
    return std::string{value->as_string()};
}

bool flag_member(const json::object& object,
                 std::string_view name,
                 std::vector<core::FieldError>& errors)
{
    const json::value* value = member(object, name);
    if (value == nullptr) return false;
    if (!value->is_bool()) wrong_type(errors, name, "true or false");
    return value->is_bool() && value->as_bool();
}

std::optional<std::int64_t> number_member(const json::object& object,
                                          std::string_view name,
                                          std::vector<core::FieldError>& errors)
{
    const json::value* value = member(object, name);
    if (value == nullptr) return std::nullopt;
    if (!value->is_int64()) {
        wrong_type(errors, name, "a whole number");
        return std::nullopt;
    }
    return value->as_int64();
}

int limit_member(const json::object& object, std::vector<core::FieldError>& errors)
{
    constexpr std::int64_t usual = 50;
    const std::int64_t limit = number_member(object, "limit", errors).value_or(usual);
    if (limit < 1 || limit > core::longest_stretch)
        errors.push_back({"limit", "Must be a whole number from 1 to 200"});
    return static_cast<int>(std::clamp<std::int64_t>(limit, 1, core::longest_stretch));
}

int version_member(const json::object& object, std::vector<core::FieldError>& errors)
{
    const auto version = number_member(object, "version", errors);
    return version && std::in_range<int>(*version) ? static_cast<int>(*version) : no_version;
}

std::vector<std::string> texts_member(const json::object& object,
                                      std::string_view name,
                                      std::vector<core::FieldError>& errors)
{
    std::vector<std::string> texts;
    const json::value* value = member(object, name);
    if (value == nullptr) return texts;
    if (!value->is_array()) {
        wrong_type(errors, name, "a list of texts");
        return texts;
    }
    for (const json::value& each : value->as_array()) {
        if (!each.is_string()) {
            wrong_type(errors, name, "a list of texts");
            return {};
        }
        texts.emplace_back(each.as_string());
    }
    return texts;
}

int NamedVersions::among(int current) const
{
    const bool is_named = std::ranges::find(versions, current) != versions.end();
    return is_named || (any && current > 0) ? current : no_version;
}

core::Result<NamedVersions> if_match(const Request& request)
{
    NamedVersions named;
    const std::string_view header = request.header("if-match");
    if (core::trimmed(header).empty()) return core::Refusal::version_missing;
    for (const std::string& each : core::split(header, ',')) {
        const std::string tag = core::trimmed(each);
        named.any = named.any || tag == "*";
        if (const auto version = version_in(tag)) named.versions.push_back(*version);
    }
    if (named.versions.empty() && !named.any) return core::Refusal::stale_version;
    return named;
}

core::Result<Paging> paging_of(const Request& request)
{
    Paging paging;
    paging.after = request.query.get("after");
    const std::string& limit = request.query.get("limit");
    if (!limit.empty()) {
        const char* end = limit.data() + limit.size();
        const auto read = std::from_chars(limit.data(), end, paging.limit);
        if (read.ec != std::errc{} || read.ptr != end || paging.limit < 1 || paging.limit > 200)
            return core::invalid("limit", "Must be a whole number from 1 to 200");
    }
    return paging;
}

core::Error of_member(core::Error error, std::string_view name, std::string_view message)
{
    const bool is_not_there =
        error.refusal == core::Refusal::not_found || error.refusal == core::Refusal::hidden;
    return is_not_there ? core::invalid(std::string{name}, std::string{message}) : error;
}

core::Error renamed(core::Error error,
                    std::initializer_list<std::pair<std::string_view, std::string_view>> names)
{
    for (core::FieldError& each : error.fields)
        for (const auto& [page, api] : names)
            if (each.field == page) {
                each.field = api;
                break;
            }
    return error;
}

Response list_response(const Request& request, json::array items, const std::string& next)
{
    Response response = json_response(200, json::object{{"items", std::move(items)}});
    if (!next.empty()) {
        std::string address = request.path + "?";
        for (const auto& [name, value] : request.query.entries())
            if (name != "after") address += name + "=" + encoded(value) + "&";
        response.with("Link", "<" + address + "after=" + encoded(next) + ">; rel=\"next\"");
    }
    return response;
}

Response api_response(const ApiAnswer& answer)
{
    Response response = json_response(answer.status, answer.body);
    if (answer.status == 204) {
        response = Response{.status = 204, .headers = {}, .body = {}};
        response.with("Cache-Control", "no-store");
    }
    if (answer.version) response.with("ETag", "\"" + std::to_string(*answer.version) + "\"");
    if (!answer.location.empty()) response.with("Location", answer.location);
    return response;
}

core::Result<std::optional<Response>> earlier_answer(App& app,
                                                     const Request& request,
                                                     const core::Actor& actor,
                                                     core::UnitOfWork& work)
{
    const std::string key = key_of(request);
    if (key.empty()) return std::optional<Response>{};
    if (key.size() > longest_idempotency_key)
        return core::invalid("Idempotency-Key", "Is too long");
    const auto stored = work.idempotency.find(actor.user, key);
    if (!stored) return std::optional<Response>{};
    if (stored->request_hash != request_hash(app, request)) return core::Refusal::key_reused;
    Response response{.status = stored->status, .headers = {}, .body = stored->body};
    for (const std::string& line : core::split(stored->headers, '\n')) {
        const auto colon = line.find(": ");
        if (colon != std::string::npos)
            response.with(line.substr(0, colon), line.substr(colon + 2));
    }
    response.with("Idempotency-Replayed", "true");
    return std::optional{std::move(response)};
}

void keep_answer(App& app,
                 const Request& request,
                 const core::Actor& actor,
                 core::UnitOfWork& work,
                 const Response& response)
{
    const std::string key = key_of(request);
    if (key.empty()) return;
    std::string headers;
    for (const auto& [name, value] : response.headers)
        headers += name + ": " + value + "\n";
    work.idempotency.save(actor.authority,
                          actor.user,
                          key,
                          {request_hash(app, request), response.status, headers, response.body},
                          app.now());
}

}  // namespace quorate::server
