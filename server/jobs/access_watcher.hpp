#pragma once

#include "core/cases/case_tools.hpp"
#include "db/session/database.hpp"
#include "server/jobs/repeated_job.hpp"

namespace quorate::server {

/// Notes in the audit that emergency access, or an entry of an access list, has run out. What has
/// run out lets nobody in, whether a watcher runs or not. Any number of them may run on one
/// database.
class AccessWatcher {
public:
    /// Both outlive it.
    AccessWatcher(db::Database& database, core::CaseTools tools);

    /// Runs on a thread of its own: looks once a minute.
    void start() { job_.start(); }

    /// Finishes what is in hand, ends the thread.
    void stop() { job_.stop(); }

    /// Looks once; gives how many it noted or told of. For the thread, and for tests, which run no
    /// thread.
    int run_once();

private:
    db::Database& database_;
    core::CaseTools tools_;
    RepeatedJob job_;
};

}  // namespace quorate::server
