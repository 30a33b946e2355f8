#pragma once

#include <chrono>
#include <string>

#include "core/planning/plan_problem.hpp"

namespace quorate::test {

/// Thursday 3 December 2026, Friday, and Monday, from 9 to 12, one chair, one room for 10, one
/// person, and no meetings.
inline core::PlanProblem small_service()
{
    using namespace std::chrono;
    const core::Date thursday{2026y / December / 3};
    core::PlanProblem problem{
        .grid = core::SlotGrid{{thursday, thursday + days{1}, thursday + days{4}}, 9h, 12h, 5min}};
    const core::FreeTime all = core::FreeTime::all(problem.grid);
    problem.chairs.push_back({.name = "Gwen Sampleford", .free = all});
    problem.rooms.push_back({.name = "Oak", .free = all, .capacity = 10});
    problem.people.push_back({.name = "Noor Stubb", .free = all});
    return problem;
}

/// An hour for 6 in a room, by Thursday.
inline core::PlanMeeting an_hour(const core::PlanProblem& problem)
{
    return {.key = std::to_string(problem.meetings.size()),
            .name = "Meeting " + std::to_string(problem.meetings.size() + 1),
            .length = std::chrono::minutes{60},
            .last_day = 0,
            .possible = core::FreeTime::all(problem.grid),
            .chairs = {{.chair = 0}},
            .people = {0},
            .seats = 6};
}

/// `hour` and `minute` on that day of the problem.
inline core::CivilTime on(const core::PlanProblem& problem,
                          std::size_t day,
                          int hour,
                          int minute = 0)
{
    return problem.grid.days()[day] + std::chrono::hours{hour} + std::chrono::minutes{minute};
}

/// From one hour to another on that day.
inline core::CivilStretch hours(const core::PlanProblem& problem,
                                std::size_t day,
                                int from,
                                int until)
{
    return {on(problem, day, from), on(problem, day, until)};
}

}  // namespace quorate::test
