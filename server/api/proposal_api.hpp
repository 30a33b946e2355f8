#pragma once

#include "core/access/actor.hpp"
#include "core/proposals/proposal.hpp"
#include "server/app/api.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

/// The answer to an act that waits for a second person: 202 with the proposal and its address.
ApiAnswer put_before_another(const core::Proposal& proposal);

// /api/v1/proposals: what waits for a second person.
Response get_api_proposals(App& app, const Request& request, const core::Actor& actor);
Response get_api_proposal(App& app, const Request& request, const core::Actor& actor);
Response post_api_confirm_proposal(App& app, const Request& request, const core::Actor& actor);
Response post_api_turn_down_proposal(App& app, const Request& request, const core::Actor& actor);

// What is proposed and has no page of the API of its own.
Response post_api_user_role(App& app, const Request& request, const core::Actor& actor);
Response post_api_lower_restriction(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
