#include "server/jobs/action_watcher.hpp"

#include <chrono>
#include <vector>

#include "core/actions/chase_actions.hpp"
#include "core/meetings/reminders.hpp"
#include "core/people/authority_store.hpp"
#include "db/session/confinement.hpp"

namespace quorate::server {
namespace {

constexpr std::chrono::seconds look_every{300};

}  // namespace

ActionWatcher::ActionWatcher(db::Database& database, core::MeetingTools tools)
    : database_{database}, tools_{tools}, job_{"action_points", look_every, [this] {
                                                   run_once();
                                                   return false;
                                               }}
{
}

int ActionWatcher::run_once()
{
    // At night nothing is asked of the database.
    if (!core::in_reminder_hours(tools_.clock.now())) return 0;
    std::vector<core::AuthorityId> due;
    database_.read([&](core::UnitOfWork& work) {
        for (const core::Authority& authority : work.authorities.all())
            if (core::chase_is_due(work, tools_, authority.id)) due.push_back(authority.id);
        return core::Done{};
    });
    int queued = 0;
    for (const core::AuthorityId& authority : due) {
        if (job_.stopping()) break;
        const db::Confinement confined{authority};
        const auto asked = database_.transact(
            [&](core::UnitOfWork& work) { return core::chase_actions(work, tools_, authority); });
        if (asked) queued += *asked;
    }
    return queued;
}

}  // namespace quorate::server
