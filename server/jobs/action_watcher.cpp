#include "server/jobs/action_watcher.hpp"

#include <chrono>
#include <vector>

#include "core/actions/chase_actions.hpp"
#include "core/meetings/reminders.hpp"
#include "core/people/authority_store.hpp"
#include "server/log/log.hpp"

namespace quorate::server {
namespace {

constexpr std::chrono::seconds look_every{300};

}  // namespace

ActionWatcher::ActionWatcher(db::Database& database, core::MeetingTools tools)
    : database_{database}, tools_{tools}
{
}

ActionWatcher::~ActionWatcher()
{
    stop();
}

void ActionWatcher::start()
{
    thread_ = std::thread{[this] { loop(); }};
}

void ActionWatcher::stop()
{
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
}

bool ActionWatcher::stopping()
{
    const std::lock_guard lock{mutex_};
    return stopping_;
}

void ActionWatcher::loop()
{
    while (!stopping()) {
        try {
            run_once();
        } catch (const db::Failure& failure) {
            log(events::database_fault, {{"sqlstate", LogValue::code(failure.code())}});
        } catch (const std::exception&) {
            log(events::bug, {{"where", "action_points"}});
        }
        std::unique_lock lock{mutex_};
        wake_.wait_for(lock, look_every, [this] { return stopping_; });
    }
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
        if (stopping()) break;
        const auto asked = database_.transact(
            [&](core::UnitOfWork& work) { return core::chase_actions(work, tools_, authority); });
        if (asked) queued += *asked;
    }
    return queued;
}

}  // namespace quorate::server
