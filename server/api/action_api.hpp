#pragma once

#include "core/access/actor.hpp"
#include "core/actions/agree_action.hpp"
#include "server/app/api.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// Action points under /api/v1: mine, of a case, of a meeting, and one by itself.

Response get_api_actions(App& app, const Request& request, const core::Actor& actor);
Response post_api_actions_reassign(App& app, const Request& request, const core::Actor& actor);
Response get_api_action(App& app, const Request& request, const core::Actor& actor);
Response patch_api_action(App& app, const Request& request, const core::Actor& actor);
Response get_api_meeting_actions(App& app, const Request& request, const core::Actor& actor);
Response post_api_meeting_action(App& app, const Request& request, const core::Actor& actor);
Response get_api_case_actions(App& app, const Request& request, const core::Actor& actor);

/// An action point as a request writes it: the form as it is kept, with what `body` names in its
/// place.
core::ActionForm action_form_member(const json::object& body,
                                    core::ActionForm form,
                                    std::vector<core::FieldError>& errors);

/// GET /api/v1/meetings/{m}/earlier-actions: what earlier meetings agreed and is still to be done.
Response get_api_earlier_actions(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
