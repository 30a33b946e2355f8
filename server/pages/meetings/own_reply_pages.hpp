#pragma once

#include "core/meetings/view_meeting.hpp"
#include "server/app/route.hpp"

namespace quorate::server {

/// GET /meetings/{m} for somebody who has a seat and nothing more: what this participant was sent,
/// and the questions of a reply.
Response invited_page(App& app,
                      const Request& request,
                      const core::Actor& actor,
                      const core::MeetingView& view,
                      const core::ReplyForm& typed = {},
                      const std::vector<core::FieldError>& errors = {},
                      int status = 200);

/// POST /meetings/{m}/reply: the answer of somebody who is signed in, for their own seat.
Response post_own_reply(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
