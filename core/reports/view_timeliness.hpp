#pragma once

#include "core/access/actor.hpp"
#include "core/people/team.hpp"
#include "core/reports/report_store.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// The report for the part of the authority that the actor's reports draw on. Small numbers are
/// hidden from whoever the access matrix says, and from what leaves by a command: it cannot know
/// who reads on. A team must be one that the actor may ask about.
Result<TimelinessReport> view_timeliness(UnitOfWork& work,
                                         const Clock& clock,
                                         const Actor& actor,
                                         const TimelinessFilter& filter);

/// The teams that the actor may ask about, by name.
std::vector<Team> teams_to_report_on(UnitOfWork& work, const Clock& clock, const Actor& actor);

}  // namespace quorate::core
