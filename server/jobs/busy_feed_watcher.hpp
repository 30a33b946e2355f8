#pragma once

#include "core/availability/busy_feed.hpp"
#include "core/support/random.hpp"
#include "core/support/seal.hpp"
#include "db/session/database.hpp"
#include "server/app/metrics.hpp"
#include "server/busy/calendar_fetcher.hpp"
#include "server/jobs/repeated_job.hpp"
#include "server/worker/busy_worker.hpp"

namespace quorate::server {

/// What the watcher works with; all outlive it.
struct BusyFeedTools {
    db::Database& database;
    const core::Clock& clock;
    core::RandomSource& random;
    Metrics& metrics;
    const core::Seal& seal;
    const CalendarFetcher& fetcher;
    const BusyWorker& worker;
};

/// Fetches people's own calendars when they are due and keeps when they are busy. What is fetched
/// is read in a process of its own. Any number of watchers, in any number of servers, may run on
/// one database.
class BusyFeedWatcher {
public:
    explicit BusyFeedWatcher(BusyFeedTools tools);

    /// Runs on a thread of its own: looks four times a minute.
    void start() { job_.start(); }

    /// Finishes the fetch in hand, ends the thread.
    void stop() { job_.stop(); }

    /// Takes what is due and tries each once; gives how many it took. For the thread, and for
    /// tests, which run no thread.
    int run_once();

private:
    core::FetchedCalendar fetch(const core::BusyFeed& feed, core::Instant now);

    BusyFeedTools tools_;
    RepeatedJob job_;
};

}  // namespace quorate::server
