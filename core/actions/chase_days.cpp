#include "core/actions/chase_days.hpp"

#include <algorithm>

#include "core/actions/action_store.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t most_missed = 5;

}  // namespace

std::vector<Date> chase_days(UnitOfWork& work,
                             const AuthorityId& authority,
                             const WorkingCalendar& local,
                             Date today)
{
    std::vector<Date> days{today};
    const auto last = work.actions.last_chased(authority, today);
    if (!last) return days;
    for (Date day = local.retreat(today, {1}); day > *last && days.size() <= most_missed;
         day = local.retreat(day, {1}))
        days.insert(days.begin(), day);
    return days;
}

bool is_digest_due(UnitOfWork& work,
                   const AuthorityId& authority,
                   const EscalationPolicy& policy,
                   const WorkingCalendar& local,
                   Date today)
{
    return std::ranges::any_of(chase_days(work, authority, local, today),
                               [&](Date day) { return is_digest_day(policy, local, day); });
}

}  // namespace quorate::core
