#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "core/meetings/meeting_tools.hpp"
#include "db/session/database.hpp"

namespace quorate::server {

/// Asks the owners of action points that are due, once a day. Any number of watchers, in any number
/// of servers, may run on one database: each authority is seen to once a day.
class ActionWatcher {
public:
    /// Both outlive it.
    ActionWatcher(db::Database& database, core::MeetingTools tools);
    ~ActionWatcher();

    /// Runs on a thread of its own: looks every five minutes.
    void start();

    /// Finishes the authority in hand, ends the thread.
    void stop();

    /// Sees to what is due; gives how many mails it queued. For the thread, and for tests, which
    /// run no thread.
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
