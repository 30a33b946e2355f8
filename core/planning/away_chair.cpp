#include "core/planning/away_chair.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace quorate::core {

PlanProblem while_away(PlanProblem problem, std::size_t chair, const CivilStretch& away)
{
    problem.chairs[chair].free.block(problem.grid, away);
    return problem;
}

std::vector<Replacement> replacements(const PlanProblem& problem, const Plan& plan)
{
    std::vector<Replacement> all;
    for (std::size_t i = 0; i < problem.meetings.size(); ++i) {
        const PlanMeeting& meeting = problem.meetings[i];
        const auto& placement = plan.placements[i];
        all.push_back({.meeting = i,
                       .days_left = meeting.last_day,
                       .placement = placement,
                       .keeps_time = placement && meeting.now_at == placement->start,
                       .keeps_room = placement && meeting.now_in == placement->room});
    }
    std::ranges::sort(all, {}, [](const Replacement& one) {
        return std::pair{one.days_left.value_or(std::numeric_limits<int>::max()), one.meeting};
    });
    return all;
}

}  // namespace quorate::core
