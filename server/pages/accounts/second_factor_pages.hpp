#pragma once

#include <string>
#include <vector>

#include "server/app/route.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// The own authenticator app: whether there is one, and how many recovery codes are left.
Response get_second_factor(App& app, const Request& request, const core::Actor& actor);

/// Why somebody sees these pages before all others whose app and passkeys were taken off.
View taken_off_notice();

/// The page that shows new recovery codes, once. Never stored, here or in the browser.
Response show_recovery_codes(App& app,
                             const Request& request,
                             const core::Actor& actor,
                             const std::vector<std::string>& codes);

/// Makes a secret, then leads to the page that shows it and asks for the first code.
Response post_begin_second_factor(App& app, const Request& request, const core::Actor& actor);
Response get_prove_second_factor(App& app, const Request& request, const core::Actor& actor);
Response post_prove_second_factor(App& app, const Request& request, const core::Actor& actor);

Response get_renew_recovery_codes(App& app, const Request& request, const core::Actor& actor);
Response post_renew_recovery_codes(App& app, const Request& request, const core::Actor& actor);
Response get_remove_second_factor(App& app, const Request& request, const core::Actor& actor);
Response post_remove_second_factor(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
