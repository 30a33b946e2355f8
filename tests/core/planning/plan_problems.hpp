#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "core/planning/best_spot.hpp"
#include "core/planning/plan_problem.hpp"

namespace quorate::test {

/// How large a seeded problem is, and how little is free in it.
struct PlanSize {
    std::size_t meetings = 300;
    std::size_t chairs = 12;
    std::size_t rooms = 20;
    std::size_t days = 30;
    int chair_busy = 35;      // percent of the chairs' time that is booked already
    int person_busy = 25;     // of everybody else's
    std::size_t limits = 30;  // last days lie within so many days from the first

    /// What the plan has to do with in a service that is up to date.
    static PlanSize easy() { return {.chair_busy = 20, .person_busy = 15, .limits = 45}; }
    static PlanSize tight() { return {}; }
    static PlanSize small()
    {
        return {
            .meetings = 40, .chairs = 3, .rooms = 3, .days = 15, .chair_busy = 25, .limits = 15};
    }
};

/// Working days from Monday 4 January 2027 on.
inline std::vector<core::Date> working_days(std::size_t count)
{
    using namespace std::chrono;
    std::vector<core::Date> days;
    for (core::Date day{2027y / January / 4d}; days.size() < count; day += std::chrono::days{1})
        if (const weekday on{day}; on != Saturday && on != Sunday) days.push_back(day);
    return days;
}

/// A service with its chairs' leave and bookings, police and health representatives whom many
/// meetings share, social workers with several families each, and schools.
class SeededProblem {
public:
    SeededProblem(std::uint64_t seed, const PlanSize& size)
        : random_{seed},
          size_{size},
          problem_{.grid = core::SlotGrid{working_days(size.days),
                                          std::chrono::hours{9},
                                          std::chrono::hours{17},
                                          std::chrono::minutes{5}}}
    {
    }

    core::PlanProblem make()
    {
        for (std::size_t i = 0; i < size_.chairs; ++i) {
            problem_.chairs.push_back(
                {.name = "Chair " + std::to_string(i + 1), .free = working(size_.chair_busy)});
            if (random_.below(3) == 0) away(problem_.chairs.back().free);
            problem_.chairs.back().booked.assign(size_.days, 0);
        }
        for (std::size_t i = 0; i < size_.rooms; ++i) {
            problem_.rooms.push_back({.name = "Room " + std::to_string(i + 1),
                                      .free = working(45),
                                      .capacity = static_cast<int>(6 + 2 * random_.below(10))});
            if (random_.below(2) == 0)
                problem_.rooms.back().features.insert(core::AccessFeature::step_free);
        }
        // 6 of the police, then 12 of health, then social workers, then everybody else.
        const std::size_t social_workers = size_.meetings / 5 + 1;
        const std::size_t people = 18 + social_workers + size_.meetings;
        for (std::size_t i = 0; i < people; ++i)
            problem_.people.push_back({.name = "Person " + std::to_string(i + 1),
                                       .free = working(i < 18 ? 15 : size_.person_busy)});
        for (std::size_t i = 0; i < size_.meetings; ++i)
            problem_.meetings.push_back(meeting(i, social_workers));
        return std::move(problem_);
    }

private:
    // Whole stretches of half an hour to three hours, till that part of the time is taken.
    core::FreeTime working(int percent_busy)
    {
        using namespace std::chrono;
        core::FreeTime free = core::FreeTime::all(problem_.grid);
        const std::size_t units = problem_.grid.units_of_day() * size_.days;
        while ((units - free.count()) * 100 < units * static_cast<std::size_t>(percent_busy)) {
            const core::CivilTime from = problem_.grid.days()[random_.below(size_.days)] + 9h +
                                         30min * static_cast<int>(random_.below(16));
            free.block(problem_.grid,
                       {from, from + 30min * (1 + static_cast<int>(random_.below(5)))});
        }
        return free;
    }

    void away(core::FreeTime& free)
    {
        const core::Date from = problem_.grid.days()[random_.below(size_.days)];
        free.block(problem_.grid, {from, from + std::chrono::days{7}});
    }

    core::PlanMeeting meeting(std::size_t number, std::size_t social_workers)
    {
        using namespace std::chrono;
        const std::size_t limit = random_.below(size_.limits);
        core::PlanMeeting made{.key = std::to_string(number),
                               .name = "Meeting " + std::to_string(number + 1),
                               .before = 15min * static_cast<int>(random_.below(2)),
                               .length = 60min + 15min * static_cast<int>(random_.below(7)),
                               .after = 15min * static_cast<int>(random_.below(2)),
                               .last_day = static_cast<int>(limit),
                               .possible = core::FreeTime::all(problem_.grid)};
        // A few days of notice, more where the limit leaves it.
        const std::size_t notice = std::min(random_.below(3), limit);
        made.possible.block(problem_.grid,
                            {problem_.grid.days()[0], problem_.grid.days()[notice] + 0h});
        if (random_.below(3) == 0)  // not while children are brought to school
            for (const core::Date day : problem_.grid.days())
                made.possible.block(problem_.grid, {day + 9h, day + 9h + 30min});

        const std::size_t known = random_.below(size_.chairs);
        for (std::size_t chair = 0; chair < size_.chairs; ++chair)
            if (chair == known || random_.below(4) != 0)
                made.chairs.push_back({.chair = chair, .knows_family = chair == known});

        if (random_.below(2) == 0) made.people.push_back(random_.below(6));
        made.people.push_back(6 + random_.below(12));
        made.people.push_back(18 + random_.below(social_workers));
        for (std::size_t i = 0; i < 2; ++i) {
            const std::size_t other = 18 + social_workers + random_.below(size_.meetings);
            if (std::ranges::find(made.people, other) == made.people.end())
                made.people.push_back(other);
        }
        made.in_room = random_.below(4) != 0;
        made.seats = static_cast<int>(6 + random_.below(10));
        if (random_.below(5) == 0) made.features.insert(core::AccessFeature::step_free);
        return made;
    }

    core::PlanRandom random_;
    PlanSize size_;
    core::PlanProblem problem_;
};

inline core::PlanProblem seeded_problem(std::uint64_t seed, const PlanSize& size)
{
    return SeededProblem{seed, size}.make();
}

}  // namespace quorate::test
