#pragma once

#include <vector>

#include "core/meetings/reminders.hpp"
#include "core/support/id.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// A reminder of a meeting at one time of it.
struct MeetingReminder {
    AuthorityId authority;
    MeetingId meeting;
    Instant starts_at;
    WorkingDays before;
};

/// How each authority reminds, and which reminders it has seen to.
class ReminderStore {
public:
    virtual ~ReminderStore() = default;

    /// The usual one when the authority has said nothing.
    virtual ReminderPolicy policy_of(const AuthorityId& authority) = 0;

    /// Keeps it when what is kept is still at `policy.version`, and gives the new version.
    /// `stale_version` otherwise.
    virtual Result<int> set_policy(const AuthorityId& authority, const ReminderPolicy& policy) = 0;

    /// Meetings that are still to be held, start within `starts` and have no claim() for that start
    /// and `before`, the earliest first.
    virtual std::vector<MeetingReminder> due(const AuthorityId& authority,
                                             const StartsBetween& starts,
                                             WorkingDays before,
                                             int limit) = 0;

    /// True for the first who asks: they see to it. The database has one row for each.
    virtual bool claim(const MeetingReminder& reminder, Instant now) = 0;
};

}  // namespace quorate::core
