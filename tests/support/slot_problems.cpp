#include "tests/support/slot_problems.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <random>

namespace quorate::test {
namespace {

using namespace std::chrono;
using core::BusyMinutes;
using core::ProblemMinute;
using core::SlotProblem;

constexpr std::array agencies{
    "local-authority", "police", "health", "school", "probation", "housing", "legal", "early-help"};

class Dice {
public:
    explicit Dice(unsigned seed) : random_{seed} {}

    // Both ends included. The same on every standard library, unlike its distributions.
    int from_to(int least, int most)
    {
        return least + static_cast<int>(random_() % static_cast<unsigned>(most - least + 1));
    }

    bool one_in(int count) { return from_to(1, count) == 1; }

    template <typename List>
    const auto& one_of(const List& list)
    {
        return list[static_cast<std::size_t>(from_to(0, static_cast<int>(std::size(list)) - 1))];
    }

private:
    std::mt19937 random_;
};

std::vector<BusyMinutes> merged(std::vector<BusyMinutes> all)
{
    std::sort(all.begin(), all.end(), [](const BusyMinutes& one, const BusyMinutes& other) {
        return one.from < other.from;
    });
    std::vector<BusyMinutes> merged;
    for (const BusyMinutes& busy : all)
        if (!merged.empty() && busy.from <= merged.back().until)
            merged.back().until = std::max(merged.back().until, busy.until);
        else
            merged.push_back(busy);
    return merged;
}

// A calendar that is about `percent` full in office hours, with a day of leave here and there.
std::vector<BusyMinutes> office_calendar(Dice& dice, const std::vector<int>& days, int percent)
{
    constexpr std::array<ProblemMinute, 7> lengths{30, 30, 60, 60, 60, 90, 120};
    std::vector<BusyMinutes> all;
    for (const int day : days) {
        const ProblemMinute midnight = day * core::minutes_of_day;
        if (dice.from_to(1, 100) <= 6) {
            all.push_back({midnight, midnight + core::minutes_of_day});
            continue;
        }
        const int goal = 480 * percent * dice.from_to(40, 160) / 10'000;
        for (int taken = 0; taken < goal;) {
            const ProblemMinute length = dice.one_of(lengths);
            const ProblemMinute from = midnight + 510 + dice.from_to(0, 35) * 15;
            all.push_back({from, from + length});
            taken += length;
        }
    }
    return merged(std::move(all));
}

std::vector<BusyMinutes> odd_calendar(Dice& dice, const std::vector<int>& days)
{
    std::vector<BusyMinutes> all;
    const ProblemMinute horizon = (days.back() + 1) * core::minutes_of_day;
    for (const int day : days)
        for (int left = dice.from_to(0, 5); left > 0; --left) {
            const ProblemMinute from = day * core::minutes_of_day + dice.from_to(300, 900);
            all.push_back({from, std::min(from + dice.from_to(1, 90), horizon)});
        }
    if (dice.one_in(6)) all.push_back({dice.from_to(0, 900), horizon});
    return merged(std::move(all));
}

// Somebody who is not in `taken` yet, of that agency when one is named.
std::int64_t somebody(Dice& dice,
                      const SlotProblem& problem,
                      const std::vector<std::int64_t>& taken,
                      const std::string& agency = {})
{
    while (true) {
        const core::ProblemPerson& person = dice.one_of(problem.people);
        const bool is_taken = std::find(taken.begin(), taken.end(), person.id) != taken.end();
        if (!is_taken && (agency.empty() || person.agency == agency)) return person.id;
    }
}

core::ProblemRequest reference_request(Dice& dice, const SlotProblem& problem, int number)
{
    core::ProblemRequest request{
        .id = number, .duration = 90, .want = 10, .min_agencies = 3, .min_capacity = 14};
    while (request.agencies.size() < 5) {
        const std::string agency = dice.one_of(agencies);
        auto& asked = request.agencies;
        if (std::find(asked.begin(), asked.end(), agency) != asked.end()) continue;
        asked.push_back(agency);
        for (int i = 0; i < 2; ++i)
            request.required.push_back(somebody(dice, problem, request.required, agency));
    }
    request.chair = request.required.front();
    if (number % 4 == 3) request.mode = core::ProblemMode::all;
    // With 12 who must all be free there is often no slot; with 6 there often is.
    const std::size_t required = number % 8 == 7 ? 6 : 12;
    while (request.required.size() < required)
        request.required.push_back(somebody(dice, problem, request.required));
    request.required.resize(required);
    std::vector<std::int64_t> taken = request.required;
    while (request.optional.size() < 8) {
        request.optional.push_back(somebody(dice, problem, taken));
        taken.push_back(request.optional.back());
    }
    return request;
}

core::ProblemRequest odd_request(Dice& dice, const SlotProblem& problem, int number)
{
    core::ProblemRequest request{
        .id = 100 + number,
        .duration = dice.one_in(2) ? dice.from_to(1, 12) * problem.step : dice.from_to(1, 95),
        .want = static_cast<std::size_t>(dice.from_to(0, 12)),
        .min_agencies = static_cast<std::size_t>(dice.from_to(0, 4)),
        .mode = dice.one_in(3) ? core::ProblemMode::all : core::ProblemMode::quorum,
        .min_capacity = dice.from_to(0, 14)};
    for (int left = dice.from_to(1, 5); left > 0; --left)
        request.required.push_back(somebody(dice, problem, request.required));
    request.chair = dice.one_of(request.required);
    for (int left = dice.from_to(0, 4); left > 0; --left)
        request.optional.push_back(dice.one_of(problem.people).id);
    for (int left = dice.from_to(0, 6); left > 0; --left)
        request.agencies.emplace_back(dice.one_of(agencies));
    return request;
}

}  // namespace

SlotProblem reference_problem(unsigned seed, int requests)
{
    Dice dice{seed};
    SlotProblem problem{.origin = core::Date{2026y / September / 14},
                        .days = {0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 14, 15, 16, 17, 18},
                        .day_start = 540,
                        .day_end = 1020,
                        .step = 15};
    for (int id = 0; id < 1000; ++id)
        problem.people.push_back(
            {id, dice.one_of(agencies), office_calendar(dice, problem.days, dice.from_to(15, 39))});
    constexpr std::array capacities{6, 8, 10, 12, 14, 16, 20, 24, 30};
    for (int id = 0; id < 30; ++id)
        problem.rooms.push_back(
            {id, dice.one_of(capacities), office_calendar(dice, problem.days, 75)});
    for (int id = 0; id < requests; ++id)
        problem.requests.push_back(reference_request(dice, problem, id));
    return problem;
}

SlotProblem odd_problem(unsigned seed)
{
    Dice dice{seed};
    SlotProblem problem{.origin = core::Date{2026y / October / dice.from_to(1, 31)},
                        .step = dice.one_in(2) ? dice.from_to(1, 30) : 5 * dice.from_to(1, 6)};
    problem.day_start = dice.from_to(400, 700);
    problem.day_end = problem.day_start + dice.from_to(1, 200);
    for (int day = dice.from_to(0, 3); problem.days.size() < 3; day += dice.from_to(1, 4))
        problem.days.push_back(day);
    for (int id = 0; id < 9; ++id)
        problem.people.push_back({(id * 7) % 10,
                                  agencies[static_cast<std::size_t>(dice.from_to(0, 3))],
                                  odd_calendar(dice, problem.days)});
    for (int id = dice.from_to(0, 4); id > 0; --id)
        problem.rooms.push_back({id, dice.from_to(2, 6) * 2, odd_calendar(dice, problem.days)});
    for (int number = 0; number < 4; ++number)
        problem.requests.push_back(odd_request(dice, problem, number));
    return problem;
}

SlotProblem plain_problem()
{
    return {.origin = core::Date{2026y / September / 14},
            .days = {0},
            .day_start = 540,
            .day_end = 1020,
            .step = 15,
            .people = {{1, "police", {{540, 600}, {600, 660}}}, {2, "health", {}}},
            .rooms = {{1, 12, {{0, 540}, {900, 1440}}}},
            .requests = {{.id = 1,
                          .duration = 60,
                          .want = 3,
                          .chair = 1,
                          .required = {1, 2},
                          .agencies = {"police", "health"},
                          .min_agencies = 2}}};
}

}  // namespace quorate::test
