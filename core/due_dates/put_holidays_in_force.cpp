#include "core/due_dates/put_holidays_in_force.hpp"

#include <set>

#include "core/due_dates/change_holidays.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/due_dates/tell_of_moved_dates.hpp"

namespace quorate::core {
namespace {

// Cases with an open limit that rests on a day which is off by one list and not by the other, or on
// days of which nothing was known, because what rests on those was provisional.
std::vector<CaseId> touched_cases(UnitOfWork& work,
                                  const AuthorityId& authority,
                                  const BankHolidays& before,
                                  const BankHolidays& after)
{
    std::set<CaseId> touched;
    const auto touch = [&](Date first, Date last) {
        for (CaseId& each : work.due_dates.cases_open_between(authority, first, last))
            touched.insert(std::move(each));
    };
    for (const HolidayChange& change : holiday_changes(before, after))
        if (change.before.empty() || change.after.empty()) touch(change.day, change.day);
    if (before.known_until < after.known_until)
        touch(before.known_until + std::chrono::days{1}, after.known_until);
    return {touched.begin(), touched.end()};
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

    MovedDates moved = recompute_cases(
        work, tools, actor.authority, touched_cases(work, actor.authority, before, list->holidays));
    tell_of_moved_dates(
        work, tools, actor, {MoveCause::bank_holidays, list->id.text()}, moved.moved);
    return moved;
}

}  // namespace quorate::core
