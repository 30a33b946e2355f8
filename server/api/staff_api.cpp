#include "server/api/staff_api.hpp"

#include "core/directory/staff.hpp"
#include "core/identity/user_store.hpp"
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
    const auto paging = paging_of(request);
    if (!paging) return problem(paging.error());
    const auto standing = standing_of(request);
    if (!standing) return problem(standing.error());
    const bool chairs = request.query.get("chairs") == "true";
    using Page = core::Result<core::PageOf<core::StaffMember>>;
    const auto page = app.read(actor, [&](core::UnitOfWork& work) -> Page {
        if (!paging->after.empty()) {
            const auto last = work.users.find(core::UserId{paging->after});
            if (!last || last->authority != actor.authority) return unknown_cursor();
        }
        return core::list_staff(
            work,
            app.clock,
            actor,
            {.text = request.query.get("q"),
             .kind = chairs ? core::StaffKind::chairs : core::StaffKind::everyone,
             .standing = *standing,
             .stretch = {.after = paging->after, .limit = paging->limit}});
    });
    if (!page) return problem(page.error());
    json::array items;
    for (const core::StaffMember& person : page->entries)
        items.push_back(to_json(person));
    return list_response(
        request, std::move(items), next_cursor(*page, [](const auto& each) { return each.id; }));
}

}  // namespace quorate::server
