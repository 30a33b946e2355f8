#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/support/clock.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

// A problem of finding slots, as files of the format slots-1 put it: anonymous people and rooms,
// and requests that are answered with their earliest slots. For measuring and judging the bitmaps
// by others' means; the product's own finder ranks by a score (find_slots.hpp).

/// Minutes after midnight of the problem's first day, 1440 a day.
using ProblemMinute = std::int32_t;

constexpr ProblemMinute minutes_of_day = 1440;

/// The end is not included.
struct BusyMinutes {
    ProblemMinute from = 0;
    ProblemMinute until = 0;
};

struct ProblemPerson {
    std::int64_t id = 0;
    std::string agency = {};
    std::vector<BusyMinutes> busy = {};
};

struct ProblemRoom {
    std::int64_t id = 0;
    std::int64_t capacity = 0;
    std::vector<BusyMinutes> busy = {};
};

enum class ProblemMode {
    quorum,  // the chair, and enough agencies with somebody required who is free
    all,     // everybody who is required
};

struct ProblemRequest {
    std::int64_t id = 0;
    ProblemMinute duration = 0;
    std::size_t want = 0;
    std::int64_t chair = 0;
    std::vector<std::int64_t> required = {};  // the chair among them
    std::vector<std::int64_t> optional = {};
    std::vector<std::string> agencies = {};
    std::size_t min_agencies = 0;
    ProblemMode mode = ProblemMode::quorum;
    std::int64_t min_capacity = 0;
};

struct SlotProblem {
    Date origin = {};
    std::vector<int> days = {};  // on which there may be slots: days after `origin`
    ProblemMinute day_start = 0;
    ProblemMinute day_end = 0;  // by which a slot has ended
    ProblemMinute step = 0;     // starts are at whole steps after `day_start`
    std::vector<ProblemPerson> people = {};
    std::vector<ProblemRoom> rooms = {};
    std::vector<ProblemRequest> requests = {};
};

/// Refuses what no answer could be right for, at the first fault. The field is where it stands in
/// the file, "people[3].busy[1]"; the message begins with the name of the fault: "unsorted
/// intervals", "overlapping intervals", "empty interval", "beyond the horizon", "duplicate id",
/// "unknown id", "chair not required" or "out of range". The horizon is from midnight of `origin`
/// to the end of the last of `days`.
Result<Done> check_problem(const SlotProblem& problem);

}  // namespace quorate::core
