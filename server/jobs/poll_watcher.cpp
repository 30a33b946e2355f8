#include "server/jobs/poll_watcher.hpp"

#include <chrono>

#include "core/polls/settle_poll.hpp"
#include "server/log/log.hpp"

namespace quorate::server {
namespace {

constexpr std::chrono::seconds look_every{15};
constexpr int batch = 20;

}  // namespace

PollWatcher::PollWatcher(db::Database& database, core::MeetingTools tools)
    : database_{database}, tools_{tools}
{
}

PollWatcher::~PollWatcher()
{
    stop();
}

void PollWatcher::start()
{
    thread_ = std::thread{[this] { loop(); }};
}

void PollWatcher::stop()
{
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
}

bool PollWatcher::stopping()
{
    const std::lock_guard lock{mutex_};
    return stopping_;
}

void PollWatcher::loop()
{
    while (!stopping()) {
        try {
            while (!stopping() && run_once() == batch) {
            }
        } catch (const db::Failure& failure) {
            log(events::database_fault, {{"sqlstate", LogValue::code(failure.code())}});
        } catch (const std::exception&) {
            log(events::bug, {{"where", "polls"}});
        }
        std::unique_lock lock{mutex_};
        wake_.wait_for(lock, look_every, [this] { return stopping_; });
    }
}

int PollWatcher::run_once()
{
    const auto due = database_.read(
        [&](core::UnitOfWork& work) { return work.polls.due(tools_.clock.now(), batch); });
    for (const core::PollKey& key : due) {
        if (stopping()) break;
        settle(key);
    }
    return static_cast<int>(due.size());
}

void PollWatcher::settle(const core::PollKey& key)
{
    const auto settled = database_.transact(
        [&](core::UnitOfWork& work) { return core::settle_by_itself(work, tools_, key); });
    // Somebody was quicker: whoever it was has seen to it, or it is due again.
    if (settled || settled.error().refusal == core::Refusal::stale_version) return;
    const auto left = database_.transact([&](core::UnitOfWork& work) {
        return core::leave_to_maker(work, key, core::PollDoubt::refused);
    });
    static_cast<void>(left);  // refused as above
}

}  // namespace quorate::server
