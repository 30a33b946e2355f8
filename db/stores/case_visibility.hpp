#pragma once

#include <string>

#include "core/access/actor.hpp"
#include "core/access/permission.hpp"

namespace quorate::db {

/// Which cases a list may show: SQL over `family_case c`, with seven parameters in this order:
/// user, user, now, user, every_open_case, open_cases_of_teams, user. See case_reach(). What hangs
/// on the viewer alone is asked for once and not for each case: a chair has hundreds of meetings.
inline constexpr const char* case_is_visible =
    "(c.lead_worker_id = :viewer_lead "
    "or c.id in (select i.case_id from case_involvement i "
    "where i.user_id = :viewer_listed and i.expires_at > :viewed_at) "
    "or c.id in (select cm.case_id from meeting cm where cm.chair_id = :viewer_chair) "
    "or (c.level = 0 and (:every_open_case = 1 or (:open_cases_of_teams = 1 and c.team_id in "
    "(select tm.team_id from team_member tm where tm.user_id = :viewer_team))))) ";

/// The same condition with other names for its parameters, for its second use in a statement.
std::string case_is_visible_again();

/// The numbers that case_is_visible takes for a reach.
struct CaseReach {
    int every_open_case = 0;
    int open_cases_of_teams = 0;
};

/// Whether the role is involved in the open cases of its teams without being named on them.
bool is_involved_by_team(core::Role role);

CaseReach case_reach(const core::Actor& actor, core::Reach reach);

}  // namespace quorate::db
