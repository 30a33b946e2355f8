#include "server/http/io_thread.hpp"

#include <sys/socket.h>

#include "server/http/response.hpp"

namespace quorate::server {

IoThread::IoThread(const Limits& with_limits)
    : limits{with_limits}, tick{context.get_executor()}, scratch(64 * 1024)
{
}

void IoThread::start()
{
    look();
}

void IoThread::look()
{
    using namespace std::chrono;
    date = http_date(duration_cast<seconds>(system_clock::now().time_since_epoch()).count());
    end_of_head = "Date: " + date + "\r\n\r\n";
    const auto now = steady_clock::now();
    const bool closing = draining;
    for (Deadline& deadline : deadlines) {
        // Shutting down wakes the coroutine that waits on the socket; it then ends by itself.
        if (deadline.reading && deadline.at <= now) {
            ::shutdown(deadline.handle, SHUT_RD);
            deadline.reading = false;
            deadline.timed_out = true;
            deadline.at = now + limits.write;
        } else if (deadline.at <= now || (closing && deadline.idle)) {
            ::shutdown(deadline.handle, SHUT_RDWR);
            deadline.at = steady_clock::time_point::max();
        }
    }
    tick.expires_after(seconds{1});
    tick.async_wait([this](const boost::system::error_code& failed) {
        if (!failed) look();
    });
}

}  // namespace quorate::server
