#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "db/session/database.hpp"
#include "server/feeds/feed_cache.hpp"

namespace quorate::server {

/// Keeps the feeds in memory true to the database: looks four times a second whether anything
/// changed, and writes down twice a minute who fetched what.
class FeedWatcher {
public:
    FeedWatcher(db::Database& database, FeedCache& feeds);
    ~FeedWatcher();

    void start();

    /// Writes down what is still to be, ends the thread.
    void stop();

    /// A commit of this process may have changed a feed: look now. Never blocks.
    void poke();

private:
    void loop();
    void settle();

    db::Database& database_;
    FeedCache& feeds_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool poked_ = false;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace quorate::server
