#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/cases/case_tools.hpp"
#include "core/dates/working_calendar.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/due_dates/last_adjourned.hpp"
#include "core/support/paging.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// A row of the queue as it is shown.
struct NeedsADate {
    QueueRow row;
    TimeLeft left = {};    // to the last day on which it can be booked
    std::string why = {};  // "15 working days after the strategy discussion … on Fri 6 Nov."
    std::string waiting_for = {};  // empty when nothing stands in the way
    bool may_open = false;         // the family's file
    bool may_book = false;
    std::optional<LastAdjourned> adjourned = {};  // the last one of the kind was
    std::optional<Date> again_by = {};  // the last day, where it comes before that of the limit
};

struct NeedsADateQueue {
    PageOf<NeedsADate> page;
    int total = 0;  // on all pages of this filter
};

/// Meetings that are due and have no date, of families the actor may know of, the most urgent
/// first.
Result<NeedsADateQueue> needs_a_date(UnitOfWork& work,
                                     const CaseTools& tools,
                                     const Actor& actor,
                                     QueueFilter filter);

/// How many there are for this person: the number in the navigation bar. Zero for those who do not
/// have the queue.
int count_needing_a_date(UnitOfWork& work, const Actor& actor, Instant now);

}  // namespace quorate::core
