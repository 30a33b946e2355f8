#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// Signing in with a passkey, and showing one in place of the password where it is asked for again.
/// The page asks for what to tell the device, in JSON, and sends what the device gave.
Response post_passkey_options(App& app, const Request& request, const core::Actor& actor);
Response post_passkey(App& app, const Request& request, const core::Actor& actor);
Response post_confirm_passkey_options(App& app, const Request& request, const core::Actor& actor);
Response post_confirm_passkey(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
