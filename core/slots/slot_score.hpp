#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <vector>

#include "core/slots/slot_board.hpp"

namespace quorate::core {

/// How good a slot is: what stands further up weighs more than all that follows, and less is
/// better throughout. Of two that are the same the earlier is the better one.
struct SlotScore {
    int quorum_at_risk = 0;   // 1: it rests on people who have to be asked
    int required_to_ask = 0;  // who must be there and does not share a calendar
    int wishes_broken = 0;    // times that do not suit the family, and the wrong half of the day
    int room_lacks = 0;       // features that were wished for
    int helpers_missing = 0;  // interpreters and advocates who are not known to be free
    int days_short = 0;       // working days to spare, as far as three are not reached
    int another_chair = 0;    // 1: not the family's usual one, who could be had at other times
    int margin_short = 0;     // agencies that may still drop out, as far as two are not reached
    int clashes = 0;          // people who are known to be busy and need not come
    int chair_load = 0;       // meetings that the chair has that day already
    int odd_start = 0;        // 0 on the hour, 1 on the half, 2 on a quarter, 3 else
    int room_too_large = 0;   // places that nobody sits on
    int room_too_good = 0;    // features of the room that nobody asked for

    friend auto operator<=>(const SlotScore&, const SlotScore&) = default;
};

/// One start with the best chair and room for it, as places in the request.
struct ScoredStart {
    SlotScore score = {};
    std::size_t day = 0;  // of the grid
    std::size_t bit = 0;
    std::size_t venue = 0;
    std::size_t chair = 0;
    std::optional<std::size_t> room = {};
    int quorum_margin = 0;  // agencies that may still drop out; nothing where quorum is not sure

    friend auto operator<=>(const ScoredStart&, const ScoredStart&) = default;
};

/// Every start that keeps the rules, earliest first.
std::vector<ScoredStart> score_starts(const SlotRequest& request, const SlotBoard& board);

}  // namespace quorate::core
