#include "server/http/connection.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <array>

#include "core/support/text.hpp"
#include "server/http/header_gate.hpp"
#include "server/http/parsed_request.hpp"

namespace quorate::server {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;

constexpr asio::as_tuple_t<asio::use_awaitable_t<asio::io_context::executor_type>> as_value{};
constexpr std::size_t most_waiting = 512;
constexpr std::string_view go_on_sending = "HTTP/1.1 100 Continue\r\n\r\n";

// One client's connection. Lives in the frame of serve_connection.
class Connection {
public:
    Connection(IoThread& thread, Socket socket, ssl_ctx_st* context)
        : thread_{thread}, socket_{std::move(socket)}
    {
        socket_.non_blocking(true);
        socket_.set_option(asio::ip::tcp::no_delay{true});
        transport_ =
            context == nullptr ? plain_transport(socket_) : tls_transport(socket_, context);
        deadline_ = thread_.deadlines.insert(thread_.deadlines.end(),
                                             Deadline{.handle = socket_.native_handle()});
    }
    ~Connection() { thread_.deadlines.erase(deadline_); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void expect_within(std::chrono::seconds limit, bool idle = false)
    {
        deadline_->at = std::chrono::steady_clock::now() + limit;
        deadline_->idle = idle;
        deadline_->reading = false;
    }

    /// The same for what is left of a request.
    void expect_rest_within(std::chrono::seconds limit)
    {
        expect_within(limit);
        deadline_->reading = true;
    }

    bool timed_out() const { return deadline_->timed_out; }

    /// Appends what has arrived to `buffer`. False when the client is gone.
    Task<bool> read_more(std::string& buffer)
    {
        for (;;) {
            std::size_t count = 0;
            const Io io = transport_->read(thread_.scratch, count);
            if (io == Io::done) {
                buffer.append(thread_.scratch.data(), count);
                co_return true;
            }
            const bool ready = co_await wait_for(io);
            if (!ready) co_return false;
        }
    }

    /// The same when nothing has arrived yet of the next request, and most likely nothing is there:
    /// the wait and the reading are then one, without asking in vain first.
    Task<bool> read_first(std::string& buffer)
    {
        if (transport_->is_secure()) {
            const bool more = co_await read_more(buffer);
            co_return more;
        }
        without_waiting_ = 0;
        const auto [failed, count] =
            co_await socket_.async_read_some(asio::buffer(first_), as_value);
        if (failed) co_return false;
        buffer.append(first_.data(), count);
        co_return true;
    }

    /// Sends all pieces. False when the client is gone.
    Task<bool> write_all(std::array<std::string_view, 4> pieces, Follows follows = Follows::nothing)
    {
        expect_within(thread_.limits.write);
        for (;;) {
            std::size_t count = 0;
            const Io io = transport_->write(pieces, follows, count);
            if (io == Io::done) {
                for (std::string_view& piece : pieces) {
                    const std::size_t sent = std::min(count, piece.size());
                    piece.remove_prefix(sent);
                    count -= sent;
                }
                if (pieces[0].empty() && pieces[1].empty() && pieces[2].empty() &&
                    pieces[3].empty())
                    co_return true;
                continue;
            }
            const bool ready = co_await wait_for(io);
            if (!ready) co_return false;
        }
    }

    bool takes_stored() const { return transport_->takes_stored(); }

    Task<bool> write_stored(const StoredBytes& bytes)
    {
        for (std::size_t offset = 0; offset < bytes.size();) {
            std::size_t count = 0;
            const Io io = transport_->write_stored(bytes, offset, count);
            offset += count;
            if (io == Io::done) continue;
            const bool ready = co_await wait_for(io);
            if (!ready) co_return false;
        }
        co_return true;
    }

    /// The peer's address, which stays the same; empty when it is not known.
    const std::string& remote()
    {
        if (!remote_.empty()) return remote_;
        boost::system::error_code failed;
        const auto endpoint = socket_.remote_endpoint(failed);
        if (!failed) remote_ = endpoint.address().to_string();
        return remote_;
    }

    /// Lets the last answer arrive before the socket goes: closing with unread bytes in it makes
    /// the kernel send a reset, which can overtake the answer.
    void finish()
    {
        boost::system::error_code ignored;
        socket_.shutdown(Socket::shutdown_send, ignored);
    }

    /// Lets the thread's other clients go first when this one has been answered several times
    /// without a pause: its next request may always be there before we look.
    Task<void> take_turns()
    {
        constexpr int in_a_row = 4;
        if (++without_waiting_ < in_a_row) co_return;
        without_waiting_ = 0;
        constexpr asio::use_awaitable_t<asio::io_context::executor_type> token{};
        co_await asio::post(thread_.context, token);
    }

    IoThread& thread() { return thread_; }
    bool is_secure() const { return transport_->is_secure(); }

private:
    Task<bool> wait_for(Io io)
    {
        if (io == Io::closed) co_return false;
        without_waiting_ = 0;
        const auto what = io == Io::want_read ? Socket::wait_read : Socket::wait_write;
        const auto [failed] = co_await socket_.async_wait(what, as_value);
        co_return !failed;
    }

    IoThread& thread_;
    Socket socket_;
    std::unique_ptr<Transport> transport_;
    std::list<Deadline>::iterator deadline_;
    int without_waiting_ = 0;
    std::string remote_;
    std::array<char, 512> first_;  // most heads fit; thousands of connections wait with one
};

class ConnectionSink : public EventSink {
public:
    ConnectionSink(Connection& connection, WorkerPool& workers)
        : connection_{connection}, workers_{workers}
    {
    }

