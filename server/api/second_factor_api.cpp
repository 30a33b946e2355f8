#include "server/api/second_factor_api.hpp"

#include <algorithm>
#include <vector>

#include "core/identity/enrol_second_factor.hpp"
#include "server/app/api.hpp"

namespace quorate::server {
namespace {

using Roles = std::vector<core::Role>;

// No version is kept of them: what they are tells one state from another.
int version_of(const Roles& roles)
{
    int version = 1;
    for (const core::Role role : roles)
        version |= 2 << static_cast<int>(role);
    return version;
}

ApiAnswer answer(const Roles& roles)
{
    json::array codes;
    for (const core::Role role : roles)
        codes.emplace_back(core::role_code(role));
    return {.body = {{"roles", std::move(codes)}, {"version", version_of(roles)}},
            .version = version_of(roles)};
}

core::Result<Roles> roles_from(const json::object& body)
{
    std::vector<core::FieldError> errors;
    if (!body.contains("roles")) errors.push_back({"roles", "Name the roles; [] is for none"});
    Roles roles;
    // A code that is no role's counts as the one that nobody can choose.
    for (const std::string& code : texts_member(body, "roles", errors)) {
        const core::Role role = core::find_role(code).value_or(core::Role::anonymous);
        if (std::ranges::find(roles, role) == roles.end()) roles.push_back(role);
    }
    if (!errors.empty()) return core::Error{core::Refusal::invalid_input, errors};
    return roles;
}

core::Result<Roles> demanded(App& app, core::UnitOfWork& work, const core::Actor& actor)
{
    auto stores = app.identity_stores(work);
    return core::view_demanded_roles(stores, app.identity_tools(), actor);
}

}  // namespace

Response get_api_second_factor_roles(App& app, const Request&, const core::Actor& actor)
{
    const auto roles =
        app.read(actor, [&](core::UnitOfWork& work) { return demanded(app, work, actor); });
    return roles ? api_response(answer(*roles)) : problem(roles.error());
}

Response put_api_second_factor_roles(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    const auto asked = roles_from(*body);
    if (!asked) return problem(asked.error());
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<Roles> {
            const auto before = demanded(app, work, actor);
            if (!before) return before.error();
            const int version = version_of(*before);
            if (named->among(version) != version) return core::Refusal::stale_version;
            auto stores = app.identity_stores(work);
            const auto saved =
                core::save_demanded_roles(stores, app.identity_tools(), actor, *asked);
            if (!saved) return saved.error();
            return demanded(app, work, actor);
        },
        answer);
}

}  // namespace quorate::server
