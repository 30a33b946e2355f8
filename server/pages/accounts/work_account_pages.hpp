#pragma once

#include <optional>
#include <string>

#include "server/app/route.hpp"
#include "server/templates/frame.hpp"

namespace quorate::server {

/// GET /sign-in/organisation: on to the organisation's sign-on; with `again` to prove once more who
/// they are. A link and no form, because a page's form may lead to no other site.
Response get_sign_in_work(App& app, const Request& request, const core::Actor& actor);

/// GET /sign-in/organisation/back: where it sends people back to.
Response get_sign_in_work_back(App& app, const Request& request, const core::Actor& actor);

/// GET /sign-in/organisation/leave: signs out there as well, where that can be done.
Response get_sign_in_work_leave(App& app, const Request& request, const core::Actor& actor);

/// Where the button leads; empty without such a sign-on.
std::string work_sign_in_url(const App& app, const std::string& next);

/// The same for proving again who they are; empty when they have not signed in so before.
std::string work_step_up_url(App& app, const core::Actor& actor, const std::string& next);

/// What is told of a round that ended without anybody let in: `ended` is of the address.
std::optional<Flash> work_flash(const std::string& ended);

}  // namespace quorate::server
