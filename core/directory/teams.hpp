#pragma once

#include <string>

#include "core/access/actor.hpp"
#include "core/directory/entry.hpp"
#include "core/people/team_store.hpp"
#include "core/support/clock.hpp"
#include "core/support/random.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

// Teams are the administrator's, like the accounts in them, and as closely guarded. Field at
// fault: "name".

struct TeamDetails {
    std::string name = {};
};

Result<Team> add_team(UnitOfWork& work,
                      const Clock& clock,
                      RandomSource& random,
                      const Actor& actor,
                      const TeamDetails& details);

struct EditTeam {
    EntryVersion<TeamId> entry;
    TeamDetails details = {};
};

Result<Team> edit_team(UnitOfWork& work,
                       const Clock& clock,
                       const Actor& actor,
                       const EditTeam& command);

/// The team is no longer offered; its cases stay with it until they are allocated anew.
Result<Team> deactivate_team(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const EntryVersion<TeamId>& entry);

Result<Team> reactivate_team(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const EntryVersion<TeamId>& entry);

Result<PageOf<Team>> list_teams(UnitOfWork& work,
                                const Clock& clock,
                                const Actor& actor,
                                TeamQuery query);

Result<Team> find_team(UnitOfWork& work, const Clock& clock, const Actor& actor, const TeamId& id);

}  // namespace quorate::core
