#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quorate::server {

/// A coroutine on one I/O thread.
template <class T>
using Task = boost::asio::awaitable<T, boost::asio::io_context::executor_type>;

/// Where a stream of server-sent events goes. send() is false once the client has left. What may
/// block, such as a look at the database, goes through on_worker() and must not throw.
class EventSink {
public:
    virtual ~EventSink() = default;
    virtual Task<bool> send(std::string text) = 0;
    virtual Task<void> wait(int seconds) = 0;
    virtual Task<int> on_worker(std::function<int()> work) = 0;
};

using EventStream = std::function<Task<void>(EventSink&)>;

/// An answer. Names and values of headers are checked when it is written: a line break in one is a
/// bug and becomes a 500, never a second header.
struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;

    /// Bytes that live as long as the program or are shared with others; used instead of `body`.
    std::string_view fixed_body = {};
    std::shared_ptr<const std::string> shared_body = {};

    /// When set, the head is followed by these events until the stream ends.
    EventStream events = {};

    /// A code for the log: the refusal's, or empty.
    std::string code = {};

    Response& with(std::string name, std::string value)
    {
        headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }

    std::string_view content() const
    {
        if (shared_body) return *shared_body;
        return fixed_body.empty() ? std::string_view{body} : fixed_body;
    }
};

/// text/plain; never about a person.
Response text_response(int status, std::string_view text);

/// 303, the answer to every form that worked.
Response see_other(std::string location);

/// The status line and headers, ended by an empty line. `length` is the body's; HEAD sends it too.
/// Throws std::logic_error when a header holds a control character.
std::string head_of(const Response& response,
                    std::size_t length,
                    bool keep_alive,
                    std::string_view date);

/// "Sun, 22 Nov 2026 02:00:00 GMT" for the current second.
std::string http_date(long long epoch_seconds);

std::string_view reason_phrase(int status);

}  // namespace quorate::server
