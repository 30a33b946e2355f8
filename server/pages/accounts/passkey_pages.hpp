#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// The own passkeys, and making one: the page asks for what to tell the device, in JSON, and sends
/// what the device gave.
Response get_passkeys(App& app, const Request& request, const core::Actor& actor);
Response get_new_passkey(App& app, const Request& request, const core::Actor& actor);
Response post_new_passkey_options(App& app, const Request& request, const core::Actor& actor);
Response post_new_passkey(App& app, const Request& request, const core::Actor& actor);
Response get_remove_passkey(App& app, const Request& request, const core::Actor& actor);
Response post_remove_passkey(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
