#pragma once

#include "core/circulation/decision_letters.hpp"

namespace quorate::core {

/// Why no letters can be drafted of this meeting now; Done when they can.
Result<Done> may_have_letters(const MinutesFile& file);

/// The letters without asking or auditing, for use cases that have done both.
DecisionLetters draft_letters(UnitOfWork& work, const MinutesFile& file);

}  // namespace quorate::core
