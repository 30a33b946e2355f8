#pragma once

#include <chrono>
#include <cstddef>

namespace quorate::server {

/// What one client may take of the server. Every read and write has one of these deadlines.
struct Limits {
    std::size_t head_bytes = 16 * 1024;
    std::size_t body_bytes = 2 * 1024 * 1024;
    std::chrono::seconds idle{75};     // between requests on a kept-alive connection
    std::chrono::seconds head{10};     // from the first byte of a head to its last
    std::chrono::seconds body{30};     // for the whole body
    std::chrono::seconds write{30};    // for the whole answer
    std::chrono::seconds events{900};  // a stream of events is then reopened by the browser
    std::chrono::seconds drain{10};    // for requests in hand when told to stop
    std::size_t connections = 12'000;
    std::size_t connections_per_address = 200;  // 0: as many as there are
    bool counts_this_machine = false;           // whether that holds of this machine too
};

}  // namespace quorate::server
