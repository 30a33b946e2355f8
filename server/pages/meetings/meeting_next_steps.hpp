#pragma once

#include "core/dates/working_calendar.hpp"
#include "core/meetings/view_meeting.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// "What to do next" on a meeting's page: at most three, the most urgent first. People have time to
/// reply before anybody is told to ring them, counted in working days of `calendar`.
View next_steps(const core::MeetingView& view,
                const core::WorkingCalendar& calendar,
                core::Instant now);

}  // namespace quorate::server
