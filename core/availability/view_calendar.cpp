#include "core/availability/view_calendar.hpp"

#include "core/availability/availability_access.hpp"
#include "core/availability/calendar_sharing.hpp"

namespace quorate::core {

Result<OwnerCalendar> view_calendar(UnitOfWork& work,
                                    const Clock& clock,
                                    const Actor& actor,
                                    const CalendarOwner& owner,
                                    Date from,
                                    Date until)
{
    const auto allowed = permit_to_see(work, actor, owner, clock.now());
    if (!allowed) return allowed.error();
    if (until < from) return invalid("until", "Enter the first day or a later one");
    if (until - from >= longest_view) return invalid("until", "Ask for 366 days at most");

    const AuthorityId& authority = actor.authority;
    const TimeSpan span = span_of_days(from, until);
    OwnerCalendar calendar{.sharing = sharing_of(work, authority, owner),
                           .meetings = work.availability.meeting_times(authority, {owner}, span),
                           .busy = work.availability.busy_times(authority, {owner}, span)};
    const auto holidays = work.availability.school_holidays(authority).holidays;
    for (const OwnersPatterns& each : work.availability.patterns(authority, {owner}))
        calendar.off = time_off(each.patterns, holidays, from, until);
    if (!may_know_why(work, actor, owner, clock.now())) {
        calendar.busy = only_taken(owner, calendar.busy, calendar.off);
        calendar.off.clear();
    }
    return calendar;
}

}  // namespace quorate::core
