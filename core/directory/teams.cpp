#include "core/directory/teams.hpp"

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
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

Result<Team> editable(UnitOfWork& work, const Actor& actor, const TeamId& id, Instant now)
{
    const auto allowed = permit(actor, Action::user_create, actor.authority, now);
    if (!allowed) return allowed.error();
    const auto team = work.teams.find(actor.authority, id);
    if (!team) return hidden_entry(Action::user_create, id.text());
    return *team;
}

void record(UnitOfWork& work, const Actor& actor, Instant now, const TeamId& id, const char* change)
{
    audit(work, actor, now, {.action = Action::user_create, .object = id.text(), .detail = change});
}

Result<Team> save(UnitOfWork& work, const Actor& actor, Team team, Instant now, const char* change)
{
    const auto version = work.teams.save(team);
    if (!version) return version.error();
    team.version = *version;
    record(work, actor, now, team.id, change);
    return team;
}

enum class Wanted { active, inactive };

Result<Team> change_standing(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const EntryVersion<TeamId>& entry,
                             Wanted wanted)
{
    const auto team = editable(work, actor, entry.id, clock.now());
    if (!team) return team.error();
    Team changed = *team;
    changed.version = entry.version;
    changed.active = wanted == Wanted::active;
    return save(work,
                actor,
                changed,
                clock.now(),
                changed.active ? "change=team.reactivated" : "change=team.deactivated");
}

}  // namespace

Result<Team> add_team(UnitOfWork& work,
                      const Clock& clock,
                      RandomSource& random,
                      const Actor& actor,
                      const TeamDetails& details)
{
    const Instant now = clock.now();
    const auto allowed = permit(actor, Action::user_create, actor.authority, now);
    if (!allowed) return allowed.error();

    FormCheck form;
    Team team{.id = TeamId{random.id()}, .authority = actor.authority};
    check(work, form, details, team);
    if (!form.passed()) return form.error();

    const auto added = work.teams.add(team);
    if (!added) return added.error();
    record(work, actor, now, team.id, "change=team.added");
    return team;
}

Result<Team> edit_team(UnitOfWork& work,
                       const Clock& clock,
                       const Actor& actor,
                       const EditTeam& command)
{
    const Instant now = clock.now();
    const auto team = editable(work, actor, command.entry.id, now);
    if (!team) return team.error();

    FormCheck form;
    Team changed = *team;
    changed.version = command.entry.version;
    check(work, form, command.details, changed);
    if (!form.passed()) return form.error();
    return save(work, actor, changed, now, "change=team.edited");
}

Result<Team> deactivate_team(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const EntryVersion<TeamId>& entry)
{
    return change_standing(work, clock, actor, entry, Wanted::inactive);
}

Result<Team> reactivate_team(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const EntryVersion<TeamId>& entry)
{
    return change_standing(work, clock, actor, entry, Wanted::active);
}

Result<PageOf<Team>> list_teams(UnitOfWork& work,
                                const Clock& clock,
                                const Actor& actor,
                                TeamQuery query)
{
    const auto allowed = permit(actor, Action::user_list_directory, actor.authority, clock.now());
    if (!allowed) return allowed.error();
    query.stretch = within_limits(query.stretch);
    return work.teams.list(actor.authority, query);
}

Result<Team> find_team(UnitOfWork& work, const Clock& clock, const Actor& actor, const TeamId& id)
{
    const auto allowed = permit(actor, Action::user_list_directory, actor.authority, clock.now());
    if (!allowed) return allowed.error();
    const auto team = work.teams.find(actor.authority, id);
    if (!team) return hidden_entry(Action::user_list_directory, id.text());
    return *team;
}

}  // namespace quorate::core
