#pragma once

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <atomic>
#include <utility>

#include "server/http/response.hpp"

namespace quorate::server {

/// The threads on which everything that may block runs: SQL, hashing, rendering.
class WorkerPool {
public:
    explicit WorkerPool(std::size_t threads) : threads_{threads} {}

    /// Runs `work()` on a worker and comes back to the caller's I/O thread with the response.
    /// `work` must not throw, and whatever it refers to must outlive the await.
    template <class Work>
    Task<Response> run(Work work)
    {
        constexpr boost::asio::use_awaitable_t<boost::asio::io_context::executor_type> token{};
        auto initiate = [this](auto handler, Work job) {
            ++waiting_;
            auto home = boost::asio::get_associated_executor(handler);
            auto on_worker =
                [this, home, job = std::move(job), handler = std::move(handler)]() mutable {
                    Response response = job();
                    --waiting_;
                    boost::asio::post(
                        home,
                        [handler = std::move(handler), response = std::move(response)]() mutable {
                            std::move(handler)(std::move(response));
                        });
                };
            boost::asio::post(threads_, std::move(on_worker));
        };
        co_return co_await boost::asio::async_initiate<decltype(token), void(Response)>(
            std::move(initiate), token, std::move(work));
    }

    /// Requests that wait for a worker or are with one.
    std::size_t waiting() const noexcept { return waiting_; }

    void join() { threads_.join(); }

private:
    boost::asio::thread_pool threads_;
    std::atomic<std::size_t> waiting_{0};
};

}  // namespace quorate::server
