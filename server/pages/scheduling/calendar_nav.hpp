#pragma once

#include <string>

#include "core/access/actor.hpp"
#include "core/support/clock.hpp"
#include "server/http/request.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// Whose meetings an address asks for: "me" or "all"; a chair's own when it does not say.
std::string whose_calendar(const Request& request, const core::Actor& actor);

struct CalendarNav {
    std::string view = "week";  // or list, month, team
    std::string who = "all";
    core::Date day = {};
};

/// {{> scheduling/calendar_nav}}: week, list, month and team, and whose meetings, as far as they
/// are for the actor. Sets page["views"], page["whose"] and page["whose_some"].
void add_calendar_nav(View& page, const core::Actor& actor, const CalendarNav& nav);

/// Whether the actor may have the team view.
bool sees_teams(const core::Actor& actor);

}  // namespace quorate::server
