#pragma once

#include <optional>

#include "core/access/actor.hpp"
#include "core/minutes/meeting_file.hpp"
#include "core/support/clock.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What was to keep the children safe since a meeting was adjourned for want of quorum.
struct InterimPlan {
    Meeting adjourned = {};
    FreeText words = {};
    std::optional<Date> again_by = {};
};

/// That of the last meeting before this one about one of its children which was adjourned, if no
/// meeting of its kind was held since: what a meeting goes through first. Nothing where the actor
/// may not read the minutes of that meeting. Audited when there is one.
std::optional<InterimPlan> interim_plan_before(UnitOfWork& work,
                                               const Clock& clock,
                                               const Actor& actor,
                                               const Meeting& meeting);

}  // namespace quorate::core
