#pragma once

#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/meetings/meeting.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What is still to be done about one meeting of a family.
struct LeftOpen {
    Meeting meeting;
    std::vector<std::string> what = {};  // "2 letters have not left", without the full stop
};

/// What stays open when a case is closed, of the meetings that were held, the earliest first:
/// the record that has not reached everybody who is to have it, letters that have not left,
/// corrections that nobody answered, action points, and a meeting that was adjourned and not held
/// again. For a page that has asked whether the actor may close it; what they may not read is not
/// counted.
std::vector<LeftOpen> left_open(UnitOfWork& work,
                                const Clock& clock,
                                const Actor& actor,
                                const CaseId& id);

}  // namespace quorate::core
