#include "server/http/server.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <csignal>
#include <stdexcept>

#include "server/http/connection.hpp"

namespace quorate::server {
namespace {

namespace asio = boost::asio;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, asio::io_context::executor_type>;
using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

constexpr asio::as_tuple_t<asio::use_awaitable_t<asio::io_context::executor_type>> as_value{};

// The threads share the port, and so could a second server by mistake: each would then answer half
// of the requests. Listening once without sharing finds that out.
void refuse_a_taken_port(asio::io_context& context, const asio::ip::tcp::endpoint& endpoint)
{
    if (endpoint.port() == 0) return;
    Acceptor probe{context.get_executor()};
    probe.open(endpoint.protocol());
    probe.set_option(asio::socket_base::reuse_address{true});
    probe.bind(endpoint);
    probe.listen(1);
}

}  // namespace

struct HttpServer::Thread {
    explicit Thread(const Limits& limits) : io{limits}, acceptor{io.context.get_executor()} {}

    IoThread io;
    Acceptor acceptor;
    std::thread runner;
};

HttpServer::HttpServer(const Listen& where,
                       const Limits& limits,
                       std::size_t io_threads,
                       Site& site,
                       WorkerPool& workers,
                       TlsContext tls)
    : limits_{limits},
      site_{site},
      workers_{workers},
      tls_{std::move(tls)},
      places_{limits.connections_per_address, limits.counts_this_machine}
{
    // A client that leaves while it is sent to is an ordinary end. sendmsg() can be told so; TLS
    // and sendfile() cannot, and the signal would end the service.
    std::signal(SIGPIPE, SIG_IGN);
    boost::system::error_code failed;
    const auto address = asio::ip::make_address(where.address, failed);
    if (failed) throw std::runtime_error{"not an address to listen on: " + where.address};
    asio::ip::tcp::endpoint endpoint{address, where.port};
    for (std::size_t i = 0; i < io_threads; ++i) {
        auto& thread = *threads_.emplace_back(std::make_unique<Thread>(limits_));
        try {
            if (i == 0) refuse_a_taken_port(thread.io.context, endpoint);
            thread.acceptor.open(endpoint.protocol());
            thread.acceptor.set_option(asio::socket_base::reuse_address{true});
            if (io_threads > 1) thread.acceptor.set_option(ReusePort{true});
            thread.acceptor.bind(endpoint);
            thread.acceptor.listen(4096);
        } catch (const boost::system::system_error& error) {
            throw std::runtime_error{"cannot listen on " + where.address + ":" +
                                     std::to_string(endpoint.port()) + ": " +
                                     error.code().message()};
        }
        endpoint.port(thread.acceptor.local_endpoint().port());
    }
    port_ = endpoint.port();
    for (auto& thread : threads_) {
        thread->io.start();
        asio::co_spawn(thread->io.context, accept_loop(*thread), [](std::exception_ptr error) {
            if (error) std::rethrow_exception(error);
        });
        thread->runner = std::thread{[&io = thread->io] { io.context.run(); }};
    }
}

HttpServer::~HttpServer()
{
    stop();
}

Task<void> HttpServer::accept_loop(Thread& thread)
{
    while (!thread.io.draining) {
        Socket socket{thread.io.context.get_executor()};
        const auto [failed] = co_await thread.acceptor.async_accept(socket, as_value);
        if (thread.io.draining) break;
        if (failed) {
            // Out of descriptors, most likely: waiting costs less than spinning.
            thread.io.tick.expires_after(std::chrono::milliseconds{100});
            const auto [ignored] = co_await thread.io.tick.async_wait(as_value);
            static_cast<void>(ignored);
            thread.io.start();
            continue;
        }
        if (connections_ >= limits_.connections) continue;
        boost::system::error_code gone;
        const auto client = socket.remote_endpoint(gone);
        if (gone) continue;
        auto place = places_.take(client.address());
        if (!place) continue;
        ++connections_;
        asio::co_spawn(thread.io.context,
                       serve_connection(thread.io, std::move(socket), tls_.get(), site_, workers_),
                       [this, place = std::move(place)](std::exception_ptr) {
                           // A fault of one connection ends that connection; answer() reports its
                           // own, and what is left is a broken socket.
                           --connections_;
                       });
    }
}

void HttpServer::stop()
{
    if (stopped_.exchange(true)) return;
    for (auto& thread : threads_) {
        thread->io.draining = true;
        asio::post(thread->io.context, [&acceptor = thread->acceptor] {
            boost::system::error_code ignored;
            acceptor.close(ignored);
        });
    }
    const auto until = std::chrono::steady_clock::now() + limits_.drain;
    while (connections_ > 0 && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
    // Workers post their answers to the contexts, so they end first.
    workers_.join();
    for (auto& thread : threads_)
        thread->io.context.stop();
    for (auto& thread : threads_)
        if (thread->runner.joinable()) thread->runner.join();
}

}  // namespace quorate::server
