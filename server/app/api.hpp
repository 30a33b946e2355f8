#pragma once

#include <boost/json.hpp>

#include <functional>
#include <string>

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

/// The body as a JSON object: at most 32 levels deep, no member twice, and of the shape that the
/// route's description names; else everything that is wrong with it at once.
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
std::vector<std::string> texts_member(const json::object& object,
                                      std::string_view name,
                                      std::vector<core::FieldError>& errors);

/// The version that If-Match names: "3", the one of a list that is current, or for * whatever is.
/// `version_missing` without the header, `stale_version` when it names none of ours.
core::Result<int> if_match(App& app, const Request& request, const core::Actor& actor);

/// What a page of a list takes: `limit` (1 to 200, default 50) and `after` (an opaque cursor).
struct Paging {
    int limit = 50;
    std::string after = {};
};
core::Result<Paging> paging_of(const Request& request);

/// The refusal of a cursor that no list has given.
core::Error unknown_cursor();

/// Runs `list` unless the cursor names nothing of this kind that `store` keeps for the authority:
/// a page after nothing would be empty, and read as the end of the list.
template <class IdType, class Store, class List>
auto listed_after(Store& store, const core::Actor& actor, const std::string& after, List list)
    -> decltype(list())
{
    if (!after.empty() && !store.find(actor.authority, IdType{after})) return unknown_cursor();
    return list();
}

/// {"items":[…]} with a Link header to the next page when `next` is a cursor.
Response list_response(const Request& request, json::array items, const std::string& next);

/// How a value is answered: 200 by default; `version` becomes the ETag, `location` a header.
struct ApiAnswer {
    json::value body = nullptr;
    int status = 200;
    int version = 0;
    std::string location = {};
};
Response api_response(const ApiAnswer& answer);

/// Runs a use case and answers with `render(value)`. With an Idempotency-Key the answer is kept in
/// the same transaction and given again to the same request for 24 hours; the key with another
/// request is refused.
template <class Work, class Render>
Response api_transact(
    App& app, const Request& request, const core::Actor& actor, Work work, Render render);

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

template <class Work, class Render>
Response api_transact(
    App& app, const Request& request, const core::Actor& actor, Work work, Render render)
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
    return outcome ? *outcome : problem(outcome.error());
}

}  // namespace quorate::server
