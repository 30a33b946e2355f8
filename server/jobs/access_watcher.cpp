#include "server/jobs/access_watcher.hpp"

#include <chrono>

#include "core/cases/access_list.hpp"
#include "core/cases/access_list_store.hpp"
#include "core/cases/emergency_access.hpp"
#include "core/cases/emergency_access_store.hpp"

namespace quorate::server {
namespace {

constexpr std::chrono::seconds look_every{60};

}  // namespace

AccessWatcher::AccessWatcher(db::Database& database, const core::Clock& clock)
    : database_{database}, clock_{clock}, job_{"access", look_every, [this] {
                                                   run_once();
                                                   return false;
                                               }}
{
}

int AccessWatcher::run_once()
{
    const bool none = database_.read([&](core::UnitOfWork& work) {
        return work.emergency_access.ended(clock_.now()).empty() &&
               work.access_lists.expired(clock_.now()).empty();
    });
    if (none) return 0;
    const auto noted = database_.transact([&](core::UnitOfWork& work) -> core::Result<int> {
        const auto emergencies = core::note_ended_access(work, clock_);
        if (!emergencies) return emergencies;
        const auto entries = core::note_expired_entries(work, clock_);
        if (!entries) return entries;
        return *emergencies + *entries;
    });
    return noted ? *noted : 0;
}

}  // namespace quorate::server
