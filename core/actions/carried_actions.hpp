#pragma once

#include <vector>

#include "core/access/actor.hpp"
#include "core/actions/action_point.hpp"
#include "core/support/clock.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What earlier meetings about one of the meeting's children agreed and is still to be done, by
/// day: what a meeting asks about first. Left out is what may not begin by the meeting's day, and
/// what the actor may not see of the earlier meeting.
Result<std::vector<ActionRow>> actions_from_before(UnitOfWork& work,
                                                   const Clock& clock,
                                                   const Actor& actor,
                                                   const MeetingId& meeting);

}  // namespace quorate::core
