#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "core/slots/find_slots.hpp"
#include "tests/support/slot_problems.hpp"

// The product's own finder, from stretches of busy time to ranked slots, with nothing kept from one
// request to the next.

namespace quorate::core {
namespace {

using namespace std::chrono;

constexpr unsigned seed = 20261125;
constexpr int requests = 400;

enum Case { all_must_come, quorum_will_do, across_buildings };

const std::map<std::string, AgencyKind>& kinds()
{
    static const std::map<std::string, AgencyKind> kinds{
        {"local-authority", AgencyKind::children_social_care},
        {"police", AgencyKind::police},
        {"health", AgencyKind::health},
        {"school", AgencyKind::education},
        {"probation", AgencyKind::probation},
        {"housing", AgencyKind::housing},
        {"legal", AgencyKind::legal},
        {"early-help", AgencyKind::voluntary}};
    return kinds;
}

// The people and rooms of the reference problem, as the finder is told of them.
class Council {
public:
    explicit Council(Case which) : which_{which}, problem_{test::reference_problem(seed, requests)}
    {
        for (const ProblemPerson& person : problem_.people)
            diaries_.push_back(diary(person.busy));
        for (const int day : problem_.days)
            days_.push_back(problem_.origin + days{day});
    }

    // Chair, eleven others who are asked to come and eight who may.
    std::vector<SlotRequest> slot_requests() const
    {
        std::vector<SlotRequest> made;
        for (const ProblemRequest& request : problem_.requests)
            if (request.required.size() == 12) made.push_back(slot_request(request));
        return made;
    }

private:
    static std::string building(std::int64_t number)
    {
        return "Building " + std::to_string(number % 3);
    }

    std::vector<CivilStretch> stretches(const std::vector<BusyMinutes>& busy) const
    {
        std::vector<CivilStretch> made;
        for (const auto& [from, until] : busy)
            made.push_back({problem_.origin + minutes{from}, problem_.origin + minutes{until}});
        return made;
    }

    // Across buildings every third meeting is known to be in one of ours.
    Diary diary(const std::vector<BusyMinutes>& busy) const
    {
        Diary made{.busy = stretches(busy)};
        if (which_ != across_buildings) return made;
        for (std::size_t i = 0; i < made.busy.size(); i += 3)
            made.elsewhere.push_back({made.busy[i], building(static_cast<std::int64_t>(i / 3))});
        return made;
    }

    const ProblemPerson& person(std::int64_t id) const
    {
        return problem_.people[static_cast<std::size_t>(id)];  // numbered from 0
    }

    SlotSeat seat(std::int64_t id, Requirement requirement) const
    {
        const std::string& agency = person(id).agency;
        return {.holder = {.contact = ContactId{std::to_string(id)}},
                .name = PersonName{"Person number " + std::to_string(id)},
                .requirement = requirement,
                .counts = QuorumSeat{.kind = kinds().at(agency),
                                     .agency = agency,
                                     .name = agency,
                                     .discipline = "",
                                     .presence = {}},
                .diary = diaries_[static_cast<std::size_t>(id)]};
    }

    SlotRequest slot_request(const ProblemRequest& asked) const
    {
        SlotRequest request{.grid = {days_, 9h, 17h, 5min},
                            .length = minutes{asked.duration},
                            .earliest = days_.front(),
                            .travel_gap = 30min};
        for (int left = static_cast<int>(days_.size()); left > 0; --left)
            request.days_to_spare.push_back(left - 1);
        request.chairs.push_back({.id = UserId{std::to_string(asked.chair)},
                                  .name = PersonName{"The chair"},
                                  .diary = diaries_[static_cast<std::size_t>(asked.chair)]});
        for (const std::int64_t id : asked.required)
            if (id != asked.chair)
                request.seats.push_back(seat(
                    id, which_ == all_must_come ? Requirement::required : Requirement::quorum));
        for (const std::int64_t id : asked.optional)
            request.seats.push_back(seat(id, Requirement::optional));
        for (const ProblemRoom& room : problem_.rooms)
            request.rooms.push_back({.id = RoomId{std::to_string(room.id)},
                                     .name = "Room " + std::to_string(room.id),
                                     .building = building(room.id),
                                     .capacity = static_cast<int>(room.capacity),
                                     .busy = stretches(room.busy)});
        request.place.capacity = static_cast<int>(asked.min_capacity);
        const bool has_social_care = std::ranges::any_of(request.seats, [](const SlotSeat& each) {
            return counts_to_quorum(each) && each.counts->kind == AgencyKind::children_social_care;
        });
        request.quorum = {.is_needed = true, .social_care = has_social_care, .other_agencies = 2};
        return request;
    }

