#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "core/planning/best_spot.hpp"
#include "core/planning/explain_plan.hpp"
#include "core/planning/rest_of_plan.hpp"

namespace quorate::core {

namespace {

// Which of the meetings can be held in time, one after another, the shortest first.
std::vector<std::size_t> held_in_time(const PlanProblem& rest)
{
    const PlanTables tables{rest};
    PlanBoard board{tables};
    std::vector<std::size_t> order(rest.meetings.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&rest](std::size_t meeting) {
        return std::pair{rest.meetings[meeting].length, meeting};
    });

    BestSpot best;
    PlanRandom random{0};
    std::vector<std::size_t> held;
    for (const std::size_t meeting : order) {
        const auto spot = best.find(board, meeting, random, {.closely = true});
        if (!spot || board.cost_of(meeting, *spot).days_late > 0) continue;
        board.put(meeting, *spot);
        held.push_back(meeting);
    }
    std::ranges::sort(held);
    return held;
}

FreeTime only_on(const SlotGrid& grid, std::size_t day)
{
    FreeTime free = FreeTime::none(grid);
    const CivilTime midnight = grid.days()[day];
    free.release(grid, {midnight, midnight + std::chrono::days{1}});
    return free;
}

void add_chair(PlanProblem& rest, std::size_t day)
{
    rest.chairs.push_back({.free = only_on(rest.grid, day)});
    for (PlanMeeting& meeting : rest.meetings)
        meeting.chairs.push_back({.chair = rest.chairs.size() - 1});
}

void add_room(PlanProblem& rest, std::size_t day)
{
    PlanRoom room{.free = only_on(rest.grid, day)};
    for (const PlanMeeting& meeting : rest.meetings) {
        room.capacity = std::max(room.capacity, meeting.seats);
        room.features.insert(meeting.features.begin(), meeting.features.end());
    }
    rest.rooms.push_back(std::move(room));
}

// Those that help most first, of equals the earliest.
void keep_best(std::vector<ServiceRemedy>& remedies, std::size_t most)
{
    std::ranges::sort(remedies, [](const ServiceRemedy& one, const ServiceRemedy& other) {
        return std::tuple{other.meetings.size(), one.day} <
               std::tuple{one.meetings.size(), other.day};
    });
    if (remedies.size() > most) remedies.resize(most);
}

}  // namespace

std::string_view code(ServiceChange change)
{
    return change == ServiceChange::extra_chair ? "extra_chair" : "extra_room";
}

std::vector<ServiceRemedy> service_remedies(const PlanProblem& problem,
                                            const Plan& plan,
                                            std::size_t most)
{
    const auto breaches = breaches_of(problem, plan);
    const PlanProblem rest = rest_of_plan(problem, plan, breaches);
    const auto held_anyway = held_in_time(rest);

    std::vector<ServiceRemedy> all;
    for (const ServiceChange change : {ServiceChange::extra_chair, ServiceChange::extra_room}) {
        std::vector<ServiceRemedy> found;
        for (std::size_t day = 0; day < problem.grid.days().size(); ++day) {
            PlanProblem with = rest;
            change == ServiceChange::extra_chair ? add_chair(with, day) : add_room(with, day);
            const auto held = held_in_time(with);
            if (held.size() <= held_anyway.size()) continue;
            ServiceRemedy remedy{.change = change, .day = day};
            for (const std::size_t meeting : held) {
                if (std::ranges::binary_search(held_anyway, meeting)) continue;
                const PlanMeeting& helped = rest.meetings[meeting];
                remedy.meetings.push_back(breaches[meeting]);
                if (change == ServiceChange::extra_chair) continue;
                remedy.seats = std::max(remedy.seats, helped.seats);
                remedy.features.insert(helped.features.begin(), helped.features.end());
            }
            found.push_back(std::move(remedy));
        }
        keep_best(found, most);
        all.insert(all.end(), found.begin(), found.end());
    }
    return all;
}

}  // namespace quorate::core
