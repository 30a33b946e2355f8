#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "core/support/clock.hpp"
#include "db/session/database.hpp"

namespace quorate::server {

/// Warns the owners of feeds that nobody fetches, and ends those that nobody fetched since. Any
/// number of watchers, in any number of servers, may run on one database.
class UnusedFeedWatcher {
public:
    /// Both outlive it.
    UnusedFeedWatcher(db::Database& database, const core::Clock& clock);
    ~UnusedFeedWatcher();

    /// Runs on a thread of its own: looks once a day, and when it starts.
    void start();

    /// Finishes the look in hand, ends the thread.
    void stop();

    /// Looks once; gives how many feeds ended. For the thread, and for tests, which run no thread.
    int run_once();

private:
    void loop();
    bool stopping();

    db::Database& database_;
    const core::Clock& clock_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace quorate::server
