#pragma once

#include "core/meetings/meeting_tools.hpp"
#include "db/session/database.hpp"
#include "server/jobs/repeated_job.hpp"

namespace quorate::server {

/// Asks the owners of action points that are due, once a day. Any number of watchers, in any number
/// of servers, may run on one database: each authority is seen to once a day.
class ActionWatcher {
public:
    /// Both outlive it.
    ActionWatcher(db::Database& database, core::MeetingTools tools);

    /// Runs on a thread of its own: looks every five minutes.
    void start() { job_.start(); }

    /// Finishes the authority in hand, ends the thread.
    void stop() { job_.stop(); }

    /// Sees to what is due; gives how many mails it queued. For the thread, and for tests, which
    /// run no thread.
    int run_once();

private:
    db::Database& database_;
    core::MeetingTools tools_;
    RepeatedJob job_;
};

}  // namespace quorate::server
