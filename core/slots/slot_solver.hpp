#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/slots/free_count.hpp"
#include "core/slots/free_time.hpp"
#include "core/slots/slot_grid.hpp"
#include "core/slots/slot_problem.hpp"

namespace quorate::core {

/// One slot of an answer to a problem.
struct ProblemSlot {
    ProblemMinute start = 0;
    std::int64_t room = 0;  // the smallest that is free and large enough, then the lowest id
    std::size_t required_free = 0;
    std::size_t optional_free = 0;
    std::size_t agencies = 0;  // of those asked for, with somebody required who is free

    friend bool operator==(const ProblemSlot&, const ProblemSlot&) = default;
};

/// Answers the requests of a problem. Everybody's time is turned into bitmaps once, here; what a
/// request costs is its own. Exact for times of any minutes: a unit of the grid is the greatest
/// that divides the step and every length.
class SlotSolver {
public:
    /// `problem` has passed check_problem().
    explicit SlotSolver(const SlotProblem& problem);

    /// The earliest slots of a request of that problem, `want` of them at most, in order. Not for
    /// several threads at once: it uses the same memory for each.
    std::vector<ProblemSlot> slots(const ProblemRequest& request);

private:
    struct Person {
        std::size_t agency;  // by its place in agencies_
        FreeTime free;
    };

    struct Room {
        std::int64_t capacity;
        std::int64_t id;
        FreeTime free;
    };

    const Person& person(std::int64_t id) const { return people_[place_of_person_.at(id)]; }
    void look_up(const ProblemRequest& request);
    void keep_people(const ProblemRequest& request);
    void find_agencies(const ProblemRequest& request);
    void keep_rooms(const ProblemRequest& request);
    ProblemSlot slot_at(std::size_t bit) const;

    CivilTime origin_;
    SlotGrid grid_;
    FreeTime nothing_;
    FreeTime on_step_;  // where something may begin
    std::unordered_map<std::string, std::size_t> agencies_;
    std::unordered_map<std::int64_t, std::size_t> place_of_person_;
    std::vector<Person> people_;
    std::vector<Room> rooms_;  // by capacity, then by id

    // Of the request in hand.
    std::vector<const Person*> required_;
    std::vector<const Person*> optional_;
    std::vector<std::size_t> asked_agencies_;
    std::vector<FreeTime> agency_starts_;  // in the same order, and left over ones after them
    std::size_t first_room_ = 0;           // that is large enough
    std::size_t units_ = 0;                // it is long
    FreeTime starts_;
    FreeTime any_;
    FreeTime one_;
    FreeCount count_;
};

}  // namespace quorate::core
