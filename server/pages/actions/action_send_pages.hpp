#pragma once

#include "core/access/actor.hpp"
#include "core/actions/action_point.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

// What owners of action points have to be told besides the mail about their days.

/// POST /meetings/{m}/actions/send: of a meeting that was adjourned, to owners who do not know yet.
Response post_meeting_actions_send(App& app, const Request& request, const core::Actor& actor);

/// For the page of a meeting's action points: how many do not know of theirs, and the button.
void add_owners_to_tell(View& page, int number, const core::MeetingId& meeting);

/// For the page of a meeting that was adjourned; false when everybody knows.
View owners_to_tell_alert(App& app, const core::Actor& actor, const core::MeetingId& meeting);

/// For the page of an action point that the record puts right.
View corrected_action_alert(const core::ActionPoint& action);

}  // namespace quorate::server
