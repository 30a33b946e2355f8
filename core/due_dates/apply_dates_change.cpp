#include "core/due_dates/apply_dates_change.hpp"

#include <algorithm>

#include "core/cases/case_event_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/rules/closure_store.hpp"
#include "core/rules/local_rule_store.hpp"

namespace quorate::core {
namespace {

MovedDates counted_again_between(
    UnitOfWork& work, const CaseTools& tools, const AuthorityId& authority, Date first, Date last)
{
    return recompute_cases(
        work, tools, authority, work.due_dates.cases_open_between(authority, first, last));
}

MovedDates close_days(UnitOfWork& work,
                      const CaseTools& tools,
                      const DatesChange& change,
                      const UserId& by)
{
    for (Date day = change.from; day <= change.until; day += std::chrono::days{1}) {
        const std::chrono::weekday weekday{day};
        if (weekday == std::chrono::Saturday || weekday == std::chrono::Sunday) continue;
        work.closures.add(change.authority,
                          {.on = day,
                           .name = change.name,
                           .owner = change.owner,
                           .decided_by = by,
                           .decided_at = tools.clock.now()});
    }
    return counted_again_between(work, tools, change.authority, change.from, change.until);
}

Result<MovedDates> open_day(UnitOfWork& work, const CaseTools& tools, const DatesChange& change)
{
    if (!work.closures.remove(change.authority, change.from)) return Refusal::wrong_state;
    return counted_again_between(work, tools, change.authority, change.from, change.from);
}

// What began on a day gone by keeps its dates, so a late confirmation counts from today.
MovedDates choose_rule(UnitOfWork& work,
                       const CaseTools& tools,
                       const DatesChange& change,
                       const UserId& by)
{
    const Date first = std::max(change.from, london_date(tools.clock.now()));
    work.local_rules.add(
        change.authority,
        {.id = change.id,
         .choice = {.rule_id = change.rule_id, .in_use = change.in_use, .from = first},
         .owner = change.owner,
         .reason = change.reason,
         .decided_by = by,
         .decided_at = tools.clock.now()});
    return recompute_cases(work,
                           tools,
                           change.authority,
                           work.case_events.cases_with_events_since(change.authority, first));
}

}  // namespace

Result<MovedDates> apply_dates_change(UnitOfWork& work,
                                      const CaseTools& tools,
                                      const DatesChange& change,
                                      const UserId& by)
{
    switch (change.kind) {
        case DatesChangeKind::close_days:
            return close_days(work, tools, change, by);
        case DatesChangeKind::open_day:
            return open_day(work, tools, change);
        case DatesChangeKind::choose_rule:
            return choose_rule(work, tools, change, by);
    }
    return Refusal::wrong_state;
}

}  // namespace quorate::core
