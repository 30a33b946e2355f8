#pragma once

#include <string>

#include "tests/support/meeting_rows.hpp"

namespace quorate::test {

/// An initial conference of this family on 18 November 2026 about all its children, which was
/// adjourned for want of quorum and has to be held again by 2 December.
inline void add_adjourned_conference(db::Pool& pool, const std::string& family)
{
    run(pool,
        "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, status, "
        "starts_at, ends_at, mode, chair_id, created_by, created_at, changed_at) select "
        "'adjourned', authority_id, id, 'initial_cp_conference', 'ADJRND', 'feed-adjourned', "
        "'held', 1794996000, 1795003200, 'in_person', 'cc', 'cc', 0, 0 from family_case where id "
        "= '" +
            family + "'");
    run(pool,
        "insert into meeting_closing (meeting_id, authority_id, quorum, reconvene_by, closed_by, "
        "closed_at) select id, authority_id, 'not_met', '2026-12-02', 'cc', 1795003200 from "
        "meeting where id = 'adjourned'");
}

}  // namespace quorate::test
