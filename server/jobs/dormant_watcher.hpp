#pragma once

#include "core/support/clock.hpp"
#include "core/support/random.hpp"
#include "db/session/database.hpp"
#include "server/jobs/repeated_job.hpp"

namespace quorate::server {

/// Warns those who have not signed in for long, and suspends their accounts. Any number of
/// watchers, in any number of servers, may run on one database.
class DormantWatcher {
public:
    /// All outlive it.
    DormantWatcher(db::Database& database, const core::Clock& clock, core::RandomSource& random);

    /// Runs on a thread of its own: looks when it starts, and four times a day.
    void start() { job_.start(); }

    /// Finishes the look in hand, ends the thread.
    void stop() { job_.stop(); }

    /// Looks once; gives how many accounts it suspended. For the thread, and for tests, which run
    /// no thread.
    int run_once();

private:
    db::Database& database_;
    const core::Clock& clock_;
    core::RandomSource& random_;
    RepeatedJob job_;
};

}  // namespace quorate::server
