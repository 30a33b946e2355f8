#include "server/jobs/access_watcher.hpp"

#include <chrono>

#include "core/cases/access_list.hpp"
#include "core/cases/access_list_store.hpp"
#include "core/cases/emergency_access.hpp"
#include "core/cases/emergency_access_store.hpp"
#include "core/cases/emergency_mail.hpp"
#include "core/dates/london_time.hpp"

namespace quorate::server {
namespace {

constexpr std::chrono::seconds look_every{60};

}  // namespace

AccessWatcher::AccessWatcher(db::Database& database, core::CaseTools tools)
    : database_{database}, tools_{tools}, job_{"access", look_every, [this] {
                                                   run_once();
                                                   return false;
                                               }}
{
}

int AccessWatcher::run_once()
{
    const bool none = database_.read([&](core::UnitOfWork& work) {
        return work.emergency_access.ended(tools_.clock.now()).empty() &&
               work.access_lists.expired(tools_.clock.now()).empty() &&
               work.emergency_access.overdue(core::london_date(tools_.clock.now())).empty();
    });
    if (none) return 0;
    const auto noted = database_.transact([&](core::UnitOfWork& work) -> core::Result<int> {
        const auto emergencies = core::note_ended_access(work, tools_.clock);
        if (!emergencies) return emergencies;
        const auto entries = core::note_expired_entries(work, tools_.clock);
        if (!entries) return entries;
        const auto overdue = core::tell_of_overdue_reviews(work, tools_);
        if (!overdue) return overdue;
        return *emergencies + *entries + *overdue;
    });
    return noted ? *noted : 0;
}

}  // namespace quorate::server
