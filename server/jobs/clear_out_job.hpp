#pragma once

#include "core/requests/clear_out.hpp"
#include "db/session/database.hpp"
#include "server/jobs/repeated_job.hpp"

namespace quorate::server {

/// Removes once a day what is kept for a while only: see core::clear_out(). Any number of them, in
/// any number of servers, may run on one database.
class ClearOutJob {
public:
    /// Both outlive it.
    ClearOutJob(db::Database& database, const core::Clock& clock);

    /// Runs on a thread of its own: looks when it starts, then once a day.
    void start() { job_.start(); }

    /// Finishes the look in hand, ends the thread.
    void stop() { job_.stop(); }

    /// Looks once; gives what went. For the thread, and for tests, which run no thread.
    core::ClearedOut run_once();

private:
    db::Database& database_;
    const core::Clock& clock_;
    RepeatedJob job_;
};

}  // namespace quorate::server