    Case which_;
    SlotProblem problem_;
    std::vector<Diary> diaries_;
    std::vector<Date> days_;
};

// The yardstick: at each start in turn, everybody's busy times one after the other. It only counts
// the times that fit, and knows neither score nor travel.
std::size_t times_by_scan(const SlotRequest& request)
{
    std::size_t times = 0;
    CivilTime last{};
    for (const Date day : request.grid.days())
        for (CivilTime start = day + request.grid.opens();
             start + request.length <= day + request.grid.closes();
             start += request.grid.unit()) {
            const auto is_free = [&](const std::vector<CivilStretch>& all) {
                return std::ranges::none_of(all, [&](const CivilStretch& busy) {
                    return busy.from < start + request.length && start < busy.until;
                });
            };
            if (!is_free(request.chairs.front().diary.busy)) continue;
            if (std::ranges::any_of(request.seats, [&](const SlotSeat& seat) {
                    return must_be_free(seat) && !is_free(seat.diary.busy);
                }))
                continue;
            std::vector<QuorumSeat> seats;
            for (const SlotSeat& seat : request.seats)
                if (counts_to_quorum(seat) && is_free(seat.diary.busy))
                    seats.push_back(*seat.counts);
            if (evaluate_quorum(request.quorum, seats).state != QuorumState::met) continue;
            if (std::ranges::none_of(request.rooms, [&](const SlotRoom& room) {
                    return room.capacity >= request.place.capacity && is_free(room.busy);
                }))
                continue;
            if (times > 0 && start - last < request.spread.apart) continue;
            last = start;
            ++times;
        }
    return times;
}

using Microseconds = duration<double, std::micro>;

template <typename Act>
Microseconds time_of(Act&& act)
{
    const auto began = steady_clock::now();
    benchmark::DoNotOptimize(act());
    return steady_clock::now() - began;
}

Microseconds percentile(std::vector<Microseconds>& times, std::size_t percent)
{
    std::ranges::sort(times);
    return times[times.size() * percent / 100];
}

// Every request once a round: what one took from its stretches of busy time, over all rounds and as
// the quickest of its rounds, so that a neighbour's work on the machine does not count; and of that
// what went into bitmaps of starts, as against choosing among them.
void find_slots_of(benchmark::State& state, Case which)
{
    const std::vector<SlotRequest> all = Council{which}.slot_requests();
    std::vector<Microseconds> scans;
    for (const SlotRequest& request : all) {
        std::size_t times = 0;
        scans.push_back(time_of([&] { return times = times_by_scan(request); }));
        const auto found = find_slots(request);
        if (!found || (which != across_buildings && found->times != times)) std::abort();
    }

    std::vector<Microseconds> runs;
    std::vector<Microseconds> quickest(all.size(), Microseconds::max());
    std::vector<Microseconds> bitmaps(all.size(), Microseconds::max());
    for (auto _ : state)
        for (std::size_t i = 0; i < all.size(); ++i) {
            runs.push_back(time_of([&] { return find_slots(all[i]); }));
            quickest[i] = std::min(quickest[i], runs.back());
            bitmaps[i] = std::min(bitmaps[i], time_of([&] { return slot_board(all[i]); }));
        }
    state.SetItemsProcessed(static_cast<std::int64_t>(runs.size()));
    state.counters["median_us"] = percentile(quickest, 50).count();
    state.counters["p99_us"] = percentile(quickest, 99).count();
    state.counters["bitmaps_us"] = percentile(bitmaps, 50).count();
    state.counters["median_of_all_us"] = percentile(runs, 50).count();
    state.counters["p99_of_all_us"] = percentile(runs, 99).count();
    state.counters["times_interval_scan"] = percentile(scans, 50) / percentile(quickest, 50);
}

void find_slots_when_all_must_come(benchmark::State& state)
{
    find_slots_of(state, all_must_come);
}
BENCHMARK(find_slots_when_all_must_come);

void find_slots_when_a_quorum_will_do(benchmark::State& state)
{
    find_slots_of(state, quorum_will_do);
}
BENCHMARK(find_slots_when_a_quorum_will_do);

// Each building is looked at by itself, with the ways to it.
void find_slots_across_three_buildings(benchmark::State& state)
{
    find_slots_of(state, across_buildings);
}
BENCHMARK(find_slots_across_three_buildings);

}  // namespace
}  // namespace quorate::core
