#include "server/api/team_api.hpp"

#include "core/directory/teams.hpp"
#include "core/people/team_store.hpp"
#include "server/api/directory_patch.hpp"

namespace quorate::server {
namespace {

using core::Team;
using core::TeamId;

ApiAnswer answer(const Team& team)
{
    return {.body = to_json(team), .version = team.version};
}

}  // namespace

Response get_api_teams(App& app, const Request& request, const core::Actor& actor)
{
    const auto asked = list_asked(request);
    if (!asked) return problem(asked.error());
    const auto page = app.read(actor, [&](core::UnitOfWork& work) {
        return core::list_teams(
            work,
            app.clock,
            actor,
            {.text = asked->text, .standing = asked->standing, .stretch = asked->stretch});
    });
    return page_response(request, page);
}

Response post_api_team(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::TeamDetails details{.name = text_member(*body, "name", errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::add_team(work, app.clock, app.random, actor, details);
        },
        [](const Team& team) { return created(answer(team), "/api/v1/teams/" + team.id.text()); });
}

Response get_api_team(App& app, const Request& request, const core::Actor& actor)
{
    const auto team = app.read(actor, [&](core::UnitOfWork& work) {
        return core::find_team(work, app.clock, actor, TeamId{request.value(0)});
    });
    return team ? api_response(answer(*team)) : problem(team.error());
}

Response patch_api_team(App& app, const Request& request, const core::Actor& actor)
{
    const auto find = [&](core::UnitOfWork& work, const TeamId& id) {
        return core::find_team(work, app.clock, actor, id);
    };
    const auto edit = [&](core::UnitOfWork& work,
                          const core::EntryVersion<TeamId>& entry,
                          const Team& before,
                          const json::object& body,
                          std::vector<core::FieldError>& errors) -> core::Result<Team> {
        const core::TeamDetails details{.name = patched_text(body, "name", before.name, errors)};
        if (!errors.empty()) return core::Error{core::Refusal::invalid_input, errors};
        return core::edit_team(work, app.clock, actor, {.entry = entry, .details = details});
    };
    const EntryChanges changes{find, edit, core::deactivate_team, core::reactivate_team};
    return patch_entry<TeamId>(app, request, actor, changes, answer);
}

Response delete_api_team(App& app, const Request& request, const core::Actor& actor)
{
    return delete_entry<TeamId>(
        app, request, actor, core::find_team, core::deactivate_team, answer);
}

}  // namespace quorate::server
