#pragma once

#include <string>

#include "server/app/api.hpp"
#include "server/app/app.hpp"

namespace quorate::server {

/// What a page tells a device: `challenge`, `rp_id`, `milliseconds`, and no credentials in `known`.
json::object passkey_options(const App& app, const std::string& challenge);

}  // namespace quorate::server