    Task<bool> send(std::string text) override
    {
        const bool sent = co_await connection_.write_all({text, {}, {}, {}});
        connection_.expect_within(connection_.thread().limits.events);
        co_return sent && !connection_.thread().draining;
    }

    Task<void> wait(int seconds) override
    {
        asio::basic_waitable_timer<std::chrono::steady_clock,
                                   asio::wait_traits<std::chrono::steady_clock>,
                                   asio::io_context::executor_type>
            timer{connection_.thread().context.get_executor()};
        timer.expires_after(std::chrono::seconds{seconds});
        const auto [ignored] = co_await timer.async_wait(as_value);
        static_cast<void>(ignored);
    }

    Task<int> on_worker(std::function<int()> work) override
    {
        int answer = 0;
        const auto job = [&answer, &work] {
            answer = work();
            return Response{};
        };
        co_await workers_.run(job);
        co_return answer;
    }

private:
    Connection& connection_;
    WorkerPool& workers_;
};

Task<bool> send_response(Connection& connection,
                         const Response& response,
                         Method method,
                         bool keep_alive)
{
    const std::string_view content = response.content();
    const std::string head =
        head_of(response, content.size(), keep_alive, connection.thread().date);
    const bool has_body = method != Method::head && response.status != 304;
    const std::string_view body = has_body ? content : std::string_view{};
    co_return co_await connection.write_all({head, body, {}, {}});
}

Task<bool> send_prepared(Connection& connection,
                         const Prepared& prepared,
                         Method method,
                         bool keep_alive)
{
    const bool with_body = method == Method::get && prepared.body;
    const std::string_view body = with_body ? *prepared.body : std::string_view{};
    const std::string_view last = keep_alive ? std::string_view{} : "Connection: close\r\n";
    const std::string end = connection.thread().end_of_head;  // of this second, whatever happens
    bool sent = false;
    if (with_body && prepared.stored && connection.takes_stored()) {
        sent = co_await connection.write_all({prepared.head, last, end, {}}, Follows::more);
        if (sent) sent = co_await connection.write_stored(*prepared.stored);
    } else {
        sent = co_await connection.write_all({prepared.head, last, end, body});
    }
    if (!keep_alive) connection.finish();
    co_return sent;
}

// The target of a request of which little is sure, for the form of its refusal.
Request as_far_as_read(const Connection& connection, std::string_view buffer)
{
    Request request;
    request.is_secure = connection.is_secure();
    const std::string_view line = buffer.substr(0, buffer.find('\n'));
    const auto from = line.find(' ');
    if (from == std::string_view::npos) return request;
    request.method = line.substr(0, from) == "HEAD" ? Method::head : Method::get;
    request.path = line.substr(from + 1, std::min(line.find(' ', from + 1), from + 200) - from - 1);
    return request;
}

// A client that is still sending must take in the answer before its connection goes.
Task<void> let_it_arrive(Connection& connection)
{
    constexpr int most_pieces = 256;
    connection.finish();
    connection.expect_within(std::chrono::seconds{2});
    std::string ignored;
    for (int i = 0; i < most_pieces; ++i) {
        const bool more = co_await connection.read_more(ignored);
        if (!more) break;
        ignored.clear();
    }
}

Task<void> turn_away(
    Connection& connection, Site& site, const Request& request, int status, std::string_view reason)
{
    const Response response = site.turned_away(request, status, reason);
    const bool sent = co_await send_response(connection, response, request.method, false);
    if (sent) co_await let_it_arrive(connection);
}

enum class Ended { head_complete, closed, too_long, too_slow };

// Reads until `buffer` holds an empty line; `length` is then the head's length.
Task<Ended> read_head(Connection& connection, std::string& buffer, std::size_t& length)
{
    const Limits& limits = connection.thread().limits;
    bool started = !buffer.empty();
    if (started)
        connection.expect_rest_within(limits.head);
    else
        connection.expect_within(limits.idle, true);
    for (std::size_t searched = 0;;) {
        const auto end = buffer.find("\r\n\r\n", searched);
        if (end != std::string::npos) {
            length = end + 4;
            co_return length > limits.head_bytes ? Ended::too_long : Ended::head_complete;
        }
        if (buffer.size() > limits.head_bytes) co_return Ended::too_long;
        searched = buffer.size() < 3 ? 0 : buffer.size() - 3;
        bool more = false;
        if (buffer.empty())
            more = co_await connection.read_first(buffer);
        else
            more = co_await connection.read_more(buffer);
        if (!more) co_return connection.timed_out() ? Ended::too_slow : Ended::closed;
        if (!started) connection.expect_rest_within(limits.head);
        started = true;
    }
}

// Gives 0 when the body is complete, the status to answer when it is not acceptable, -1 when the
// client is gone.
Task<int> read_body(Connection& connection,
                    Parser& parser,
                    std::string& buffer,
                    std::chrono::seconds within)
{
    connection.expect_rest_within(within);
    while (!parser.is_done()) {
        boost::system::error_code failed;
        const std::size_t used = parser.put(asio::buffer(buffer), failed);
        buffer.erase(0, used);
        if (failed == http::error::body_limit) co_return 413;
        if (failed && failed != http::error::need_more) co_return 400;
        if (parser.is_done()) break;
        if (used > 0 && !buffer.empty() && !failed) continue;
        // A chunk header may not grow without end either.
        if (buffer.size() > connection.thread().limits.head_bytes) co_return 400;
        const bool more = co_await connection.read_more(buffer);
        if (!more) co_return connection.timed_out() ? 408 : -1;
    }
    co_return 0;
}

// One request and its answer. False ends the connection.
Task<bool> exchange(Connection& connection, Site& site, WorkerPool& workers, std::string& buffer)
{
    std::size_t length = 0;
    const Ended ended = co_await read_head(connection, buffer, length);
    if (ended == Ended::closed) co_return false;
    if (ended == Ended::too_long) {
        co_await turn_away(
            connection, site, as_far_as_read(connection, buffer), 431, "head_length");
        co_return false;
    }
    if (ended == Ended::too_slow) {
        co_await turn_away(connection, site, as_far_as_read(connection, buffer), 408, "head_time");
        co_return false;
    }
    const auto refused = judge_head(std::string_view{buffer}.substr(0, length));
    if (refused) {
        const Request request = as_far_as_read(connection, buffer);
        co_await turn_away(connection, site, request, refused->status, refused->reason);
        co_return false;
    }

    if (auto lean = lean_request(std::string_view{buffer}.substr(0, length))) {
        const bool keep_alive = lean->keep_alive && !connection.thread().draining;
        const Method method = lean->method;
        lean->remote = connection.remote();
        if (const auto prepared = site.quick(*lean)) {
            buffer.erase(0, length);  // what `lean` looked into
            const bool sent = co_await send_prepared(connection, *prepared, method, keep_alive);
            co_return sent&& keep_alive;
        }
    }

    Request request = as_far_as_read(connection, buffer);
    Parser parser;
    parser.body_limit(boost::none);  // until it is known who is written to
    parser.header_limit(static_cast<std::uint32_t>(connection.thread().limits.head_bytes));
    parser.eager(true);
    boost::system::error_code failed;
    const std::size_t used = parser.put(asio::buffer(buffer.data(), length), failed);
    buffer.erase(0, used);
    if (failed && failed != http::error::need_more) {
        co_await turn_away(connection, site, request, 400, "head");
        co_return false;
    }
    const std::string target{parser.get().target()};
    if (!parse_target(target, request)) {
        co_await turn_away(connection, site, request, 400, "target");
        co_return false;
    }
    const Limits& limits = connection.thread().limits;
    const std::optional<BodyLeave> leave = leave_for_body(parser, limits, site, request);
    const std::size_t most = leave ? leave->bytes : limits.body_bytes;
    if (most == 0) {
        co_await turn_away(connection, site, request, 503, "busy");
        co_return false;
    }
    if (parser.content_length().value_or(0) > most) {
        co_await turn_away(connection, site, request, 413, "body_length");
        co_return false;
    }
    parser.body_limit(most);
    if (waits_to_send(parser, buffer)) {
        const bool told = co_await connection.write_all({go_on_sending, {}, {}, {}});
        if (!told) co_return false;
    }
    const std::chrono::seconds within = leave ? leave->within : limits.body;
    const int bad_body = co_await read_body(connection, parser, buffer, within);
    if (bad_body < 0) co_return false;
    if (bad_body > 0) {
        co_await turn_away(connection, site, request, bad_body, "body");
        co_return false;
    }

    const bool keep_alive = parser.get().keep_alive() && !connection.thread().draining;
    fill(request, parser);
    request.remote = connection.remote();

    if (const auto prepared = site.quick(request)) {
        const bool sent = co_await send_prepared(connection, *prepared, request.method, keep_alive);
        co_return sent&& keep_alive;
    }

    if (workers.waiting() > most_waiting) {
        const Response busy = site.turned_away(request, 503, "busy");
        const bool sent = co_await send_response(connection, busy, request.method, keep_alive);
        co_return sent&& keep_alive;
    }
    connection.expect_within(std::chrono::seconds{60});
    const auto work = [&site, &request] { return site.answer(request); };
    Response response = co_await workers.run(work);

    if (response.events) {
        const bool sent = co_await send_response(connection, response, request.method, false);
        if (!sent || request.method == Method::head) co_return false;
        connection.expect_within(connection.thread().limits.events);
        ConnectionSink sink{connection, workers};
        co_await response.events(sink);
        connection.finish();
        co_return false;
    }
    const bool sent = co_await send_response(connection, response, request.method, keep_alive);
    if (!keep_alive) connection.finish();
    co_return sent&& keep_alive;
}

}  // namespace

Task<void> serve_connection(
    IoThread& thread, Socket socket, ssl_ctx_st* context, Site& site, WorkerPool& workers)
{
    Connection connection{thread, std::move(socket), context};
    std::string buffer;
    for (;;) {
        if (buffer.empty()) buffer.shrink_to_fit();  // thousands wait: an idle one keeps nothing
        const bool go_on = co_await exchange(connection, site, workers, buffer);
        if (!go_on) break;
        co_await connection.take_turns();
    }
}

}  // namespace quorate::server
