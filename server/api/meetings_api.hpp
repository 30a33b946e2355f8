#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// /api/v1/meetings
Response get_api_meetings(App& app, const Request& request, const core::Actor& actor);
Response post_api_meeting(App& app, const Request& request, const core::Actor& actor);

// /api/v1/meetings/{id}: PATCH moves it or changes its place, and needs If-Match.
Response get_api_meeting(App& app, const Request& request, const core::Actor& actor);
Response patch_api_meeting(App& app, const Request& request, const core::Actor& actor);

// /api/v1/meetings/{id}/reschedule and /cancel: with If-Match only that version is changed.
Response post_api_reschedule(App& app, const Request& request, const core::Actor& actor);
Response post_api_cancel(App& app, const Request& request, const core::Actor& actor);

// /api/v1/meetings/{id}/held-together: a meeting of another family at the same time.
Response post_api_held_together(App& app, const Request& request, const core::Actor& actor);

// Who comes for which part of a meeting.
Response post_api_split(App& app, const Request& request, const core::Actor& actor);

// /api/v1/meetings/{id}/invitees
Response get_api_invitees(App& app, const Request& request, const core::Actor& actor);
Response get_api_invitee(App& app, const Request& request, const core::Actor& actor);
Response post_api_invitee(App& app, const Request& request, const core::Actor& actor);
Response patch_api_invitee(App& app, const Request& request, const core::Actor& actor);
Response delete_api_invitee(App& app, const Request& request, const core::Actor& actor);
Response post_api_invitee_reply(App& app, const Request& request, const core::Actor& actor);

// /api/v1/meetings/{id}/reply: of whoever is signed in, for their own seat
Response post_api_own_reply(App& app, const Request& request, const core::Actor& actor);

// /api/v1/meetings/{id}/quorum
Response get_api_quorum(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
