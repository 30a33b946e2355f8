#pragma once

#include "core/support/clock.hpp"
#include "db/session/database.hpp"
#include "server/jobs/repeated_job.hpp"

namespace quorate::server {

/// Notes in the audit that emergency access, or an entry of an access list, has run out. What has
/// run out lets nobody in, whether a watcher runs or not. Any number of them may run on one
/// database.
class AccessWatcher {
public:
    /// Both outlive it.
    AccessWatcher(db::Database& database, const core::Clock& clock);

    /// Runs on a thread of its own: looks once a minute.
    void start() { job_.start(); }

    /// Finishes what is in hand, ends the thread.
    void stop() { job_.stop(); }

    /// Looks once; gives how many ends it noted. For the thread, and for tests, which run no
    /// thread.
    int run_once();

private:
    db::Database& database_;
    const core::Clock& clock_;
    RepeatedJob job_;
};

}  // namespace quorate::server
