#pragma once

#include <string>
#include <vector>

#include "core/support/result.hpp"
#include "server/app/route.hpp"

namespace quorate::server {

/// GET /: to the page each role starts its day on.
Response get_home(App& app, const Request& request, const core::Actor& actor);

Response get_sign_in(App& app, const Request& request, const core::Actor& actor);
Response post_sign_in(App& app, const Request& request, const core::Actor& actor);

/// Signs in as an invented person, in the demonstration only.
Response post_sign_in_demo(App& app, const Request& request, const core::Actor& actor);

/// Asks for the password again before an act that needs it.
Response get_confirm_password(App& app, const Request& request, const core::Actor& actor);
Response post_confirm_password(App& app, const Request& request, const core::Actor& actor);

/// The sign-in page, and the one that asks for the password again, with what was wrong of an
/// attempt by other means.
Response sign_in_again(App& app,
                       const Request& request,
                       const core::Actor& actor,
                       const std::string& next,
                       std::vector<core::FieldError> errors,
                       int status);
Response confirm_again(App& app,
                       const Request& request,
                       const core::Actor& actor,
                       const std::string& next,
                       std::vector<core::FieldError> errors,
                       int status);

/// Notes that the session is used, for a page that stays open; answers in JSON with the seconds
/// that are left now.
Response post_extend_session(App& app, const Request& request, const core::Actor& actor);

Response post_sign_out(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
