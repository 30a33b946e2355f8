#include "server/jobs/reminder_watcher.hpp"

#include <chrono>

#include "core/meetings/remind_seats.hpp"
#include "db/session/confinement.hpp"

namespace quorate::server {
namespace {

constexpr std::chrono::seconds look_every{60};
constexpr int batch = 50;

}  // namespace

ReminderWatcher::ReminderWatcher(db::Database& database, core::MeetingTools tools)
    : database_{database},
      tools_{tools},
      job_{"reminders", look_every, [this] { return run_once() == batch; }}
{
}

int ReminderWatcher::run_once()
{
    // At night nothing is asked of the database.
    if (!core::in_reminder_hours(tools_.clock.now())) return 0;
    const auto due = database_.read(
        [&](core::UnitOfWork& work) { return core::due_reminders(work, tools_, batch); });
    for (const core::MeetingReminder& reminder : due) {
        if (job_.stopping()) break;
        const db::Confinement confined{reminder.authority};
        const auto queued = database_.transact(
            [&](core::UnitOfWork& work) { return core::remind_seats(work, tools_, reminder); });
        static_cast<void>(queued);  // it refuses nothing
    }
    return static_cast<int>(due.size());
}

}  // namespace quorate::server
