#include "server/jobs/poll_watcher.hpp"

#include <chrono>

#include "core/polls/settle_poll.hpp"
#include "db/session/confinement.hpp"

namespace quorate::server {
namespace {

constexpr std::chrono::seconds look_every{15};
constexpr int batch = 20;

}  // namespace

PollWatcher::PollWatcher(db::Database& database, core::MeetingTools tools)
    : database_{database},
      tools_{tools},
      job_{"polls", look_every, [this] { return run_once() == batch; }}
{
}

int PollWatcher::run_once()
{
    const auto due = database_.read(
        [&](core::UnitOfWork& work) { return work.polls.due(tools_.clock.now(), batch); });
    for (const core::PollKey& key : due) {
        if (job_.stopping()) break;
        const db::Confinement confined{key.authority};
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
