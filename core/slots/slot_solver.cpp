#include "core/slots/slot_solver.hpp"

#include <algorithm>
#include <numeric>

namespace quorate::core {

using namespace std::chrono;

namespace {

std::vector<Date> dates(const SlotProblem& problem)
{
    std::vector<Date> all;
    for (const int day : problem.days)
        all.push_back(problem.origin + std::chrono::days{day});
    return all;
}

// Slots begin and end where units do, so a unit that somebody's time only touches is one in which
// no slot can use the rest: calendars need no finer units than steps and lengths.
minutes exact_unit(const SlotProblem& problem)
{
    ProblemMinute unit = problem.step;
    for (const ProblemRequest& request : problem.requests)
        unit = std::gcd(unit, request.duration);
    return minutes{unit};
}

FreeTime free_time(const SlotGrid& grid,
                   const SlotProblem& problem,
                   const std::vector<BusyMinutes>& all)
{
    FreeTime free = FreeTime::all(grid);
    for (const BusyMinutes& busy : all)
        free.block(grid,
                   {problem.origin + minutes{busy.from}, problem.origin + minutes{busy.until}});
    return free;
}

FreeTime whole_steps(const SlotGrid& grid, const SlotProblem& problem)
{
    FreeTime starts = FreeTime::none(grid);
    for (const Date day : grid.days())
        for (minutes time = grid.opens(); time < grid.closes(); time += minutes{problem.step})
            starts.release(grid, {day + time, day + time + grid.unit()});
    return starts;
}

}  // namespace

SlotSolver::SlotSolver(const SlotProblem& problem)
    : origin_{problem.origin},
      grid_{dates(problem),
            minutes{problem.day_start},
            minutes{problem.day_end},
            exact_unit(problem)},
      nothing_{FreeTime::none(grid_)},
      on_step_{whole_steps(grid_, problem)}
{
    for (const ProblemPerson& each : problem.people) {
        const std::size_t agency =
            agencies_.try_emplace(each.agency, agencies_.size()).first->second;
        place_of_person_.emplace(each.id, people_.size());
        people_.push_back({agency, free_time(grid_, problem, each.busy)});
    }
    for (const ProblemRoom& each : problem.rooms)
        rooms_.push_back({each.capacity, each.id, free_time(grid_, problem, each.busy)});
    std::sort(rooms_.begin(), rooms_.end(), [](const Room& one, const Room& other) {
        return std::pair{one.capacity, one.id} < std::pair{other.capacity, other.id};
    });
}

std::vector<ProblemSlot> SlotSolver::slots(const ProblemRequest& request)
{
    look_up(request);
    units_ = static_cast<std::size_t>(request.duration / grid_.unit().count());
    starts_ = on_step_;
    keep_people(request);
    if (starts_.is_empty()) return {};
    keep_rooms(request);

    std::vector<ProblemSlot> found;
    found.reserve(std::min(request.want, starts_.count()));
    starts_.for_each([&](std::size_t bit) {
        if (found.size() < request.want) found.push_back(slot_at(bit));
    });
    return found;
}

void SlotSolver::look_up(const ProblemRequest& request)
{
    required_.clear();
    for (const std::int64_t id : request.required)
        required_.push_back(&person(id));
    optional_.clear();
    for (const std::int64_t id : request.optional)
        optional_.push_back(&person(id));

    // An agency that is named twice counts once, and one that nobody is of never.
    asked_agencies_.clear();
    for (const std::string& name : request.agencies) {
        const auto known = agencies_.find(name);
        if (known == agencies_.end()) continue;
        const auto end = asked_agencies_.end();
        if (std::find(asked_agencies_.begin(), end, known->second) == end)
            asked_agencies_.push_back(known->second);
    }

    const auto large_enough = std::lower_bound(
        rooms_.begin(),
        rooms_.end(),
        request.min_capacity,
        [](const Room& room, std::int64_t seats) { return room.capacity < seats; });
    first_room_ = static_cast<std::size_t>(large_enough - rooms_.begin());
}

void SlotSolver::keep_people(const ProblemRequest& request)
{
    any_ = person(request.chair).free;
    if (request.mode == ProblemMode::all)
        for (const Person* each : required_)
            any_ &= each->free;
    any_.keep_starts_of(grid_, minutes{request.duration});
    starts_ &= any_;
    if (starts_.is_empty()) return;

    find_agencies(request);
    if (request.mode == ProblemMode::all) return;
    count_.clear();
    for (std::size_t i = 0; i < asked_agencies_.size(); ++i)
        count_.add(agency_starts_[i]);
    count_.keep_at_least(request.min_agencies, starts_);
}

// When each agency that was asked for has somebody required who is free throughout.
void SlotSolver::find_agencies(const ProblemRequest& request)
{
    if (agency_starts_.size() < asked_agencies_.size())
        agency_starts_.resize(asked_agencies_.size());
    for (std::size_t i = 0; i < asked_agencies_.size(); ++i) {
        agency_starts_[i] = nothing_;
        for (const Person* each : required_) {
            if (each->agency != asked_agencies_[i]) continue;
            one_ = each->free;
            one_.keep_starts_of(grid_, minutes{request.duration});
            agency_starts_[i] |= one_;
        }
    }
}

void SlotSolver::keep_rooms(const ProblemRequest& request)
{
    any_ = nothing_;
    for (std::size_t room = first_room_; room < rooms_.size(); ++room) {
        one_ = rooms_[room].free;
        one_.keep_starts_of(grid_, minutes{request.duration});
        any_ |= one_;
    }
    starts_ &= any_;
}

// A start that is left fits into its day, so none of what is asked for here lies beyond it.
ProblemSlot SlotSolver::slot_at(std::size_t bit) const
{
    const auto is_free = [&](const FreeTime& time) { return time.are_set(bit, bit + units_); };

    ProblemSlot slot;
    slot.start = static_cast<ProblemMinute>((grid_.time_of(bit) - origin_) / 1min);
    for (const Person* each : required_)
        slot.required_free += is_free(each->free) ? 1 : 0;
    for (const Person* each : optional_)
        slot.optional_free += is_free(each->free) ? 1 : 0;
    for (std::size_t i = 0; i < asked_agencies_.size(); ++i)
        slot.agencies += agency_starts_[i].test(bit) ? 1 : 0;
    std::size_t room = first_room_;
    while (!is_free(rooms_[room].free))
        ++room;  // one of them is free: keep_rooms()
    slot.room = rooms_[room].id;
    return slot;
}

}  // namespace quorate::core
