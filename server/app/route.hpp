#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/access/action.hpp"
#include "core/access/actor.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

class App;

/// Answers one route. Runs on a worker thread, so it may block; it has four steps: read the form,
/// do the work, turn a refusal into a page, turn success into a page.
using Handler = Response (*)(App& app, const Request& request, const core::Actor& actor);

/// Who may come to a route at all. The use case behind it decides again, about the object.
enum class Entry {
    signed_in,    // a session or an API token whose role has the action
    public_page,  // anyone: sign-in, links with a token, help, health
    // A calendar program: the handler asks for its app password, and for nothing else. What a
    // browser has (cookies) or a program of the API (tokens) counts for nothing.
    app_password
};

/// What OpenAPI says of an API route, and what is asked of a request before its handler runs. The
/// shapes are names of server/api/schemas.hpp, empty where there is no body; "[Room]" is a list
/// {"items":[…]} of them.
struct RouteDoc {
    std::string_view summary = {};
    std::string_view tag = {};
    std::string_view request = {};
    std::string_view response = {};
    std::string_view query = {};  // lines of "name Schema: what it does"
    int status = 200;             // when it worked
    bool takes_version = false;   // a POST that heeds If-Match
    bool goes_stale = false;      // a POST on what somebody else may have replaced: answers 412
    bool keeps_answer = true;     // a POST that heeds Idempotency-Key
    bool throttled = false;       // answers 429
    bool gives_file = false;      // a file of an agency's report, as it came
};

/// One row of the table of everything the service can be asked.
struct Route {
    Method method;
    std::string_view pattern;  // "/meetings/{m}/move"
    core::Action action;
    Handler handler;
    Entry entry = Entry::signed_in;
    RouteDoc doc = {};
    std::size_t body_bytes = 0;  // what its body may have at most; 0: what is usual
};

/// The whole table, in the order in which it is searched.
const std::vector<Route>& routes();

/// The row for a request, and what stood for its {…}. A pattern that spells the path out comes
/// before one that has a {…} in its place, for every method.
struct Match {
    const Route* route = nullptr;
    std::vector<std::string> values = {};
    std::string allowed = {};  // methods of the path, for a 405's Allow header
};
Match match(const std::vector<Route>& table, Method method, std::string_view path);

}  // namespace quorate::server
