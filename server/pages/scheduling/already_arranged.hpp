#pragma once

#include <vector>

#include "server/pages/scheduling/found_times.hpp"

namespace quorate::server {

/// What there is already for the meeting for which `times` were looked for, a notice each: one that
/// is booked ahead for any of its children, times that somebody holds, and people who are being
/// asked.
std::vector<View> already_arranged(core::UnitOfWork& work,
                                   App& app,
                                   const core::Actor& actor,
                                   const FoundTimes& times);

}  // namespace quorate::server
