#pragma once

#include <string>

#include "tests/support/meeting_rows.hpp"

namespace quorate::test {

/// A family of team-1 with one child, "child-of-" + id: for meetings of two families.
inline void add_family_of_team_1(db::Pool& pool, const std::string& id)
{
    run(pool,
        "insert into family_case (id, authority_id, reference, family_name, jurisdiction, team_id, "
        "lead_worker_id, created_at) values ('case-" +
            id + "', 'authority-1', 'EX-" + id +
            "', 'Canarywharf', 'England', 'team-1', 'worker-1', 0)");
    run(pool,
        "insert into child (id, authority_id, case_id, given_name, family_name, date_of_birth) "
        "values ('child-of-" +
            id + "', 'authority-1', 'case-" + id + "', 'Finch', 'Canarywharf', '2012-05-01')");
}

}  // namespace quorate::test
