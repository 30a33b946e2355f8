#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "server/http/address_places.hpp"
#include "server/http/io_thread.hpp"
#include "server/http/site.hpp"
#include "server/http/transport.hpp"
#include "server/http/worker_pool.hpp"

namespace quorate::server {

struct Listen {
    std::string address = "127.0.0.1";
    unsigned short port = 8080;  // 0: any free port
};

/// Listens and serves. One I/O thread a core, each with its own context and its own socket on the
/// shared port: a connection is born, lives and ends on one thread, so nothing in it is locked.
class HttpServer {
public:
    /// Listens at once. Throws std::runtime_error when the address cannot be had.
    HttpServer(const Listen& where,
               const Limits& limits,
               std::size_t io_threads,
               Site& site,
               WorkerPool& workers,
               TlsContext tls = {});
    ~HttpServer();

    /// The port listened on.
    unsigned short port() const noexcept { return port_; }

    /// Stops accepting, lets the requests in hand finish (at most Limits::drain), then ends the
    /// threads. Idle connections are closed at once.
    void stop();

    /// Connections open now.
    std::size_t connections() const noexcept { return connections_; }

    /// Connections closed at once because their address had as many as one may have.
    std::size_t refused() const noexcept { return places_.refused(); }

private:
    struct Thread;

    Task<void> accept_loop(Thread& thread);

    Limits limits_;
    Site& site_;
    WorkerPool& workers_;
    TlsContext tls_;
    unsigned short port_ = 0;
    std::atomic<std::size_t> connections_{0};
    std::atomic<bool> stopped_{false};
    AddressPlaces places_;  // before the threads, whose connections give their places back
    std::vector<std::unique_ptr<Thread>> threads_;
};

}  // namespace quorate::server
