#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "core/meetings/meeting_tools.hpp"
#include "core/meetings/reminder_store.hpp"
#include "db/session/database.hpp"

namespace quorate::server {

/// Queues the reminders of meetings whose time is now. Any number of watchers, in any number of
/// servers, may run on one database: each reminder is seen to once.
class ReminderWatcher {
public:
    /// Both outlive it.
    ReminderWatcher(db::Database& database, core::MeetingTools tools);
    ~ReminderWatcher();

    /// Runs on a thread of its own: looks once a minute.
    void start();

    /// Finishes the reminder in hand, ends the thread.
    void stop();

    /// Sees to what is due; gives how many meetings it looked at. For the thread, and for tests,
    /// which run no thread.
    int run_once();

private:
    void loop();
    bool stopping();

    db::Database& database_;
    core::MeetingTools tools_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace quorate::server
