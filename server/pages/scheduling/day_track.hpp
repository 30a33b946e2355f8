#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/availability/view_calendars.hpp"
#include "core/meetings/view_meeting.hpp"
#include "server/app/app.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

// A day of a room, or of somebody, as a row of stretches between two hours: meetings, what is held,
// what is taken otherwise, and the gaps between.

/// The meetings that the actor may know of from `first` to before `after`; of the others only the
/// time is shown.
using KnownMeetings = std::map<core::MeetingId, core::MeetingListing>;
KnownMeetings known_meetings(
    App& app, core::UnitOfWork& work, const core::Actor& actor, core::Date first, core::Date after);

/// The hours that the rows show: those of the service, and earlier or later when something is on.
struct ShownHours {
    int first = 9;
    int last = 17;
};
ShownHours shown_hours(const core::ServiceHours& hours);
void make_room_for(ShownHours& shown, const core::CalendarTimes& times, core::Date day);

/// What a gap offers.
struct Gaps {
    core::ServiceHours hours = {};  // gaps are only looked for in these
    core::RoomId room = {};
    bool may_book = false;   // a day that is worked, and a role that books
    core::Instant now = {};  // what has begun cannot be booked
};

/// {{#track}}{{> scheduling/track}}{{/track}}
View track_view(const core::CalendarTimes& times,
                core::Date day,
                const ShownHours& shown,
                const Gaps& gaps,
                const KnownMeetings& known);

/// "09:00" and so on, above the rows, with the class that sets their number.
View track_hours(const ShownHours& shown);

}  // namespace quorate::server
