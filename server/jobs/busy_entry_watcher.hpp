#pragma once

#include "core/own_calendar/own_calendar.hpp"
#include "core/support/random.hpp"
#include "db/session/database.hpp"
#include "server/jobs/repeated_job.hpp"
#include "server/worker/entry_worker.hpp"

namespace quorate::server {

/// Works out again when people are busy by what repeats in "My busy times", so that a weekly entry
/// never runs out. Any number of watchers, in any number of servers, may run on one database.
class BusyEntryWatcher {
public:
    /// All outlive it.
    BusyEntryWatcher(db::Database& database,
                     const core::Clock& clock,
                     core::RandomSource& random,
                     const EntryWorker& worker);

    /// Runs on a thread of its own: looks at the start and four times a day.
    void start() { job_.start(); }

    /// Finishes the entry in hand, ends the thread.
    void stop() { job_.stop(); }

    /// Goes through all that are due once; gives how many it kept. For the thread, and for tests,
    /// which run no thread.
    int run_once();

private:
    bool read_again(const core::BusyEntry& entry);

    db::Database& database_;
    const core::Clock& clock_;
    core::RandomSource& random_;
    const EntryWorker& worker_;
    RepeatedJob job_;
};

}  // namespace quorate::server
