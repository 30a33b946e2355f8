#include "server/api/staff_api.hpp"

#include "core/directory/staff.hpp"
#include "server/api/directory_json.hpp"

namespace quorate::server {
namespace {

core::Result<core::Authority> found(App& app, const core::Actor& actor, const core::AuthorityId& id)
{
    return app.read(actor, [&](core::UnitOfWork& work) {
        return core::find_authority(work, app.clock, actor, id);
    });
}

}  // namespace

Response get_api_authorities(App& app, const Request& request, const core::Actor& actor)
{
    const auto authority = found(app, actor, actor.authority);
    if (!authority) return problem(authority.error());
    return list_response(request, {to_json(*authority)}, {});
}

Response get_api_authority(App& app, const Request& request, const core::Actor& actor)
{
    const auto authority = found(app, actor, core::AuthorityId{request.value(0)});
    if (!authority) return problem(authority.error());
    return api_response({.body = to_json(*authority), .version = authority->version});
}

Response get_api_users(App& app, const Request& request, const core::Actor& actor)
{
    const auto asked = list_asked(request);
    if (!asked) return problem(asked.error());
    const bool chairs = request.query.get("chairs") == "true";
    const auto page = app.read(actor, [&](core::UnitOfWork& work) {
        return core::list_staff(
            work,
            app.clock,
            actor,
            {.text = asked->text,
             .kind = chairs ? core::StaffKind::chairs : core::StaffKind::everyone,
             .standing = asked->standing,
             .stretch = asked->stretch});
    });
    return page_response(request, page);
}

}  // namespace quorate::server
