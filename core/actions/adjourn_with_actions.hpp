#pragma once

#include <string>
#include <vector>

#include "core/actions/agree_action.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/minutes/close_meeting.hpp"

namespace quorate::core {

/// How many action points can be agreed in the step that adjourns a meeting.
inline constexpr std::size_t most_interim_actions = 10;

/// "action_2_due_on": where the second of them is asked, and what is wrong with it is said.
std::string interim_action_field(std::size_t number, const std::string& field);

/// Ends a meeting as close_meeting() does, and agrees `actions` at it in the same step: who does
/// what of an interim plan by when, chased as every other action point. A form in which nothing
/// stands is left out; one without a day is due when the meeting is held again at the latest. Both
/// or neither: everything that is wrong is named at once. `invalid_input` for action points at a
/// meeting that is not adjourned.
Result<Meeting> adjourn_with_actions(UnitOfWork& work,
                                     const MeetingTools& tools,
                                     const Actor& actor,
                                     const CloseMeeting& command,
                                     const std::vector<ActionForm>& actions);

}  // namespace quorate::core
