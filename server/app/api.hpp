#pragma once

#include <boost/json.hpp>

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "core/support/result.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

namespace json = boost::json;

/// A JSON answer of the API.
Response json_response(int status, const json::value& body);

/// A refusal as application/problem+json (RFC 9457): `code`, `title`, `detail`, and `errors` for
/// fields. Nothing personal.
Response problem(const core::Error& error);

/// The text as JSON, in which a number without a fraction is a whole one however it was written.
json::value parse_json(std::string_view text, boost::system::error_code& failed);

/// The body as a JSON object: at most 32 levels deep, no member twice, and of the shape that the
/// route's description names; else everything that is wrong with it at once. Not for a route
/// without a shape, which needs no body: request_fault() looks at what such a one is sent all the
/// same.
core::Result<json::object> json_body(const Request& request);

// Members of a JSON object as use cases want them. A missing or null member is an empty value; one
// of the wrong type becomes an error for its field, collected in `errors`.
std::string text_member(const json::object& object,
                        std::string_view name,
                        std::vector<core::FieldError>& errors);
bool flag_member(const json::object& object,
                 std::string_view name,
                 std::vector<core::FieldError>& errors);
std::optional<std::int64_t> number_member(const json::object& object,
                                          std::string_view name,
                                          std::vector<core::FieldError>& errors);
/// How long an Idempotency-Key may be.
inline constexpr std::size_t longest_idempotency_key = 200;

/// How long a stretch of a list to give: "limit", from 1 to 200, or 50 without one.
int limit_member(const json::object& object, std::vector<core::FieldError>& errors);
/// The version of a thing that stands in the body; one that nothing has when it is missing or out
/// of all measure.
int version_member(const json::object& object, std::vector<core::FieldError>& errors);

std::vector<std::string> texts_member(const json::object& object,
                                      std::string_view name,
                                      std::vector<core::FieldError>& errors);

/// The versions that If-Match names: "3", each of a list, or * for whatever there is.
struct NamedVersions {
    std::vector<int> versions = {};
    bool any = false;

    /// The version to hand to a use case, where `current` is kept (0 for a thing that is not there
    /// yet): that one when it is named, else one that nothing has.
    int among(int current) const;
};

/// `version_missing` without the header, `stale_version` when it names none of ours. What is kept
/// is read by the transaction that changes it, so that nothing comes between.
core::Result<NamedVersions> if_match(const Request& request);

/// What a page of a list takes: `limit` (1 to 200, default 50) and `after` (an opaque cursor).
struct Paging {
    int limit = 50;
    std::string after = {};
};
core::Result<Paging> paging_of(const Request& request);

/// What a use case refused, told of the member of the body (or the query parameter) whose id it
/// looked up: what is not there, and what the actor may not know of, look alike. 404 is for the ids
/// of the path.
core::Error of_member(core::Error error, std::string_view name, std::string_view message);

/// The same refusal with the fields of a page under the names that the API has for them; "" is the
/// request as a whole.
core::Error renamed(core::Error error,
                    std::initializer_list<std::pair<std::string_view, std::string_view>> names);

/// {"items":[…]} with a Link header to the next page when `next` is a cursor.
Response list_response(const Request& request, json::array items, const std::string& next);

/// How a value is answered: 200 by default; `version` becomes the ETag, `location` a header.
struct ApiAnswer {
    json::value body = nullptr;
    int status = 200;
    std::optional<int> version = {};
    std::string location = {};
};
Response api_response(const ApiAnswer& answer);

/// Runs a use case and answers with `render(value)`. With an Idempotency-Key the answer is kept in
/// the same transaction and given again to the same request for 24 hours; the key with another
/// request is refused. `tell` puts a refusal into the API's words.
template <class Work, class Render, class Tell = std::identity>
Response api_transact(App& app,
                      const Request& request,
                      const core::Actor& actor,
                      Work work,
                      Render render,
                      Tell tell = {});

/// Stored answers by key; used by api_transact.
core::Result<std::optional<Response>> earlier_answer(App& app,
                                                     const Request& request,
                                                     const core::Actor& actor,
                                                     core::UnitOfWork& work);
void keep_answer(App& app,
                 const Request& request,
                 const core::Actor& actor,
                 core::UnitOfWork& work,
                 const Response& response);

template <class Work, class Render, class Tell>
Response api_transact(
    App& app, const Request& request, const core::Actor& actor, Work work, Render render, Tell tell)
{
    const auto outcome = app.transact(actor, [&](core::UnitOfWork& unit) -> core::Result<Response> {
        auto earlier = earlier_answer(app, request, actor, unit);
        if (!earlier) return earlier.error();
        if (*earlier) return **earlier;
        const auto done = work(unit);
        if (!done) return done.error();
        const Response response = api_response(render(*done));
        keep_answer(app, request, actor, unit, response);
        return response;
    });
    return outcome ? *outcome : problem(tell(outcome.error()));
}

}  // namespace quorate::server
