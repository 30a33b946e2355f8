#include "server/planning/queue_plan.hpp"

#include <exception>
#include <thread>
#include <utility>

#include "db/session/confinement.hpp"
#include "server/log/log.hpp"
#include "server/planning/plan_run.hpp"

namespace quorate::server {

using namespace std::chrono;

namespace {

// How often a search is asked how far it is.
constexpr milliseconds between_looks{50};

bool is_over(QueuePlan::Stage stage)
{
    return stage == QueuePlan::Stage::done || stage == QueuePlan::Stage::failed;
}

}  // namespace

std::string_view code(PlanKind kind)
{
    return kind == PlanKind::queue ? "queue" : "chair_away";
}

std::optional<PlanKind> plan_kind_from(std::string_view text)
{
    for (const PlanKind kind : {PlanKind::queue, PlanKind::chair_away})
        if (code(kind) == text) return kind;
    return std::nullopt;
}

QueuePlan::QueuePlan(Load load, PlanAsked asked, core::Instant started_at)
    : asked_{std::move(asked)},
      started_at_{started_at},
      made_{std::async(std::launch::async,
                       [this, load = std::move(load), whose = db::Confinement::of_this_thread()] {
                           // As the request is that asked for it.
                           const db::Confinement confined{whose};
                           make(load);
                       })}
{
}

QueuePlan::~QueuePlan()
{
    stop();
    made_.wait();
}

QueuePlan::Stage QueuePlan::stage() const
{
    const std::scoped_lock lock{mutex_};
    return stage_;
}

core::PlanProgress QueuePlan::progress() const
{
    const std::scoped_lock lock{mutex_};
    return progress_;
}

std::size_t QueuePlan::meetings_read() const
{
    const std::scoped_lock lock{mutex_};
    return meetings_read_;
}

void QueuePlan::stop()
{
    const std::scoped_lock lock{mutex_};
    if (!is_over(stage_)) is_stopped_ = true;
}

bool QueuePlan::was_stopped() const
{
    const std::scoped_lock lock{mutex_};
    return is_stopped_;
}

void QueuePlan::note_booked(const std::vector<std::size_t>& meetings)
{
    const std::scoped_lock lock{mutex_};
    booked_.insert(meetings.begin(), meetings.end());
}

std::set<std::size_t> QueuePlan::booked() const
{
    const std::scoped_lock lock{mutex_};
    return booked_;
}

void QueuePlan::enter(Stage stage)
{
    const std::scoped_lock lock{mutex_};
    stage_ = stage;
}

void QueuePlan::make(const Load& load)
{
    try {
        PlannedQueue made{.queue = load([this](std::size_t read) {
                              const std::scoped_lock lock{mutex_};
                              meetings_read_ = read;
                              return !is_stopped_;
                          })};
        const core::PlanProblem& problem = made.queue.problem;
        enter(Stage::searching);
        {
            PlanRun run{problem};
            while (!run.is_done()) {
                if (was_stopped()) run.stop();
                {
                    const std::scoped_lock lock{mutex_};
                    progress_ = run.progress();
                }
                std::this_thread::sleep_for(between_looks);
            }
            made.plan = run.result();
        }
        enter(Stage::explaining);
        made.not_in_time = core::explain_unplaced(problem, made.plan);
        made.remedies = core::service_remedies(problem, made.plan);
        const std::scoped_lock lock{mutex_};
        result_ = std::make_unique<const PlannedQueue>(std::move(made));
        stage_ = Stage::done;
    } catch (const std::exception&) {
        log(events::bug, {{"job", "plan"}});
        enter(Stage::failed);
    }
}

std::vector<std::shared_ptr<QueuePlan>> QueuePlans::take_old(core::Instant now)
{
    std::vector<std::shared_ptr<QueuePlan>> old;
    for (auto each = plans_.begin(); each != plans_.end();) {
        if (each->second->started_at() + kept_for > now) {
            ++each;
            continue;
        }
        old.push_back(std::move(each->second));
        each = plans_.erase(each);
    }
    return old;
}

std::shared_ptr<QueuePlan> QueuePlans::start(const core::UserId& user,
                                             QueuePlan::Load load,
                                             PlanAsked asked,
                                             core::Instant now)
{
    // Whatever is replaced ends after the lock is gone: its thread may have to be waited for.
    std::vector<std::shared_ptr<QueuePlan>> old;
    const std::scoped_lock lock{mutex_};
    old = take_old(now);
    const PlanKind kind = asked.kind();
    std::shared_ptr<QueuePlan>& mine = plans_[{user, kind}];
    if (mine && kind == PlanKind::queue && !is_over(mine->stage())) return mine;
    if (mine) {
        mine->stop();
        old.push_back(std::move(mine));
    }
    mine = std::make_shared<QueuePlan>(std::move(load), std::move(asked), now);
    return mine;
}

std::shared_ptr<QueuePlan> QueuePlans::find(const core::UserId& user,
                                            PlanKind kind,
                                            core::Instant now)
{
    std::vector<std::shared_ptr<QueuePlan>> old;
    const std::scoped_lock lock{mutex_};
    old = take_old(now);
    const auto mine = plans_.find({user, kind});
    return mine == plans_.end() ? nullptr : mine->second;
}

std::shared_ptr<QueuePlan> QueuePlans::find(const core::UserId& user,
                                            std::string_view id,
                                            core::Instant now)
{
    std::vector<std::shared_ptr<QueuePlan>> old;
    const std::scoped_lock lock{mutex_};
    old = take_old(now);
    const auto mine = place_of(user, id);
    return mine == plans_.end() ? nullptr : mine->second;
}

bool QueuePlans::drop(const core::UserId& user, std::string_view id, core::Instant now)
{
    std::vector<std::shared_ptr<QueuePlan>> old;
    const std::scoped_lock lock{mutex_};
    old = take_old(now);
    const auto mine = place_of(user, id);
    if (mine == plans_.end()) return false;
    mine->second->stop();
    old.push_back(std::move(mine->second));
    plans_.erase(mine);
    return true;
}

QueuePlans::Plans::iterator QueuePlans::place_of(const core::UserId& user, std::string_view id)
{
    for (const PlanKind kind : {PlanKind::queue, PlanKind::chair_away}) {
        const auto mine = plans_.find({user, kind});
        if (mine != plans_.end() && mine->second->id() == id) return mine;
    }
    return plans_.end();
}

}  // namespace quorate::server
