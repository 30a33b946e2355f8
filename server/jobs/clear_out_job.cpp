#include "server/jobs/clear_out_job.hpp"

#include <chrono>

namespace quorate::server {
namespace {

constexpr std::chrono::hours look_every{24};

}  // namespace

ClearOutJob::ClearOutJob(db::Database& database, const core::Clock& clock)
    : database_{database}, clock_{clock}, job_{"clear_out", look_every, [this] {
                                                   run_once();
                                                   return false;
                                               }}
{
}

core::ClearedOut ClearOutJob::run_once()
{
    const auto cleared =
        database_.transact([&](core::UnitOfWork& work) { return core::clear_out(work, clock_); });
    return cleared ? *cleared : core::ClearedOut{};
}

}  // namespace quorate::server
