#pragma once

#include <map>
#include <vector>

#include "core/availability/view_calendars.hpp"
#include "core/meetings/calendar_week.hpp"
#include "core/scheduling/watch_meeting.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// The hours that the grid shows: from 09:00 to 17:00, and earlier or later when a meeting is, or
/// the time around it of whoever looks and chairs it.
struct CalendarHours {
    int first = 9;
    int last = 17;
};
CalendarHours calendar_hours(const core::CalendarDays& days, const core::UserId& viewer);

/// "09:00" and so on, beside the days.
View hour_marks(const CalendarHours& shown);

/// One day of the calendar: its last days, then its meetings on a grid of quarters of an hour, and
/// whatever else takes the time of whoever looks, by the time that it begins. A meeting takes all
/// the time of a viewer who chairs it: with the family before, and after it.
View calendar_day(const core::CalendarDays& days,
                  core::Date day,
                  core::Date today,
                  const CalendarHours& shown,
                  const core::UserId& viewer,
                  const core::CalendarTimes* own = nullptr);

/// "Needs your decision": at most three meetings and last days that are in danger.
struct Decisions {
    View cards = {};
    std::size_t more_meetings = 0;  // that are not shown
    std::size_t more_dates = 0;
};

/// Those of these days. `taken` are the meetings whose chair or room has something else by now,
/// `declined` those whose chair cannot come, on whatever day.
Decisions decisions(const core::CalendarDays& days,
                    const std::map<core::MeetingId, core::TakenFromMeeting>& taken,
                    const std::vector<core::MeetingListing>& declined,
                    core::Instant now);

}  // namespace quorate::server
