#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/people/room.hpp"
#include "core/slots/free_time.hpp"
#include "core/slots/slot_grid.hpp"
#include "core/slots/slot_request.hpp"

namespace quorate::core {

/// Somebody who may be in the chair. What is booked already is not free.
struct PlanChair {
    std::string name = {};
    FreeTime free;
    int most_a_day = 3;  // more than these is overload, which is avoided and not forbidden
    int most_a_week = 10;
    std::vector<int> booked = {};  // meetings on each day of the grid already; empty for none
    std::vector<Elsewhere> elsewhere = {};  // of what is not free, whatever is in a known building
};

struct PlanRoom {
    std::string name = {};
    FreeTime free;
    int capacity = 1;
    std::set<AccessFeature> features = {};
    std::string building = {};  // empty: nobody has to travel
};

/// Somebody whom at least one of the meetings cannot do without.
struct PlanPerson {
    std::string name = {};
    FreeTime free;
};

/// One who may chair a meeting, by their place in PlanProblem::chairs.
struct ChairChoice {
    std::size_t chair = 0;
    bool knows_family =
        false;  // taking another where one of these could be asked breaks continuity
};

/// A meeting that needs a time, a chair and, unless all join by video, a room. Chair and room are
/// taken for all three stretches, people for the length alone.
struct PlanMeeting {
    std::string key = {};   // whatever the caller finds it by
    std::string name = {};  // what people read
    std::chrono::minutes before{0};
    std::chrono::minutes length{90};
    std::chrono::minutes after{0};

    /// As a place in the grid's days, which are working days: less than nothing when it has passed,
    /// as many as there are days or more when it lies beyond them. Nothing when there is no limit.
    std::optional<int> last_day = {};

    /// When it may begin for all the reasons that are not in the problem: notice, quorum, the
    /// family's wishes.
    FreeTime possible;
    std::vector<ChairChoice> chairs = {};
    std::vector<std::size_t> people = {};  // places in PlanProblem::people, none twice

    bool in_room = true;
    std::string venue = {};  // the building, if it is in no room of ours; empty for none
    int seats = 1;
    std::set<AccessFeature> features = {};

    /// When and in which room it is now, if it has a time that had better stay. It may stay at an
    /// odd minute, and in its room: that is free for it then, whatever the room's own time says,
    /// and large enough.
    std::optional<CivilTime> now_at = {};
    std::optional<std::size_t> now_in = {};
};

/// Everything that has to be decided at once. Fixed bookings are not part of it: they are blocked
/// in the free time of whom and what they take.
struct PlanProblem {
    SlotGrid grid;
    std::chrono::minutes step{15};       // meetings begin so many minutes apart, from opening on
    std::chrono::minutes travel_gap{0};  // chairs have so long from one building to another
    std::vector<PlanChair> chairs = {};
    std::vector<PlanRoom> rooms = {};
    std::vector<PlanPerson> people = {};
    std::vector<PlanMeeting> meetings = {};
};

/// The time in which the meeting is now, with that before and after; nothing when it has none.
std::optional<CivilStretch> time_now(const PlanMeeting& meeting);

/// Working days that a meeting would be late if it were held on that day of the grid.
int days_late(const PlanMeeting& meeting, std::size_t day);

/// What one that is not placed counts as: as late as on the first day after the grid.
int days_late_if_unplaced(const PlanProblem& problem, const PlanMeeting& meeting);

bool fits(const PlanRoom& room, const PlanMeeting& meeting);

/// Where the meeting is held in that room, or without one; empty when nobody has to travel there.
const std::string& building_of(const PlanProblem& problem,
                               const PlanMeeting& meeting,
                               const std::optional<std::size_t>& room);

/// Whether there is a way between two buildings for which time is needed.
bool is_way_between(const std::string& one, const std::string& other);

/// The weeks of the days of the grid, counted from 0: chairs have a most for each.
std::vector<std::size_t> weeks_of(const SlotGrid& grid);

}  // namespace quorate::core
