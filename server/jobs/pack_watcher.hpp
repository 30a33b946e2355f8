#pragma once

#include "core/meetings/meeting_tools.hpp"
#include "db/session/database.hpp"
#include "server/jobs/repeated_job.hpp"

namespace quorate::server {

/// Releases the packs of meetings whose time has come, and what came late for them. Any number of
/// watchers, in any number of servers, may run on one database: each version is released once.
class PackWatcher {
public:
    /// Both outlive it.
    PackWatcher(db::Database& database, core::MeetingTools tools);

    /// Runs on a thread of its own: looks once a minute.
    void start() { job_.start(); }

    /// Finishes the pack in hand, ends the thread.
    void stop() { job_.stop(); }

    /// Releases what is due; gives to how many seats. For the thread, and for tests, which run no
    /// thread.
    int run_once();

private:
    db::Database& database_;
    core::MeetingTools tools_;
    RepeatedJob job_;
};

}  // namespace quorate::server
