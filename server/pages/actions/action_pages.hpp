#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// Action points: mine, those on my cases, those of one meeting, and one by itself.

Response get_actions(App& app, const Request& request, const core::Actor& actor);
Response get_actions_plans(App& app, const Request& request, const core::Actor& actor);
Response get_actions_agencies(App& app, const Request& request, const core::Actor& actor);
Response get_actions_done(App& app, const Request& request, const core::Actor& actor);

/// Looking for action points on all cases that the person may see. Posted, because the words and
/// the reference that are looked for must not stand in an address.
Response get_actions_find(App& app, const Request& request, const core::Actor& actor);
Response post_actions_find(App& app, const Request& request, const core::Actor& actor);

/// Giving what somebody still has to do to another: whom, then how many, then done.
Response get_actions_reassign(App& app, const Request& request, const core::Actor& actor);
Response post_actions_reassign(App& app, const Request& request, const core::Actor& actor);

/// Marks what was ticked, or the one whose button was pressed, as done; or opens one again.
Response post_actions(App& app, const Request& request, const core::Actor& actor);

Response get_action(App& app, const Request& request, const core::Actor& actor);
Response post_action(App& app, const Request& request, const core::Actor& actor);
Response post_action_owner(App& app, const Request& request, const core::Actor& actor);
Response post_action_status(App& app, const Request& request, const core::Actor& actor);

Response get_meeting_actions(App& app, const Request& request, const core::Actor& actor);
Response post_meeting_action(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
