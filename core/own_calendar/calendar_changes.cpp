#include "core/own_calendar/calendar_changes.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "core/own_calendar/own_calendar_store.hpp"

namespace quorate::core {

std::vector<CalendarMember> calendar_changes(const OwnCalendarChanges& known,
                                             const std::vector<ShownMember>& shown)
{
    std::map<std::string_view, const CalendarMember*> before;
    for (const CalendarMember& each : known.members)
        before.emplace(each.name, &each);
    std::vector<CalendarMember> changed;
    std::int64_t number = known.state.number;
    for (const ShownMember& each : shown) {
        const auto found = before.find(each.name);
        if (found == before.end() || found->second->is_gone || found->second->tag != each.tag)
            changed.push_back({.name = each.name, .tag = each.tag, .number = ++number});
        if (found != before.end()) before.erase(found);
    }
    for (const auto& [name, member] : before)
        if (!member->is_gone)
            changed.push_back(
                {.name = member->name, .tag = member->tag, .number = ++number, .is_gone = true});
    return changed;
}

OwnCalendarChanges known_changes(UnitOfWork& work, const Actor& actor, OwnCalendar calendar)
{
    return work.own_calendars.changes(actor.user, calendar).value_or(OwnCalendarChanges{});
}

OwnCalendarChanges keep_changes(UnitOfWork& work,
                                const Actor& actor,
                                OwnCalendar calendar,
                                const std::vector<ShownMember>& shown,
                                const std::string& nonce,
                                Instant now)
{
    work.own_calendars.lock(actor.user, calendar, nonce);
    OwnCalendarChanges known = known_changes(work, actor, calendar);
    const auto changed = calendar_changes(known, shown);
    const std::int64_t forgotten =
        work.own_calendars.forget_gone(actor.user, calendar, now - gone_is_kept);
    if (changed.empty() && forgotten == 0) return known;
    work.own_calendars.save(actor.user, calendar, changed, now);
    work.own_calendars.save(
        actor.user,
        calendar,
        CalendarState{.nonce = known.state.nonce,
                      .number = known.state.number + static_cast<std::int64_t>(changed.size()),
                      .oldest = std::max(known.state.oldest, forgotten)});
    return known_changes(work, actor, calendar);
}

}  // namespace quorate::core
