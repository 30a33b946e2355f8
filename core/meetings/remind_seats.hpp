#pragma once

#include <optional>
#include <vector>

#include "core/access/actor.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/meetings/reminder_store.hpp"
#include "core/outbox/outbox_message.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// The reminders whose time is now, of every authority.
std::vector<MeetingReminder> due_reminders(UnitOfWork& work, const MeetingTools& tools, int limit);

/// Queues a reminder for each seat that is to have one, by what stands there now: none when the
/// meeting was moved, cancelled or opened meanwhile, or somebody else has seen to it. Gives how
/// many.
Result<int> remind_seats(UnitOfWork& work,
                         const MeetingTools& tools,
                         const MeetingReminder& reminder);

/// Whether a queued reminder may still leave: the meeting is at the time that it was made for, and
/// the seat is still one to remind.
bool reminder_still_to_be_sent(UnitOfWork& work, const OutboxMessage& message);

/// For staff, and for who looks after the installation.
Result<ReminderPolicy> view_reminder_policy(UnitOfWork& work, const Actor& actor);

/// Takes the place of what there was at the version that the person was looking at; counts from the
/// next minute on, also of meetings that are booked already. Errors are at "working_days_before"
/// and "working_days_before.0".
Result<ReminderPolicy> set_reminder_policy(UnitOfWork& work,
                                           const Clock& clock,
                                           const Actor& actor,
                                           const ReminderPolicy& asked);

/// What is given takes the place of what there is. For whoever runs the program, as
/// change_authority() is.
struct ChangeReminders {
    AuthorityId authority;
    std::optional<Reminds> whom = {};
    std::optional<bool> of_strategy_discussions = {};
};
Result<ReminderPolicy> change_reminders(UnitOfWork& work,
                                        const Clock& clock,
                                        const ChangeReminders& command);

}  // namespace quorate::core
