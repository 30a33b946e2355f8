#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/planning/plan.hpp"

namespace quorate::core {

/// What the search asks of a problem over and over, worked out once. It never changes, and refers
/// to the problem, which has to outlive it.
class PlanTables {
public:
    /// A meeting in units of the grid.
    struct Shape {
        std::size_t before = 0;
        std::size_t length = 0;
        std::size_t after = 0;
    };

    explicit PlanTables(const PlanProblem& problem);
    PlanTables(const PlanTables&) = delete;
    PlanTables& operator=(const PlanTables&) = delete;

    const PlanProblem& problem() const { return *problem_; }
    std::size_t days() const { return problem_->grid.days().size(); }
    std::size_t words_of_day() const { return problem_->grid.words_of_day(); }
    std::size_t bits_of_day() const { return words_of_day() * 64; }
    const Shape& shape(std::size_t meeting) const { return shapes_[meeting]; }

    /// When the meeting could begin if it were the only one, apart from chair and room.
    std::span<const std::uint64_t> starts(std::size_t meeting) const
    {
        return starts_[meeting].words();
    }

    /// When the chair at that place of its choices has the time for it, before, length and after.
    std::span<const std::uint64_t> chair_starts(std::size_t meeting, std::size_t choice) const
    {
        return chair_starts_[meeting][choice]->words();
    }

    /// The building in which a meeting is in the room at that place of rooms(), counted from 1: the
    /// only one if it needs no room. 0 when there is no way to it that takes time.
    std::size_t building(std::size_t meeting, std::size_t place) const
    {
        return rooms_[meeting].empty() ? building_of_venue_[meeting]
                                       : building_of_room_[rooms_[meeting][place]];
    }

    /// What is booked leaves that chair the time to get to a building, and away, when the meeting
    /// begins at such a start; nothing when every start does.
    const FreeTime* way_starts(std::size_t meeting, std::size_t choice, std::size_t building) const;

    /// The time for the way between two buildings, in units.
    std::size_t way() const { return way_; }

    /// On how many starts in time the meeting could be held if it were the only one, each chair's
    /// counted: the fewer, the harder it is to place.
    std::size_t leeway(std::size_t meeting) const { return leeway_[meeting]; }

    /// Meetings that need one of the same people, each once.
    const std::vector<std::size_t>& sharing_people(std::size_t meeting) const
    {
        return sharing_people_[meeting];
    }

    /// The rooms that fit a meeting, the smallest first; none when it needs none.
    const std::vector<std::size_t>& rooms(std::size_t meeting) const { return rooms_[meeting]; }

    /// When the meeting could begin for the one at that place of rooms().
    std::span<const std::uint64_t> room_starts(std::size_t meeting, std::size_t place) const
    {
        return room_starts_[meeting][place]->words();
    }

    /// Starts at the full hour, and at the half hour, as words of one day.
    std::span<const std::uint64_t> full_hours() const { return full_hours_; }
    std::span<const std::uint64_t> half_hours() const { return half_hours_; }

    const std::vector<std::size_t>& weeks() const { return weeks_; }
    bool breaks_continuity(std::size_t meeting, std::size_t choice) const
    {
        return breaks_[meeting][choice] != 0;
    }

    /// The last day of the grid on which the meeting is not late; nothing when every day is.
    std::optional<std::size_t> last_good_day(std::size_t meeting) const;

private:
    // Chairs and rooms by themselves, for each length that some meeting has.
    struct OfShape {
        std::vector<FreeTime> chairs;
        std::vector<FreeTime> rooms;
        // By chair and building, where chairs have to travel.
        std::map<std::pair<std::size_t, std::size_t>, FreeTime> ways;
    };

    void number_buildings();
    void add_shapes();
    void add_ways(const Shape& shape, OfShape& of) const;
    FreeTime begins(const FreeTime& free, const Shape& shape) const;
    void add_starts(std::size_t meeting);
    void add_rooms(std::size_t meeting);
    void add_sharing_people();

    const PlanProblem* problem_;
    std::size_t way_ = 0;
    std::vector<std::string> buildings_;
    std::vector<std::size_t> building_of_room_;
    std::vector<std::size_t> building_of_venue_;  // of each meeting
    FreeTime steps_;                              // every start that the problem's step allows
    std::vector<Shape> shapes_;
    std::vector<std::size_t> place_of_shape_;  // of each meeting, in of_shapes_
    std::vector<OfShape> of_shapes_;
    std::vector<FreeTime> starts_;
    std::vector<std::vector<const FreeTime*>> chair_starts_;
    std::vector<std::vector<std::size_t>> rooms_;
    std::vector<std::vector<const FreeTime*>> room_starts_;
    std::deque<FreeTime> own_room_starts_;  // of meetings that have a room now; they stay in place
    std::vector<std::vector<char>> breaks_;
    std::vector<std::size_t> leeway_;
    std::vector<std::vector<std::size_t>> sharing_people_;
    std::vector<std::size_t> weeks_;
    std::vector<std::uint64_t> full_hours_;
    std::vector<std::uint64_t> half_hours_;
};

}  // namespace quorate::core
