#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/planning/plan_board.hpp"
#include "core/planning/plan_random.hpp"

namespace quorate::core {

/// Finds where a meeting goes best as a plan stands. Keeps its working space, so one is used for
/// many meetings.
class BestSpot {
public:
    /// How to choose between spots.
    struct Way {
        double overlook = 0;   // the share of chairs' days that are passed over, for variety
        bool closely = false;  // next to what is there rather than at a round time
    };

    /// The spot that adds least to the cost; nothing when there is none.
    std::optional<PlanSpot> find(const PlanBoard& board,
                                 std::size_t meeting,
                                 PlanRandom& random,
                                 const Way& way);

    /// The earliest; of several chairs one who knows the family, then the one with the least to do.
    std::optional<PlanSpot> find_earliest(const PlanBoard& board, std::size_t meeting);

    /// The chair and room that cost least at that time; nothing when it cannot be held then.
    std::optional<PlanSpot> find_at(const PlanBoard& board, std::size_t meeting, CivilTime start);

private:
    struct Best;

    // What all chairs have in common.
    void look_at(const PlanBoard& board, std::size_t meeting);
    void look_at_day(const PlanBoard& board,
                     std::size_t meeting,
                     std::size_t choice,
                     std::size_t day,
                     const Way& way,
                     Best& best);

    std::vector<std::uint64_t> without_chair_;
    std::vector<std::uint64_t> starts_;
    std::vector<PlanBoard::RoomsNow> rooms_;
};

}  // namespace quorate::core
