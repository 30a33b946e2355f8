#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// GET /meetings/{m}/pack: what the pack holds and misses, when it goes, and who opened it
Response get_pack(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/pack: puts it together, or changes what was chosen
Response post_pack(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/pack/release: releases at once what there is
Response post_pack_release(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
