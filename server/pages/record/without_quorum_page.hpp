#pragma once

#include <optional>
#include <vector>

#include "core/access/actor.hpp"
#include "core/actions/agree_action.hpp"
#include "core/minutes/close_meeting.hpp"
#include "core/minutes/register.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {

// A meeting without quorum: the chair adjourns it or goes on, on one page.

/// /meetings/{m}/close
Response get_without_quorum(App& app, const Request& request, const core::Actor& actor);

/// What was chosen on it: how the meeting ends, and of one that is adjourned who does what.
struct TypedClosing {
    core::CloseMeeting command = {};
    std::vector<core::ActionForm> actions = {};
};

TypedClosing typed_closing(const Request& request, const Fields& form);

/// The page again, with what was chosen and what is wrong with it.
Response show_without_quorum(App& app,
                             const Request& request,
                             const core::Actor& actor,
                             const TypedClosing& typed,
                             const core::Error& error);

/// How a meeting ended, and until when it has to be held again with the working.
View closing_view(App& app, const core::Actor& actor, const core::Register& roll);

}  // namespace quorate::server
