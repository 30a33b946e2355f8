#pragma once

#include "core/meetings/meeting_tools.hpp"
#include "core/polls/poll_store.hpp"
#include "db/session/database.hpp"
#include "server/jobs/repeated_job.hpp"

namespace quorate::server {

/// Settles the polls that everybody has answered or whose time to answer is over. Any number of
/// watchers, in any number of servers, may run on one database: a poll is settled once.
class PollWatcher {
public:
    /// Both outlive it.
    PollWatcher(db::Database& database, core::MeetingTools tools);

    /// Runs on a thread of its own: looks four times a minute.
    void start() { job_.start(); }

    /// Finishes the poll in hand, ends the thread.
    void stop() { job_.stop(); }

    /// Settles what is due; gives how many polls it looked at. For the thread, and for tests, which
    /// run no thread.
    int run_once();

private:
    void settle(const core::PollKey& key);

    db::Database& database_;
    core::MeetingTools tools_;
    RepeatedJob job_;
};

}  // namespace quorate::server
