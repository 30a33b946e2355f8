#pragma once

#include <vector>

#include "core/minutes/meeting_file.hpp"
#include "server/app/app.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {

/// An alert for each of the family to whom nothing of a meeting goes, on pages that send things.
std::vector<View> kept_away_alerts(App& app,
                                   const core::Actor& actor,
                                   const core::MeetingFile& file);

}  // namespace quorate::server
