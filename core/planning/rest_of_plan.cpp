#include "core/planning/rest_of_plan.hpp"

#include <algorithm>

namespace quorate::core {

std::vector<std::size_t> breaches_of(const PlanProblem& problem, const Plan& plan)
{
    std::vector<std::size_t> breaches;
    for (std::size_t i = 0; i < problem.meetings.size(); ++i) {
        const auto& placement = plan.placements[i];
        const auto bit = placement ? problem.grid.bit_of(placement->start) : std::nullopt;
        if (!bit || days_late(problem.meetings[i], problem.grid.day_of(*bit)) > 0)
            breaches.push_back(i);
    }
    return breaches;
}

PlanProblem rest_of_plan(const PlanProblem& problem,
                         const Plan& plan,
                         std::span<const std::size_t> meetings)
{
    PlanProblem rest = problem;
    rest.meetings.clear();
    for (const std::size_t meeting : meetings)
        rest.meetings.push_back(problem.meetings[meeting]);

    for (std::size_t i = 0; i < problem.meetings.size(); ++i) {
        const auto& placement = plan.placements[i];
        if (!placement || std::ranges::find(meetings, i) != meetings.end()) continue;
        const PlanMeeting& meeting = problem.meetings[i];
        const CivilTime ends = placement->start + meeting.length;
        const CivilStretch taken{placement->start - meeting.before, ends + meeting.after};

        PlanChair& chair = rest.chairs[placement->chair];
        chair.free.block(problem.grid, taken);
        if (const std::string& building = building_of(problem, meeting, placement->room);
            !building.empty())
            chair.elsewhere.push_back({taken, building});
        chair.booked.resize(problem.grid.days().size(), 0);
        if (const auto bit = problem.grid.bit_of(placement->start))
            ++chair.booked[problem.grid.day_of(*bit)];
        if (placement->room) {
            rest.rooms[*placement->room].free.block(problem.grid, taken);
            for (PlanMeeting& each : rest.meetings)
                if (const auto now = time_now(each); now && each.now_in == placement->room &&
                                                     now->from < taken.until &&
                                                     taken.from < now->until)
                    each.now_in.reset();
        }
        for (const std::size_t person : meeting.people)
            rest.people[person].free.block(problem.grid, {placement->start, ends});
    }
    return rest;
}

}  // namespace quorate::core
