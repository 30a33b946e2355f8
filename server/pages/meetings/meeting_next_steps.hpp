#pragma once

#include "core/meetings/view_meeting.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// "What to do next" on a meeting's page: at most three, the most urgent first.
View next_steps(const core::MeetingView& view, core::Instant now);

}  // namespace quorate::server
