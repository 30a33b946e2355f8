#include "server/planning/plan_run.hpp"

#include <utility>

namespace quorate::server {

using namespace std::chrono;

PlanRun::PlanRun(core::PlanProblem problem, std::uint64_t seed, milliseconds at_most)
    : problem_{std::move(problem)}, result_{std::async(std::launch::async, [this, seed, at_most] {
                                                return search(seed, at_most);
                                            }).share()}
{
}

PlanRun::~PlanRun()
{
    stop();
    result_.wait();
}

core::PlanProgress PlanRun::progress() const
{
    const std::scoped_lock lock{mutex_};
    return progress_;
}

bool PlanRun::is_done() const
{
    return result_.wait_for(0s) == std::future_status::ready;
}

core::Plan PlanRun::search(std::uint64_t seed, milliseconds at_most)
{
    const auto ends = steady_clock::now() + at_most;
    core::PlanOptions options{.seed = seed};
    options.stop = [this, ends] { return is_stopped_ || steady_clock::now() >= ends; };
    options.progress = [this](const core::PlanProgress& progress) {
        const std::scoped_lock lock{mutex_};
        progress_ = progress;
    };
    return core::plan_queue(problem_, options);
}

}  // namespace quorate::server
