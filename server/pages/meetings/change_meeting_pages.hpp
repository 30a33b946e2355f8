#pragma once

#include "core/meetings/change_meeting.hpp"
#include "server/app/route.hpp"
#include "server/pages/meetings/meeting_form.hpp"

namespace quorate::server {

/// /meetings/{m}/move: another time, place or chair.
Response get_move_meeting(App& app, const Request& request, const core::Actor& actor);
Response post_move_meeting(App& app, const Request& request, const core::Actor& actor);

/// /meetings/{m}/cancel: with the reason.
Response get_cancel_meeting(App& app, const Request& request, const core::Actor& actor);
Response post_cancel_meeting(App& app, const Request& request, const core::Actor& actor);

/// The move that a form asks for.
core::Reschedule reschedule_of(const core::MeetingId& id, const MeetingForm& form);

/// The form of a move again, with what was typed and what is in the way of it.
Response move_refused(App& app,
                      const Request& request,
                      const core::Actor& actor,
                      const MeetingForm& form,
                      const core::Error& refused);

}  // namespace quorate::server
