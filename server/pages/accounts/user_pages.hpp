#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// Accounts, for those who look after them.

Response get_accounts(App& app, const Request& request, const core::Actor& actor);
Response get_new_account(App& app, const Request& request, const core::Actor& actor);
Response post_account(App& app, const Request& request, const core::Actor& actor);
Response get_account(App& app, const Request& request, const core::Actor& actor);
Response get_edit_account(App& app, const Request& request, const core::Actor& actor);
Response post_edit_account(App& app, const Request& request, const core::Actor& actor);
Response get_disable_account(App& app, const Request& request, const core::Actor& actor);
Response post_disable_account(App& app, const Request& request, const core::Actor& actor);
Response get_open_account(App& app, const Request& request, const core::Actor& actor);
Response post_open_account(App& app, const Request& request, const core::Actor& actor);
Response get_end_sessions_of(App& app, const Request& request, const core::Actor& actor);
Response post_end_sessions_of(App& app, const Request& request, const core::Actor& actor);

/// Takes app and passkeys off the account of somebody who has lost the device.
Response get_take_off_second_factor(App& app, const Request& request, const core::Actor& actor);
Response post_take_off_second_factor(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
