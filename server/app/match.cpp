#include <string>

#include "core/support/text.hpp"
#include "server/app/route.hpp"

namespace quorate::server {
namespace {

bool fits(std::string_view pattern, std::string_view path, std::vector<std::string>& values)
{
    values.clear();
    for (;;) {
        const auto pattern_end = pattern.find('/');
        const auto path_end = path.find('/');
        const std::string_view expected = pattern.substr(0, pattern_end);
        const std::string_view given = path.substr(0, path_end);
        if (expected.starts_with('{')) {
            // "{token}.ics": what follows the brace must follow the value.
            const std::string_view suffix = expected.substr(expected.find('}') + 1);
            if (given.size() <= suffix.size() || !given.ends_with(suffix)) return false;
            values.emplace_back(given.substr(0, given.size() - suffix.size()));
        } else if (expected != given) {
            return false;
        }
        if (pattern_end == std::string_view::npos || path_end == std::string_view::npos)
            return pattern_end == path_end;
        pattern.remove_prefix(pattern_end + 1);
        path.remove_prefix(path_end + 1);
    }
}

}  // namespace

Match match(const std::vector<Route>& table, Method method, std::string_view path)
{
    Match found;
    std::vector<std::string> values;
    std::size_t fewest = path.size();
    for (const Route& route : table) {
        if (!fits(route.pattern, path, values) || values.size() > fewest) continue;
        // "search" in the place of an id is the address of its own, whatever is asked of it.
        if (values.size() < fewest) found = Match{};
        fewest = values.size();
        const bool same =
            route.method == method || (method == Method::head && route.method == Method::get);
        if (same && found.route == nullptr) {
            found.route = &route;
            found.values = values;
        }
        const std::string name =
            route.method == Method::get ? "GET, HEAD" : std::string{method_name(route.method)};
        if (found.allowed.find(name) == std::string::npos)
            found.allowed += (found.allowed.empty() ? "" : ", ") + name;
    }
    return found;
}

}  // namespace quorate::server
