#pragma once

#include <vector>

#include "core/meetings/view_meeting.hpp"
#include "server/app/app.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// An alert for each child whom a meeting to come is about and who has died.
void add_who_died(const core::MeetingView& view, std::vector<View>& warnings);

/// An alert for each whom mail did not tell that the meeting changed; that it is off is among the
/// next steps.
void add_not_told(const core::MeetingView& view, std::vector<View>& warnings);

/// An alert when nobody has dealt with what people wrote when they were asked for its time, for
/// those who may.
void add_poll_notes(App& app,
                    const core::Actor& actor,
                    const core::Meeting& meeting,
                    std::vector<View>& warnings);

}  // namespace quorate::server
