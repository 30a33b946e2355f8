#include "server/app/csrf.hpp"

#include "core/identity/sessions.hpp"
#include "server/templates/frame.hpp"

namespace quorate::server {
namespace {

bool is_own_origin(const App& app, const Request& request)
{
    const std::string_view origin = request.header("origin");
    if (origin.empty()) return true;
    if (origin == app.settings.public_url()) return true;
    const std::string_view host = request.header("host");
    const auto scheme = origin.find("://");
    return scheme != std::string_view::npos && origin.substr(scheme + 3) == host;
}

}  // namespace

bool comes_from_our_form(App& app,
                         const Request& request,
                         const std::optional<core::Session>& session)
{
    const std::string_view site = request.header("sec-fetch-site");
    if (site == "cross-site" || site == "same-site") return false;
    if (!is_own_origin(app, request)) return false;
    if (!session) return true;
    const auto form = parse_form(request);
    const std::string given = form ? form->get(csrf_field) : std::string{};
    const std::string_view header = request.header("x-csrf-token");
    return core::csrf_matches(
        app.identity_tools(), *session, given.empty() ? header : std::string_view{given});
}

}  // namespace quorate::server
