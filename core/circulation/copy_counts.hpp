#pragma once

#include <optional>
#include <vector>

#include "core/circulation/corrections.hpp"
#include "core/circulation/papers_plan.hpp"

namespace quorate::core {

/// How many corrections were asked for, and how many of them nobody has answered.
struct CorrectionCounts {
    int asked = 0;
    int open = 0;
};

/// Of the whole record.
CorrectionCounts count_corrections(const std::vector<CorrectionRow>& corrections);

/// Of one copy of it.
CorrectionCounts count_corrections(const std::vector<CorrectionRow>& corrections,
                                   const CirculationId& copy);

/// How many sections, decisions, action points, amendments and parts of the plan have words and are
/// not behind this copy's link as it opens now. Nothing for a copy that opens nothing any more, and
/// for action points that were sent to their owner.
std::optional<int> held_back_of(const PapersPlan& plan, const Circulation& copy, Instant now);

}  // namespace quorate::core
