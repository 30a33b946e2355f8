#include "server/pages/directory/team_pages.hpp"

#include "core/access/permission.hpp"
#include "core/directory/teams.hpp"
#include "server/pages/directory/directory_forms.hpp"
#include "server/pages/directory/directory_standing.hpp"
#include "server/pages/directory/listed_from.hpp"

namespace quorate::server {
namespace {

using core::Action;
using core::Team;
using core::TeamId;

constexpr std::string_view teams = "teams";

struct TeamForm {
    std::string name = {};
    int version = 0;
};

TeamForm typed(const Request& request)
{
    const Fields form = form_of(request);
    return {.name = form.get("name"), .version = version_of(form)};
}

// Asked before a form is shown, because the password page in between would lose what was typed.
core::Result<core::Done> may_change(const App& app, const core::Actor& actor)
{
    return core::permit(actor, Action::user_create, actor.authority, app.now());
}

View name_field(const TeamForm& form, const std::vector<core::FieldError>& errors)
{
    return text_input({.name = "name",
                       .label = "Name of the team",
                       .value = form.name,
                       .error = error_for(errors, "name"),
                       .autocomplete = "off"});
}

Response new_form(App& app,
                  const Request& request,
                  const core::Actor& actor,
                  const TeamForm& form,
                  const FormFaults& faults = {})
{
    return new_entry_form(app,
                          request,
                          actor,
                          {.list = teams,
                           .heading = "Add a team",
                           .fields = {name_field(form, faults.errors)},
                           .save_label = "Add team"},
                          faults);
}

Response edit_form(App& app,
                   const Request& request,
                   const core::Actor& actor,
                   const TeamForm& form,
                   const FormFaults& faults = {})
{
    return edit_entry_form(
        app,
        request,
        actor,
        {.list = teams, .heading = "Edit team", .fields = {name_field(form, faults.errors)}},
        form.version,
        faults);
}

core::Result<Team> found(App& app, const Request& request, const core::Actor& actor)
{
    return app.read(actor, [&](core::UnitOfWork& work) {
        return core::find_team(work, app.clock, actor, TeamId{request.value(0)});
    });
}

TableRow row_of(const Team& team)
{
    return {.cells = {{.text = team.name,
                       .url = entry_url(teams, team.id.text()),
                       .chips = standing_chips(team.active)}},
            .tone = team.active ? RowTone::plain : RowTone::quiet};
}

}  // namespace

Response get_teams(App& app, const Request& request, const core::Actor& actor)
{
    ListFilter filter = filter_of(request);
    const auto page = listed_from(filter.stretch.after, [&] {
        return app.read(actor, [&](core::UnitOfWork& work) {
            return core::list_teams(
                work,
                app.clock,
                actor,
                {.text = filter.text, .standing = filter.standing, .stretch = filter.stretch});
        });
    });
    if (!page) return refusal_page(app, request, actor, page.error());

    DirectoryList list{.list = std::string{teams},
                       .title = "Teams",
                       .sub = "Cases are allocated to teams",
                       .search_label = "Name",
                       .filter = filter,
                       .columns = {"Team"},
                       .empty = {.heading = "No teams yet",
                                 .text = "An administrator adds the teams that hold cases.",
                                 .icon = "people"}};
    if (may(app, actor, Action::user_create)) offer_adding(list, "Add a team");
    fill(list, *page, row_of);
    return directory_list(app, request, actor, list);
}

Response get_new_team(App& app, const Request& request, const core::Actor& actor)
{
    const auto allowed = may_change(app, actor);
    if (!allowed) return refusal_page(app, request, actor, allowed.error());
    return new_form(app, request, actor, {});
}

Response post_team(App& app, const Request& request, const core::Actor& actor)
{
    const TeamForm form = typed(request);
    const auto added = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::add_team(work, app.clock, app.random, actor, {.name = form.name});
    });
    return after_adding(app, request, actor, teams, added, [&](const FormFaults& faults) {
        return new_form(app, request, actor, form, faults);
    });
}

Response get_team(App& app, const Request& request, const core::Actor& actor)
{
    const auto team = found(app, request, actor);
    if (!team) return refusal_page(app, request, actor, team.error());
    return directory_entry(
        app,
        request,
        actor,
        {.list = std::string{teams},
         .id = team->id.text(),
         .heading = team->name,
         .details = {{.key = "Name", .value = team->name}},
         .active = team->active,
         .version = team->version,
         .may_change = may(app, actor, Action::user_create),
         .inactive_notice = "The team is not offered when cases are allocated."});
}

Response get_edit_team(App& app, const Request& request, const core::Actor& actor)
{
    const auto allowed = may_change(app, actor);
    if (!allowed) return refusal_page(app, request, actor, allowed.error());
    const auto team = found(app, request, actor);
    if (!team) return refusal_page(app, request, actor, team.error());
    return edit_form(app, request, actor, {.name = team->name, .version = team->version});
}

Response post_edit_team(App& app, const Request& request, const core::Actor& actor)
{
    TeamForm form = typed(request);
    const auto edited = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::edit_team(
            work,
            app.clock,
            actor,
            {.entry = {TeamId{request.value(0)}, form.version}, .details = {.name = form.name}});
    });
    return after_editing(app, request, actor, teams, edited, [&](FormFaults faults) {
        if (faults.stale)
            if (const auto now = found(app, request, actor)) {
                faults.saved_now = {{.key = "Name", .value = now->name}};
                form.version = now->version;
            }
        return edit_form(app, request, actor, form, faults);
    });
}

Response get_deactivate_team(App& app, const Request& request, const core::Actor& actor)
{
    const auto allowed = may_change(app, actor);
    if (!allowed) return refusal_page(app, request, actor, allowed.error());
    const auto team = found(app, request, actor);
    if (!team) return refusal_page(app, request, actor, team.error());
    return directory_question(
        app,
        request,
        actor,
        {.list = std::string{teams},
         .id = team->id.text(),
         .version = team->version,
         .name = team->name,
         .consequences = {"The team will no longer be offered when cases are allocated. Its cases "
                          "stay with it until they are allocated to another team.",
                          "You can make it active again at any time."}});
}

Response post_deactivate_team(App& app, const Request& request, const core::Actor& actor)
{
    return change_standing<TeamId>(
        app, request, actor, teams, "deactivated", core::deactivate_team);
}

Response post_reactivate_team(App& app, const Request& request, const core::Actor& actor)
{
    return change_standing<TeamId>(
        app, request, actor, teams, "reactivated", core::reactivate_team);
}

}  // namespace quorate::server
