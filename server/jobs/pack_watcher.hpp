#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "core/meetings/meeting_tools.hpp"
#include "db/session/database.hpp"

namespace quorate::server {

/// Releases the packs of meetings whose time has come, and what came late for them. Any number of
/// watchers, in any number of servers, may run on one database: each version is released once.
class PackWatcher {
public:
    /// Both outlive it.
    PackWatcher(db::Database& database, core::MeetingTools tools);
    ~PackWatcher();

    /// Runs on a thread of its own: looks once a minute.
    void start();

    /// Finishes the pack in hand, ends the thread.
    void stop();

    /// Releases what is due; gives to how many seats. For the thread, and for tests, which run no
    /// thread.
    int run_once();

private:
    void loop();
    bool stopping();

    db::Database& database_;
    core::MeetingTools tools_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace quorate::server
