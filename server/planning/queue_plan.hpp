#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/planning/explain_plan.hpp"
#include "core/planning/improve_plan.hpp"
#include "core/scheduling/plan_away.hpp"
#include "core/support/clock.hpp"

namespace quorate::server {

/// What is planned: all meetings without a date, or those of a chair who is away.
enum class PlanKind { queue, chair_away };

std::string_view code(PlanKind kind);  // "chair_away"
std::optional<PlanKind> plan_kind_from(std::string_view code);

/// What somebody asked to be planned.
struct PlanAsked {
    std::string id = {};  // random: tells a plan from the one that replaced it
    std::optional<core::AwayToPlan> away = {};

    PlanKind kind() const { return away ? PlanKind::chair_away : PlanKind::queue; }
};

/// A plan, with what is said of it.
struct PlannedQueue {
    core::QueueProblem queue;
    core::Plan plan = {};
    std::vector<core::Unplaced> not_in_time = {};
    std::vector<core::ServiceRemedy> remedies = {};
};

/// One person's plan, made on a thread of its own.
class QueuePlan {
public:
    using Load = std::function<core::QueueProblem(const core::ReadingProgress&)>;
    enum class Stage { reading, searching, explaining, done, failed };

    QueuePlan(Load load, PlanAsked asked, core::Instant started_at);
    ~QueuePlan();
    QueuePlan(const QueuePlan&) = delete;
    QueuePlan& operator=(const QueuePlan&) = delete;

    const std::string& id() const { return asked_.id; }
    const PlanAsked& asked() const { return asked_; }
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

    const PlanAsked asked_;
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

/// The plans that people made lately: one of each kind a person, in memory alone, so that a restart
/// loses them.
class QueuePlans {
public:
    static constexpr std::chrono::minutes kept_for{30};

    /// A plan of the queue that is still being made goes on, and is given instead. One of a chair
    /// who is away gives way: it may be about somebody else.
    std::shared_ptr<QueuePlan> start(const core::UserId& user,
                                     QueuePlan::Load load,
                                     PlanAsked asked,
                                     core::Instant now);

    /// Nothing when there is none, or its time is over.
    std::shared_ptr<QueuePlan> find(const core::UserId& user, PlanKind kind, core::Instant now);
    std::shared_ptr<QueuePlan> find(const core::UserId& user,
                                    std::string_view id,
                                    core::Instant now);

    /// Forgets it; it ends if it is still being made. False when it was not there.
    bool drop(const core::UserId& user, std::string_view id, core::Instant now);

private:
    using Plans = std::map<std::pair<core::UserId, PlanKind>, std::shared_ptr<QueuePlan>>;

    Plans::iterator place_of(const core::UserId& user, std::string_view id);
    std::vector<std::shared_ptr<QueuePlan>> take_old(core::Instant now);

    std::mutex mutex_;
    Plans plans_;
};

}  // namespace quorate::server
