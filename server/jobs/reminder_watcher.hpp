#pragma once

#include "core/meetings/meeting_tools.hpp"
#include "core/meetings/reminder_store.hpp"
#include "db/session/database.hpp"
#include "server/jobs/repeated_job.hpp"

namespace quorate::server {

/// Queues the reminders of meetings whose time is now. Any number of watchers, in any number of
/// servers, may run on one database: each reminder is seen to once.
class ReminderWatcher {
public:
    /// Both outlive it.
    ReminderWatcher(db::Database& database, core::MeetingTools tools);

    /// Runs on a thread of its own: looks once a minute.
    void start() { job_.start(); }

    /// Finishes the reminder in hand, ends the thread.
    void stop() { job_.stop(); }

    /// Sees to what is due; gives how many meetings it looked at. For the thread, and for tests,
    /// which run no thread.
    int run_once();

private:
    db::Database& database_;
    core::MeetingTools tools_;
    RepeatedJob job_;
};

}  // namespace quorate::server
