#include "server/jobs/unused_feed_watcher.hpp"

#include <chrono>

#include "core/feeds/feeds.hpp"
#include "server/log/log.hpp"

namespace quorate::server {
namespace {

constexpr std::chrono::hours look_every{24};
constexpr std::chrono::minutes look_again{5};  // when the database was away

}  // namespace

UnusedFeedWatcher::UnusedFeedWatcher(db::Database& database, const core::Clock& clock)
    : database_{database}, clock_{clock}
{
}

UnusedFeedWatcher::~UnusedFeedWatcher()
{
    stop();
}

void UnusedFeedWatcher::start()
{
    thread_ = std::thread{[this] { loop(); }};
}

void UnusedFeedWatcher::stop()
{
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
}

bool UnusedFeedWatcher::stopping()
{
    const std::lock_guard lock{mutex_};
    return stopping_;
}

void UnusedFeedWatcher::loop()
{
    while (!stopping()) {
        std::chrono::minutes wait = look_every;
        try {
            run_once();
        } catch (const db::Failure& failure) {
            log(events::database_fault, {{"sqlstate", LogValue::code(failure.code())}});
            wait = look_again;
        } catch (const std::exception&) {
            log(events::bug, {{"where", "unused_feeds"}});
        }
        std::unique_lock lock{mutex_};
        wake_.wait_for(lock, wait, [this] { return stopping_; });
    }
}

int UnusedFeedWatcher::run_once()
{
    const auto ended = database_.transact(
        [&](core::UnitOfWork& work) { return core::end_unused_feeds(work, clock_); });
    return ended ? *ended : 0;
}

}  // namespace quorate::server
