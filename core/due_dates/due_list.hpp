#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/cases/case_tools.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/support/paging.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Which part of the list is asked for: what a page's filter says.
struct DueFilter {
    TeamId team = {};       // empty for all
    UserId chair = {};      // of the meeting that is booked; empty for all
    std::string rule = {};  // a rule's id, for all that have its name; empty for all
    BookedOrNot booking = BookedOrNot::any;
    std::optional<DueStanding> standing = {};  // nothing for all
    bool provisional_only = false;             // what a bank holiday not yet known may move
    bool awaiting_approval_only = false;       // what somebody asked more time for
    DueDateId after = {};                      // the last row of the page before, or empty
    int limit = 25;
};

/// Something that is due, as it is shown.
struct DueEntry {
    DueRow row = {};
    DueStanding standing = DueStanding::in_time;
    TimeLeft left = {};     // to the last day on which it can be booked or done
    bool may_open = false;  // the family's file
    bool may_open_meeting = false;
    bool may_book = false;    // a meeting for it, where one is needed and none booked
    bool may_decide = false;  // whether it may be late, which somebody has asked
};

struct DueList {
    PageOf<DueEntry> page = {};
    DueCounts counts = {};  // on all pages, whatever standing was asked for
};

/// Everything that is due in open cases of families the actor may know of, with a meeting or
/// without, by working days left.
Result<DueList> view_due_list(UnitOfWork& work,
                              const CaseTools& tools,
                              const Actor& actor,
                              const DueFilter& filter);

/// How many rows a file of the list holds at most, the first ones.
inline constexpr int longest_due_file = 5000;

/// The list as CSV, to take away: families by reference alone, because names stay behind the
/// sign-in. Audited as what it is. `after` and `limit` of the filter do not matter.
Result<std::string> export_due_list(UnitOfWork& work,
                                    const CaseTools& tools,
                                    const Actor& actor,
                                    const DueFilter& filter);

}  // namespace quorate::core
