#pragma once

#include <cstdint>
#include <vector>

#include "core/planning/best_spot.hpp"
#include "core/planning/plan_board.hpp"

namespace quorate::core {

/// Looks for a better plan by taking a few meetings out that get in each other's way and putting
/// them back in another order, over and over (ruin and recreate: Schrimpf and others 2000;
/// Christiaens and Vanden Berghe 2020). Which, is decided by a seed alone.
class PlanSearch {
public:
    /// `start` is a plan of that problem. Whatever does not fit in it is left out.
    PlanSearch(const PlanTables& tables, const Plan& start, std::uint64_t seed);

    /// One attempt. The hotter, the more often a plan that is a little worse is gone on with, which
    /// is how the search gets out of dead ends. At 0 none is that is worse by any row of the cost.
    void attempt(double temperature);

    /// Goes on from the best plan.
    void return_to_best();

    const PlanCost& best_cost() const { return best_cost_; }
    Plan best() const;

private:
    // A meeting that was taken out, and where it was.
    struct Removed {
        std::size_t meeting;
        std::optional<PlanSpot> spot;
    };

    struct Wanted {
        std::size_t meeting;
        PlanSpot spot;
    };

    bool is_late(std::size_t meeting) const;
    std::size_t meeting_to_begin_with();
    std::optional<PlanSpot> spot_in_time(std::size_t meeting);
    void remove(std::size_t meeting);
    void remove_related(std::size_t first, std::size_t bit, std::size_t chair, std::size_t count);
    void ruin();
    void recreate();
    void undo();
    void remember_best();

    const PlanTables* tables_;
    PlanBoard board_;
    PlanRandom random_;
    BestSpot best_spot_;
    std::vector<Removed> removed_;
    std::vector<char> is_removed_;
    std::optional<Wanted> wanted_;
    std::vector<std::optional<PlanSpot>> best_;
    PlanCost best_cost_;

    // Working space, kept so that it is not allocated for every attempt.
    std::vector<std::size_t> meetings_;
    std::vector<std::pair<double, std::size_t>> order_;
};

}  // namespace quorate::core
