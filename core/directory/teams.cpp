#include "core/directory/teams.hpp"

#include "core/access/permission.hpp"
#include "core/directory/directory_change.hpp"
#include "core/support/form_check.hpp"

namespace quorate::core {
namespace {

void check(UnitOfWork& work, FormCheck& form, const TeamDetails& details, Team& team)
{
    team.name = form.line(details.name, {.field = "name", .noun = "name of the team"});
    const auto same_name = work.teams.find_by_name(team.authority, team.name);
    if (same_name && same_name->id != team.id)
        form.fault("name",
                   same_name->active ? "There is already a team with this name"
                                     : "There is already an inactive team with this name");
}

}  // namespace

Result<Team> add_team(UnitOfWork& work,
                      const Clock& clock,
                      RandomSource& random,
                      const Actor& actor,
                      const TeamDetails& details)
{
    const DirectoryChange change{work, clock, actor, Action::user_create};
    const auto allowed = change.permitted();
    if (!allowed) return allowed.error();

    FormCheck form;
    Team team{.id = TeamId{random.id()}, .authority = actor.authority};
    check(work, form, details, team);
    if (!form.passed()) return form.error();

    return change.add(work.teams, team, "change=team.added");
}

Result<Team> edit_team(UnitOfWork& work,
                       const Clock& clock,
                       const Actor& actor,
                       const EditTeam& command)
{
    const DirectoryChange change{work, clock, actor, Action::user_create};
    const auto found = change.find(work.teams, command.entry);
    if (!found) return found.error();

    FormCheck form;
    Team team = *found;
    check(work, form, command.details, team);
    if (!form.passed()) return form.error();
    return change.save(work.teams, team, "change=team.edited");
}

Result<Team> deactivate_team(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const EntryVersion<TeamId>& entry)
{
    const DirectoryChange change{work, clock, actor, Action::user_create};
    return change.deactivate(work.teams, change.find(work.teams, entry), "change=team.deactivated");
}

Result<Team> reactivate_team(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const EntryVersion<TeamId>& entry)
{
    const DirectoryChange change{work, clock, actor, Action::user_create};
    return change.reactivate(work.teams, change.find(work.teams, entry), "change=team.reactivated");
}

Result<PageOf<Team>> list_teams(UnitOfWork& work,
                                const Clock& clock,
                                const Actor& actor,
                                TeamQuery query)
{
    const auto allowed = permit(actor, Action::user_list_directory, actor.authority, clock.now());
    if (!allowed) return allowed.error();
    if (const TeamId last{query.stretch.after};
        !last.empty() && !work.teams.find(actor.authority, last))
        return unknown_cursor();
    query.stretch = within_limits(query.stretch);
    return work.teams.list(actor.authority, query);
}

Result<Team> find_team(UnitOfWork& work, const Clock& clock, const Actor& actor, const TeamId& id)
{
    return permitted_entry(work.teams, actor, Action::user_list_directory, id, clock.now());
}

}  // namespace quorate::core
