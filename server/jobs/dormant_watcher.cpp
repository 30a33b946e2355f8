#include "server/jobs/dormant_watcher.hpp"

#include <chrono>

#include "core/identity/dormant_accounts.hpp"
#include "server/log/log.hpp"

namespace quorate::server {
namespace {

constexpr std::chrono::hours look_every{6};

}  // namespace

DormantWatcher::DormantWatcher(db::Database& database,
                               const core::Clock& clock,
                               core::RandomSource& random)
    : database_{database},
      clock_{clock},
      random_{random},
      job_{"dormant_accounts", look_every, [this] {
               run_once();
               return false;
           }}
{
}

int DormantWatcher::run_once()
{
    const auto done = database_.transact(
        [&](core::UnitOfWork& work) { return core::suspend_dormant(work, clock_, random_); });
    if (!done) return 0;
    if (done->suspended > 0)
        log(events::accounts_suspended, {{"accounts", LogValue{done->suspended}}});
    return done->suspended;
}

}  // namespace quorate::server
