#include "db/stores/reminder_store.hpp"

#include <utility>

#include "core/support/text.hpp"

namespace quorate::db {
namespace {

// "5,1"
std::string days_text(const std::vector<core::WorkingDays>& days)
{
    std::string text;
    for (const core::WorkingDays each : days)
        text += (text.empty() ? "" : ",") + std::to_string(each.count);
    return text;
}

std::vector<core::WorkingDays> days_from(const std::string& text)
{
    std::vector<core::WorkingDays> days;
    for (const std::string& each : core::split(text, ','))
        days.push_back({std::stoi(each)});
    return days;
}

}  // namespace

core::ReminderPolicy ReminderStore::policy_of(const core::AuthorityId& authority)
{
    const auto kept = sql_.find<std::string, int, std::string, int>(
        "select whom, of_strategy_discussions, working_days, version from reminder_policy "
        "where authority_id = :a",
        authority);
    if (!kept) return {};
    return {.whom = core::reminds_from(std::get<0>(*kept)).value(),
            .of_strategy_discussions = std::get<1>(*kept) == 1,
            .before = days_from(std::get<2>(*kept)),
            .version = std::get<3>(*kept)};
}

core::Result<int> ReminderStore::set_policy(const core::AuthorityId& authority,
                                            const core::ReminderPolicy& policy)
{
    const int strategy = policy.of_strategy_discussions ? 1 : 0;
    const auto changed =
        policy.version == 0
            ? sql_.execute(
                  "insert into reminder_policy (authority_id, whom, of_strategy_discussions, "
                  "working_days, version) values (:a, :w, :s, :d, 1) on conflict do nothing",
                  authority,
                  std::string{code(policy.whom)},
                  strategy,
                  days_text(policy.before))
            : sql_.execute(
                  "update reminder_policy set whom = :w, of_strategy_discussions = :s, "
                  "working_days = :d, version = version + 1 where authority_id = :a "
                  "and version = :v",
                  std::string{code(policy.whom)},
                  strategy,
                  days_text(policy.before),
                  authority,
                  policy.version);
    if (changed == 1) return policy.version + 1;
    return core::Refusal::stale_version;
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
