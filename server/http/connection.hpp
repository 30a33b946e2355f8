#pragma once

#include <memory>
#include <string>

#include "server/http/io_thread.hpp"
#include "server/http/site.hpp"
#include "server/http/transport.hpp"
#include "server/http/worker_pool.hpp"

namespace quorate::server {

/// Serves one client until it leaves, breaks a rule or runs out of time: any number of requests,
/// one after the other, pipelined or not. `context` is null for plain HTTP.
Task<void> serve_connection(
    IoThread& thread, Socket socket, ssl_ctx_st* context, Site& site, WorkerPool& workers);

}  // namespace quorate::server
