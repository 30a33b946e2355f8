#include "db/stores/reminder_store.hpp"

#include <utility>

namespace quorate::db {

core::ReminderPolicy ReminderStore::policy_of(const core::AuthorityId& authority)
{
    const auto kept = sql_.find<std::string, int>(
        "select whom, of_strategy_discussions from reminder_policy where authority_id = :a",
        authority);
    if (!kept) return {};
    return {.whom = core::reminds_from(std::get<0>(*kept)).value(),
            .of_strategy_discussions = std::get<1>(*kept) == 1};
}

void ReminderStore::set_policy(const core::AuthorityId& authority,
                               const core::ReminderPolicy& policy)
{
    sql_.execute(
        "insert into reminder_policy (authority_id, whom, of_strategy_discussions) values "
        "(:a, :w, :s) on conflict (authority_id) do update set whom = excluded.whom, "
        "of_strategy_discussions = excluded.of_strategy_discussions",
        authority,
        std::string{code(policy.whom)},
        policy.of_strategy_discussions ? 1 : 0);
}

std::vector<core::MeetingReminder> ReminderStore::due(const core::AuthorityId& authority,
                                                      const core::StartsBetween& starts,
                                                      core::WorkingDays before,
                                                      int limit)
{
    std::vector<core::MeetingReminder> found;
    for (auto& [meeting, starts_at] : sql_.select<core::MeetingId, core::Instant>(
             "select m.id, m.starts_at from meeting m where m.authority_id = :a and "
             "m.starts_at >= :f and m.starts_at < :u and m.status = 'scheduled' and "
             "m.opened_at is null and not exists (select 1 from meeting_reminder r where "
             "r.meeting_id = m.id and r.starts_at = m.starts_at and r.working_days = :d) "
             "order by m.starts_at, m.id limit :l",
             authority,
             starts.from,
             starts.until,
             before.count,
             limit))
        found.push_back({.authority = authority,
                         .meeting = std::move(meeting),
                         .starts_at = starts_at,
                         .before = before});
    return found;
}

bool ReminderStore::claim(const core::MeetingReminder& reminder, core::Instant now)
{
    return sql_.execute(
               "insert into meeting_reminder (meeting_id, starts_at, working_days, authority_id, "
               "claimed_at) values (:m, :s, :d, :a, :t) on conflict do nothing",
               reminder.meeting,
               reminder.starts_at,
               reminder.before.count,
               reminder.authority,
               now) == 1;
}

}  // namespace quorate::db
