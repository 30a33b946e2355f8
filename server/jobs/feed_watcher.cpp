#include "server/jobs/feed_watcher.hpp"

#include <chrono>

#include "server/log/log.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

constexpr milliseconds look_every{250};
constexpr seconds settle_every{30};
constexpr seconds rest_after_fault{2};

}  // namespace

FeedWatcher::FeedWatcher(db::Database& database, FeedCache& feeds)
    : database_{database}, feeds_{feeds}
{
}

FeedWatcher::~FeedWatcher()
{
    stop();
}

void FeedWatcher::start()
{
    thread_ = std::thread{[this] { loop(); }};
}

void FeedWatcher::stop()
{
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
}

void FeedWatcher::poke()
{
    {
        const std::lock_guard lock{mutex_};
        poked_ = true;
    }
    wake_.notify_one();
}

// While the database is away, feeds are answered by nobody: the cache sees that no look succeeded.
void FeedWatcher::loop()
{
    auto settle_next = steady_clock::now() + settle_every;
    for (;;) {
        milliseconds wait = look_every;
        try {
            feeds_.look(database_);
            if (steady_clock::now() >= settle_next) {
                feeds_.settle(database_);
                settle_next = steady_clock::now() + settle_every;
            }
        } catch (const db::Failure& failure) {
            log(events::database_fault, {{"sqlstate", LogValue::code(failure.code())}});
            wait = rest_after_fault;
        }
        std::unique_lock lock{mutex_};
        wake_.wait_for(lock, wait, [this] { return poked_ || stopping_; });
        poked_ = false;
        if (stopping_) break;
    }
    settle();
}

void FeedWatcher::settle()
{
    try {
        feeds_.settle(database_);
    } catch (const db::Failure& failure) {
        log(events::database_fault, {{"sqlstate", LogValue::code(failure.code())}});
    }
}

}  // namespace quorate::server
