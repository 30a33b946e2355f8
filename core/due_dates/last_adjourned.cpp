#include "core/due_dates/last_adjourned.hpp"

#include <algorithm>

#include "core/dates/london_time.hpp"
#include "core/minutes/minutes_store.hpp"

namespace quorate::core {
namespace {

bool is_of_kind(MeetingType wanted, MeetingType held)
{
    return wanted == held || (is_initial_conference(wanted) && is_initial_conference(held));
}

const Meeting* last_held(const CaseDueDate& due, const std::vector<Meeting>& meetings)
{
    const Meeting* last = nullptr;
    for (const Meeting& each : meetings) {
        if (each.status != MeetingStatus::held || !is_of_kind(*due.meeting_type, each.type))
            continue;
        if (!waits_for_one_of(due, each.children)) continue;
        if (last == nullptr || last->starts_at < each.starts_at) last = &each;
    }
    return last;
}

// With quorum, the chair adjourns a meeting by deciding so for each child.
bool is_adjourned_for_each(const std::vector<ChildDecision>& decisions)
{
    return !decisions.empty() && std::ranges::all_of(decisions, [](const ChildDecision& decision) {
        return decision.outcome == Outcome::adjourned;
    });
}

}  // namespace

std::optional<LastAdjourned> last_adjourned(UnitOfWork& work,
                                            const AuthorityId& authority,
                                            const CaseDueDate& due,
                                            const std::vector<Meeting>& meetings)
{
    if (due.status != DueStatus::open || !due.meeting_type) return std::nullopt;
    const Meeting* last = last_held(due, meetings);
    if (last == nullptr) return std::nullopt;
    LastAdjourned told{.on = london_date(last->starts_at)};
    if (const auto closing = work.minutes.closing(authority, last->id))
        told.again_by = closing->reconvene_by;
    if (!told.again_by && !is_adjourned_for_each(work.minutes.decisions(authority, last->id)))
        return std::nullopt;
    return told;
}

std::optional<Date> earlier_last_day(const CaseDueDate& due,
                                     const std::optional<Date>& again_by,
                                     Date today)
{
    return again_by && today <= *again_by && *again_by < due.schedule_by ? again_by : std::nullopt;
}

TimeLeft time_left_to_hold_again(const WorkingCalendar& calendar,
                                 Instant now,
                                 const CaseDueDate& due,
                                 const std::optional<Date>& again_by)
{
    const Date today = london_date(now);
    const auto last = earlier_last_day(due, again_by, today);
    return last ? time_left(calendar, today, *last) : time_left(calendar, now, due);
}

}  // namespace quorate::core
