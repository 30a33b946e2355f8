#pragma once

#include "core/meetings/record_reply.hpp"
#include "server/app/route.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// {{#change_seen}}{{> reply/change_seen}}{{/change_seen}}: that the meeting has changed at short
/// notice, with a button that says so was seen; or that it was. Nothing for who was not asked.
View change_seen_box(const core::SeatView& seat, const std::string& seen_url);

/// POST /i/{token}/seen: the bearer of the link has seen the change.
Response post_change_seen(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
