#pragma once

#include <string>
#include <vector>

#include "core/slots/slot_board.hpp"

namespace quorate::core {

/// A day on which nothing fits: the first rule that left no time, and whose calendar did it.
struct RejectedDay {
    Date date;
    SlotRule rule;
    std::vector<std::string> culprits = {};  // names of people and rooms, labels of agencies
    bool together = false;  // none of them alone: they are not free at the same time
};

/// Each day of the grid without a slot, in order.
std::vector<RejectedDay> rejected_days(const SlotRequest& request, const SlotBoard& board);

}  // namespace quorate::core
