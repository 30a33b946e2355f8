#pragma once

#include <string>
#include <vector>

#include "core/retention/hold_notice.hpp"
#include "core/support/id.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

// How long records are kept, what may not be destroyed, and erasing what is past its time. Service
// managers look after it; a family is named by its reference alone.

std::string retention_url();                           // /retention
std::string erase_family_url(const core::CaseId& id);  // /families/{f}/erase

/// What the page of a family says of legal holds, {{#holds}}{{> alert}}{{/holds}}: that it is kept,
/// in fixed words, and what waits to be lifted. Nothing where none holds.
View hold_alerts(const core::HoldNotice& notice, const core::Actor& actor);

/// What waits to be lifted alone, with the way to where it is confirmed or turned down.
std::vector<View> lift_alerts(const core::HoldNotice& notice);

/// GET /retention: closed families past their time, holds, and what was erased.
Response get_retention(App& app, const Request& request, const core::Actor& actor);

/// GET and POST /retention/hold: stops the erasing of a family, or of everything.
Response get_place_hold(App& app, const Request& request, const core::Actor& actor);
Response post_place_hold(App& app, const Request& request, const core::Actor& actor);

/// GET and POST /retention/holds/{h}/lift: proposes that a hold is lifted.
Response get_lift_hold(App& app, const Request& request, const core::Actor& actor);
Response post_lift_hold(App& app, const Request& request, const core::Actor& actor);

/// GET and POST /families/{f}/erase: proposes that a family is erased.
Response get_erase_family(App& app, const Request& request, const core::Actor& actor);
Response post_erase_family(App& app, const Request& request, const core::Actor& actor);

/// GET /admin/retention: how long each class of record is kept. GET and POST /admin/retention/{c}
/// change one.
Response get_retention_schedule(App& app, const Request& request, const core::Actor& actor);
Response get_retention_rule(App& app, const Request& request, const core::Actor& actor);
Response post_retention_rule(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
