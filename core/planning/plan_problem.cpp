#include "core/planning/plan_problem.hpp"

#include <algorithm>

namespace quorate::core {

using namespace std::chrono;

std::optional<CivilStretch> time_now(const PlanMeeting& meeting)
{
    if (!meeting.now_at) return std::nullopt;
    return CivilStretch{*meeting.now_at - meeting.before,
                        *meeting.now_at + meeting.length + meeting.after};
}

int days_late(const PlanMeeting& meeting, std::size_t day)
{
    return meeting.last_day ? std::max(0, static_cast<int>(day) - *meeting.last_day) : 0;
}

int days_late_if_unplaced(const PlanProblem& problem, const PlanMeeting& meeting)
{
    return days_late(meeting, problem.grid.days().size());
}

bool fits(const PlanRoom& room, const PlanMeeting& meeting)
{
    return room.capacity >= meeting.seats && std::ranges::includes(room.features, meeting.features);
}

const std::string& building_of(const PlanProblem& problem,
                               const PlanMeeting& meeting,
                               const std::optional<std::size_t>& room)
{
    return room ? problem.rooms[*room].building : meeting.venue;
}

bool is_way_between(const std::string& one, const std::string& other)
{
    return !one.empty() && !other.empty() && one != other;
}

std::vector<std::size_t> weeks_of(const SlotGrid& grid)
{
    std::vector<std::size_t> weeks;
    const auto monday_of = [](Date day) { return day - (weekday{day} - Monday); };
    for (std::size_t i = 0; i < grid.days().size(); ++i) {
        const bool same = i == 0 || monday_of(grid.days()[i]) == monday_of(grid.days()[i - 1]);
        weeks.push_back(i == 0 ? 0 : weeks.back() + (same ? 0 : 1));
    }
    return weeks;
}

}  // namespace quorate::core
