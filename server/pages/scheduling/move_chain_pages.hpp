#pragma once

#include <optional>
#include <vector>

#include "core/scheduling/move_chain.hpp"
#include "server/app/route.hpp"
#include "server/pages/meetings/meeting_form.hpp"

namespace quorate::server {

/// What the form for another time says of those that were booked with the meeting.
struct BookedWith {
    std::string words = {};    // a sentence; empty for a meeting that was booked alone
    bool shows_first = false;  // ask_about_chain() always shows something before it is saved
};
BookedWith booked_with(App& app, const core::Actor& actor, const core::MeetingId& id);

/// What moving a meeting would do to those that were booked with it, to be decided before it is
/// saved: for a conference, and for another of them that would miss its last day.
/// Nothing when there is nothing to decide, or when the move would be refused anyway.
std::optional<Response> ask_about_chain(App& app,
                                        const Request& request,
                                        const core::Actor& actor,
                                        const MeetingForm& form,
                                        const core::Reschedule& asked);

/// The last day that a meeting of a chain has to keep if its conference makes a plan, as a
/// sentence; empty for any other.
std::string expected_limit_words(App& app, const core::Actor& actor, const core::MeetingId& id);

/// POST /meetings/{m}/move/chain: saves the move, and with it that of the others, or nothing.
Response post_move_chain(App& app, const Request& request, const core::Actor& actor);

/// The boxes for the meetings that could be cancelled with this one; nothing when there are none.
std::optional<View> cancelled_with_field(App& app,
                                         const Request& request,
                                         const core::Actor& actor,
                                         const core::MeetingId& id,
                                         const std::vector<core::FieldError>& errors);

/// Those that were ticked.
std::vector<core::CancelledWith> cancelled_with(const Fields& form);

}  // namespace quorate::server
