#pragma once

#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <mutex>

#include "core/planning/improve_plan.hpp"

namespace quorate::server {

/// One search for a plan on a thread of its own, so that a page can show how far it is. It ends by
/// itself, after a time at the latest, and when it is dropped.
class PlanRun {
public:
    /// Well above what the largest problem takes on an idle machine, so that the clock hardly ever
    /// decides what the plan is.
    static constexpr std::chrono::seconds usual_limit{9};

    explicit PlanRun(core::PlanProblem problem,
                     std::uint64_t seed = 1,
                     std::chrono::milliseconds at_most = usual_limit);
    ~PlanRun();
    PlanRun(const PlanRun&) = delete;
    PlanRun& operator=(const PlanRun&) = delete;

    const core::PlanProblem& problem() const { return problem_; }

    /// How far it is; the cost is that of the best plan so far.
    core::PlanProgress progress() const;

    bool is_done() const;

    /// Ends the search soon; the best plan so far is the result.
    void stop() { is_stopped_ = true; }

    /// Waits for the end. The reference lives as long as the run. Throws what the search threw.
    const core::Plan& result() const { return result_.get(); }

private:
    core::Plan search(std::uint64_t seed, std::chrono::milliseconds at_most);

    const core::PlanProblem problem_;
    std::atomic<bool> is_stopped_ = false;
    mutable std::mutex mutex_;
    core::PlanProgress progress_;
    std::shared_future<core::Plan> result_;  // last: its thread uses all the others
};

}  // namespace quorate::server
