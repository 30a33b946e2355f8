#include "core/cases/put_holidays_in_force.hpp"

#include <set>

#include "core/cases/case_due_dates.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/change_holidays.hpp"
#include "core/cases/due_date_store.hpp"

namespace quorate::core {
namespace {

// Days that are off by one list and not by the other; with another horizon, also the first day of
// which nothing was known, because what rests on it was provisional.
std::set<Date> days_that_matter(const BankHolidays& before, const BankHolidays& after)
{
    std::set<Date> days;
    for (const HolidayChange& change : holiday_changes(before, after))
        if (change.before.empty() || change.after.empty()) days.insert(change.day);
    if (before.known_until < after.known_until)
        days.insert(before.known_until + std::chrono::days{1});
    return days;
}

}  // namespace

Result<MovedDates> put_holidays_in_force(UnitOfWork& work,
                                         const CaseTools& tools,
                                         const Actor& actor,
                                         const HolidayListId& id)
{
    const BankHolidays before = bank_holidays_of(work, actor.authority, tools.bank_holidays);
    const auto list = confirm_holidays(work, tools.clock, actor, id);
    if (!list) return list.error();

    std::set<CaseId> touched;
    for (const Date day : days_that_matter(before, list->holidays))
        for (CaseId& each : work.due_dates.cases_open_around(actor.authority, day))
            touched.insert(std::move(each));

    MovedDates moved;
    for (const CaseId& each : touched) {
        const auto family = work.cases.find(actor.authority, each);
        const int dates = family ? recompute_due_dates(work, tools, *family) : 0;
        moved.dates += dates;
        moved.families += dates > 0 ? 1 : 0;
    }
    return moved;
}

}  // namespace quorate::core
