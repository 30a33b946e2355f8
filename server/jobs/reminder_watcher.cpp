#include "server/jobs/reminder_watcher.hpp"

#include <chrono>

#include "core/meetings/remind_seats.hpp"
#include "server/log/log.hpp"

namespace quorate::server {
namespace {

constexpr std::chrono::seconds look_every{60};
constexpr int batch = 50;

}  // namespace

ReminderWatcher::ReminderWatcher(db::Database& database, core::MeetingTools tools)
    : database_{database}, tools_{tools}
{
}

ReminderWatcher::~ReminderWatcher()
{
    stop();
}

void ReminderWatcher::start()
{
    thread_ = std::thread{[this] { loop(); }};
}

void ReminderWatcher::stop()
{
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
}

bool ReminderWatcher::stopping()
{
    const std::lock_guard lock{mutex_};
    return stopping_;
}

void ReminderWatcher::loop()
{
    while (!stopping()) {
        try {
            while (!stopping() && run_once() == batch) {
            }
        } catch (const db::Failure& failure) {
            log(events::database_fault, {{"sqlstate", LogValue::code(failure.code())}});
        } catch (const std::exception&) {
            log(events::bug, {{"where", "reminders"}});
        }
        std::unique_lock lock{mutex_};
        wake_.wait_for(lock, look_every, [this] { return stopping_; });
    }
}

int ReminderWatcher::run_once()
{
    // At night nothing is asked of the database.
    if (!core::in_reminder_hours(tools_.clock.now())) return 0;
    const auto due = database_.read(
        [&](core::UnitOfWork& work) { return core::due_reminders(work, tools_, batch); });
    for (const core::MeetingReminder& reminder : due) {
        if (stopping()) break;
        const auto queued = database_.transact(
            [&](core::UnitOfWork& work) { return core::remind_seats(work, tools_, reminder); });
        static_cast<void>(queued);  // it refuses nothing
    }
    return static_cast<int>(due.size());
}

}  // namespace quorate::server
