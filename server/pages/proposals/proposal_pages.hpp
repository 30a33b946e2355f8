#pragma once

#include <optional>
#include <string>

#include "core/proposals/proposal.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// Acts that take two people: what waits, and the forms that have no other page to stand on.

std::string proposals_url();                           // /second-person
std::string proposal_url(const core::ProposalId& id);  // /second-person/{p}

/// To what somebody has just proposed, saying that it waits.
Response proposed(const core::Proposal& proposal);

/// To what waits already about this object, so that its form is not filled in for nothing; nothing
/// when nobody has proposed it.
std::optional<Response> proposed_already(App& app,
                                         const core::Actor& actor,
                                         core::ProposedAct act,
                                         const std::string& object);

/// What the person may confirm, and what they asked for.
Response get_proposals(App& app, const Request& request, const core::Actor& actor);

/// One of them, with what can be done about it.
Response get_proposal(App& app, const Request& request, const core::Actor& actor);
Response post_confirm_proposal(App& app, const Request& request, const core::Actor& actor);
Response post_turn_down_proposal(App& app, const Request& request, const core::Actor& actor);

/// /admin/users/{u}/role
Response get_propose_role(App& app, const Request& request, const core::Actor& actor);
Response post_propose_role(App& app, const Request& request, const core::Actor& actor);

/// /families/{f}/restriction/lower
Response get_lower_restriction(App& app, const Request& request, const core::Actor& actor);
Response post_lower_restriction(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
