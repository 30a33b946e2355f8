#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/planning/plan_tables.hpp"

namespace quorate::core {

/// A placement in places and bits, as the search moves it about.
struct PlanSpot {
    std::size_t bit = 0;     // of the grid: when the meeting begins
    std::size_t choice = 0;  // place in PlanMeeting::chairs
    std::size_t room = 0;    // place in PlanTables::rooms(), if the meeting needs one

    friend bool operator==(const PlanSpot&, const PlanSpot&) = default;
};

/// A plan under construction: who and what is taken when. Only puts a meeting where it fits.
class PlanBoard {
public:
    explicit PlanBoard(const PlanTables& tables);

    const PlanTables& tables() const { return *tables_; }
    const std::optional<PlanSpot>& spot(std::size_t meeting) const { return spots_[meeting]; }

    void put(std::size_t meeting, const PlanSpot& spot);
    void take(std::size_t meeting);

    /// The cost so far, kept up to date by put() and take(). Equal to plan_cost().
    const PlanCost& cost() const { return cost_; }

    /// When the meeting can begin as the plan is now, apart from chair and room.
    void people_now(std::size_t meeting, std::vector<std::uint64_t>& starts) const;

    /// When at least one room of a building is there for a meeting; all ones when it needs none.
    struct RoomsNow {
        std::size_t building = 0;  // as in PlanTables
        std::vector<std::uint64_t> starts;
    };
    void rooms_now(std::size_t meeting, std::vector<RoomsNow>& rooms) const;

    /// Leaves of `starts` what one of its choices has the time for as the plan is now, the way to
    /// one of these rooms included.
    void keep_chair_now(std::size_t meeting,
                        std::size_t choice,
                        const std::vector<RoomsNow>& rooms,
                        std::vector<std::uint64_t>& starts) const;

    /// The smallest room that is there for it at that start, and that its chair can reach.
    std::optional<std::size_t> room_at(std::size_t meeting, const PlanSpot& spot) const;

    /// What a spot would add to the cost.
    PlanCost cost_of(std::size_t meeting, const PlanSpot& spot) const;

    /// The meetings that stand in the way of a spot, each once.
    void in_the_way(std::size_t meeting,
                    const PlanSpot& spot,
                    std::vector<std::size_t>& others) const;

    std::vector<std::optional<Placement>> placements() const;

private:
    // When one who or what is needed is taken, and by which meeting.
    struct Taken {
        std::size_t from;
        std::size_t until;
        std::size_t meeting;
        std::size_t building;  // 0 for whoever need not travel
    };
    using Diary = std::vector<Taken>;  // in no order

    template <typename Board, typename Visit>
    static void for_each_diary(Board& board,
                               std::size_t meeting,
                               const PlanSpot& spot,
                               Visit&& visit);

    int overload_step(std::size_t chair, std::size_t day) const;
    bool is_in_the_way(const Taken& one, const Taken& other) const;
    bool can_get_there(std::size_t meeting, const PlanSpot& spot) const;
    void keep_way_now(std::size_t meeting,
                      std::size_t choice,
                      std::size_t building,
                      std::span<std::uint64_t> starts) const;
    void clear(const Taken& other,
               std::size_t before,
               std::size_t after,
               std::span<std::uint64_t> starts) const;
    void clear(const Diary& taken,
               std::size_t before,
               std::size_t after,
               std::span<std::uint64_t> starts) const;

    const PlanTables* tables_;
    std::vector<std::optional<PlanSpot>> spots_;
    std::vector<Diary> chairs_;
    std::vector<Diary> rooms_;
    std::vector<Diary> people_;
    std::vector<std::vector<int>> left_of_day_;  // of each chair, before it is overload
    std::vector<std::vector<int>> left_of_week_;
    PlanCost cost_;
};

}  // namespace quorate::core
