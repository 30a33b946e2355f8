#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// /meetings/{m}/mailed-replies/{r}: a reply by e-mail that is not counted by itself. Whoever looks
/// at it says what it means; of a proposed time, whether the meeting moves or stays.
Response get_mailed_reply(App& app, const Request& request, const core::Actor& actor);
Response post_mailed_reply(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
