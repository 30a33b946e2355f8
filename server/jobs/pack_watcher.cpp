#include "server/jobs/pack_watcher.hpp"

#include <chrono>

#include "core/pack/release_pack.hpp"
#include "db/session/confinement.hpp"

namespace quorate::server {
namespace {

constexpr std::chrono::seconds look_every{60};

}  // namespace

PackWatcher::PackWatcher(db::Database& database, core::MeetingTools tools)
    : database_{database}, tools_{tools}, job_{"packs", look_every, [this] {
                                                   run_once();
                                                   return false;
                                               }}
{
}

int PackWatcher::run_once()
{
    const auto due =
        database_.read([&](core::UnitOfWork& work) { return core::due_packs(work, tools_); });
    int released = 0;
    for (const core::DuePack& pack : due) {
        if (job_.stopping()) break;
        const db::Confinement confined{pack.authority};
        const auto seats = database_.transact(
            [&](core::UnitOfWork& work) { return core::release_due_pack(work, tools_, pack); });
        if (seats) released += *seats;
    }
    return released;
}

}  // namespace quorate::server
