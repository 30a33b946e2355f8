#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <chrono>
#include <list>
#include <string>
#include <vector>

#include "server/http/limits.hpp"

namespace quorate::server {

/// A moment by which a connection must have moved on. Kept in its thread's list while the
/// connection lives; one timer a thread looks at all of them once a second, because a timer for
/// each read and write costs more than the read and the write.
struct Deadline {
    std::chrono::steady_clock::time_point at = std::chrono::steady_clock::time_point::max();
    bool idle = false;       // between requests: may be closed at once when the server drains
    bool reading = false;    // amid a request: there is still an answer to be given
    bool timed_out = false;  // while reading
    int handle = -1;         // the socket to shut down
};

/// What all connections of one I/O thread share. Touched by that thread alone.
struct IoThread {
    explicit IoThread(const Limits& with_limits);

    /// Starts the once-a-second look at the deadlines and the clock.
    void start();

    boost::asio::io_context context{1};
    const Limits& limits;
    boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                      boost::asio::wait_traits<std::chrono::steady_clock>,
                                      boost::asio::io_context::executor_type>
        tick;
    std::list<Deadline> deadlines;
    std::string date;           // the Date header's value, renewed every second
    std::string end_of_head;    // the Date header and the empty line
    std::vector<char> scratch;  // where reads land before they are kept
    std::atomic<bool> draining{false};

private:
    void look();
};

}  // namespace quorate::server
