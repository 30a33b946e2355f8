#pragma once

#include "core/meetings/meeting_choices.hpp"
#include "core/meetings/schedule_meeting.hpp"
#include "core/scheduling/meeting_needs.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {

/// Everybody the meeting needs, with a tick for those whom `draft` invites: chair and minute taker
/// first, who always are.
View invitation_rows(const core::MeetingChoices& choices,
                     const core::MeetingNeeds& needs,
                     const core::MeetingDraft& draft);

/// Who could be asked and is not, and why: those who must not be invited, and the rest of the
/// family.
std::vector<View> not_invited_rows(const core::MeetingChoices& choices,
                                   const core::MeetingNeeds& needs);

}  // namespace quorate::server
