#pragma once

#include "core/circulation/child_letters.hpp"

namespace quorate::core {

/// Why no child can be written to about this meeting now; Done when they can.
Result<Done> may_have_child_letters(const MinutesFile& file);

/// The letters without asking or auditing, for use cases that have done both.
ChildLetters draft_child_letters(UnitOfWork& work,
                                 const ChildLetterTools& tools,
                                 const MinutesFile& file);

}  // namespace quorate::core
