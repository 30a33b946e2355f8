#include "server/jobs/pack_watcher.hpp"

#include <chrono>

#include "core/pack/release_pack.hpp"
#include "server/log/log.hpp"

namespace quorate::server {
namespace {

constexpr std::chrono::seconds look_every{60};

}  // namespace

PackWatcher::PackWatcher(db::Database& database, core::MeetingTools tools)
    : database_{database}, tools_{tools}
{
}

PackWatcher::~PackWatcher()
{
    stop();
}

void PackWatcher::start()
{
    thread_ = std::thread{[this] { loop(); }};
}

void PackWatcher::stop()
{
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
}

bool PackWatcher::stopping()
{
    const std::lock_guard lock{mutex_};
    return stopping_;
}

void PackWatcher::loop()
{
    while (!stopping()) {
        try {
            run_once();
        } catch (const db::Failure& failure) {
            log(events::database_fault, {{"sqlstate", LogValue::code(failure.code())}});
        } catch (const std::exception&) {
            log(events::bug, {{"where", "packs"}});
        }
        std::unique_lock lock{mutex_};
        wake_.wait_for(lock, look_every, [this] { return stopping_; });
    }
}

int PackWatcher::run_once()
{
    const auto due =
        database_.read([&](core::UnitOfWork& work) { return core::due_packs(work, tools_); });
    int released = 0;
    for (const core::DuePack& pack : due) {
        if (stopping()) break;
        const auto seats = database_.transact(
            [&](core::UnitOfWork& work) { return core::release_due_pack(work, tools_, pack); });
        if (seats) released += *seats;
    }
    return released;
}

}  // namespace quorate::server
