#pragma once

#include <string>
#include <vector>

#include "core/holds/slot_hold.hpp"
#include "server/pages/scheduling/found_times.hpp"

namespace quorate::server {

/// What there is already for the meeting for which `times` were looked for, a notice each: one that
/// is booked ahead for any of its children, times that somebody else holds, and people who are
/// being asked.
std::vector<View> already_arranged(core::UnitOfWork& work,
                                   App& app,
                                   const core::Actor& actor,
                                   const FoundTimes& times);

/// "Thu 26 Nov at 10:00 for this meeting until 09:15."
std::string held_words(const core::SlotHold& hold);

}  // namespace quorate::server
