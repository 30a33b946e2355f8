#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

#include "core/planning/explain_plan.hpp"
#include "core/planning/improve_plan.hpp"
#include "core/scheduling/plan_queue.hpp"
#include "core/support/clock.hpp"

namespace quorate::server {

/// A plan of the queue, with what is said of it.
struct PlannedQueue {
    core::QueueProblem queue;
    core::Plan plan = {};
    std::vector<core::Unplaced> not_in_time = {};
    std::vector<core::ServiceRemedy> remedies = {};
};

/// One person's plan of the queue, made on a thread of its own.
class QueuePlan {
public:
    using Load = std::function<core::QueueProblem(const core::ReadingProgress&)>;
    enum class Stage { reading, searching, explaining, done, failed };

    QueuePlan(Load load, std::size_t number, core::Instant started_at);
    ~QueuePlan();
    QueuePlan(const QueuePlan&) = delete;
    QueuePlan& operator=(const QueuePlan&) = delete;

    /// Tells a plan from the one that replaced it.
    std::size_t number() const { return number_; }
    core::Instant started_at() const { return started_at_; }

    Stage stage() const;
    core::PlanProgress progress() const;
    std::size_t meetings_read() const;

    /// Ends the search soon: what was found so far is the plan.
    void stop();
    bool was_stopped() const;

    /// Only when it is done. Lives as long as this.
    const PlannedQueue& result() const { return *result_; }

    /// By place in the problem.
    void note_booked(const std::vector<std::size_t>& meetings);
    std::set<std::size_t> booked() const;

private:
    void make(const Load& load);
    void enter(Stage stage);

    const std::size_t number_;
    const core::Instant started_at_;
    mutable std::mutex mutex_;
    Stage stage_ = Stage::reading;
    bool is_stopped_ = false;
    core::PlanProgress progress_;
    std::size_t meetings_read_ = 0;
    std::set<std::size_t> booked_;
    std::unique_ptr<const PlannedQueue> result_;
    std::future<void> made_;  // last: its thread uses all the others
};

/// The plans that people made lately: one a person, in memory alone, so that a restart loses them.
class QueuePlans {
public:
    static constexpr std::chrono::minutes kept_for{30};

    /// A plan that is still being made goes on, and is given instead.
    std::shared_ptr<QueuePlan> start(const core::UserId& user,
                                     QueuePlan::Load load,
                                     core::Instant now);

    /// Nothing when there is none, or its time is over.
    std::shared_ptr<QueuePlan> find(const core::UserId& user, core::Instant now);

private:
    std::vector<std::shared_ptr<QueuePlan>> take_old(core::Instant now);

    std::mutex mutex_;
    std::size_t last_number_ = 0;
    std::map<core::UserId, std::shared_ptr<QueuePlan>> plans_;
};

}  // namespace quorate::server
