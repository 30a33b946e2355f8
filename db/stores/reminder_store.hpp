#pragma once

#include "core/meetings/reminder_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

/// Reminders, in the tables `reminder_policy` and `meeting_reminder`.
class ReminderStore final : public core::ReminderStore {
public:
    explicit ReminderStore(Sql& sql) : sql_{sql} {}

    core::ReminderPolicy policy_of(const core::AuthorityId& authority) override;
    core::Result<int> set_policy(const core::AuthorityId& authority,
                                 const core::ReminderPolicy& policy) override;
    std::vector<core::MeetingReminder> due(const core::AuthorityId& authority,
                                           const core::StartsBetween& starts,
                                           core::WorkingDays before,
                                           int limit) override;
    bool claim(const core::MeetingReminder& reminder, core::Instant now) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
