#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/actions/action_point.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/own_calendar/own_calendar.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// The stretch that own calendars show: from 30 days back to 12 months ahead, in whole days.
TimeSpan own_calendar_span(Instant now);

/// Whether the actor has such a calendar: "My busy times" is for those who may say when they are
/// busy. Asked by each of the functions below.
Result<Done> permit_own_calendar(UnitOfWork& work,
                                 const Actor& actor,
                                 OwnCalendar calendar,
                                 Instant now);

/// The meetings that the actor chairs or has a seat at, by start: those of own_calendar_span() that
/// touch `span`, or the one named. What it shows is not of any case, so looking is not audited.
Result<std::vector<OwnMeeting>> own_meetings(UnitOfWork& work,
                                             const Clock& clock,
                                             const Actor& actor,
                                             const std::optional<TimeSpan>& span,
                                             const std::optional<MeetingId>& only = {});

/// When they are at those that are not cancelled, in no order: for who only asks whether they have
/// time.
Result<std::vector<TimeSpan>> own_meeting_times(UnitOfWork& work,
                                                const Clock& clock,
                                                const Actor& actor,
                                                const TimeSpan& span);

/// What the actor agreed to do: all that is open, and what was done in the last 30 days. Without
/// the words of it, and whom it is about.
struct OwnAction {
    ActionPointId id = {};
    std::string reference = {};  // of the meeting
    int number = 1;              // in the order in which they were agreed there
    Date due_on = {};
    ActionStatus status = ActionStatus::open;
    int percent = 0;
    std::optional<Instant> done_at = {};
    Instant created_at = {};
    int version = 1;
    std::vector<int> alarms = {};
};
Result<std::vector<OwnAction>> own_actions(UnitOfWork& work,
                                           const Clock& clock,
                                           const Actor& actor);

/// What somebody's program says of one meeting or action point of theirs: how they answer, how far
/// they are, when they want to be reminded. Nothing is left as it was.
struct OwnEntryChange {
    std::optional<Reply> reply = {};
    std::optional<ActionStatus> status = {};
    std::optional<int> percent = {};
    std::optional<std::vector<int>> alarms = {};
};

/// How many reminders one entry can have, and how long before.
inline constexpr std::size_t most_alarms = 5;
inline constexpr int longest_alarm = 28 * 24 * 60;

/// The answer is kept as if it were given on the meeting's page.
Result<Done> change_own_meeting(UnitOfWork& work,
                                const MeetingTools& tools,
                                const Actor& actor,
                                const MeetingId& meeting,
                                const OwnEntryChange& change);

/// The report is kept as if it were given on the action point's page; how far it is, is the first
/// words of its progress: "50% done".
Result<Done> change_own_action(UnitOfWork& work,
                               const Clock& clock,
                               const Actor& actor,
                               const ActionPointId& action,
                               const OwnEntryChange& change);

/// "50% done. Rang the school": 50.
int percent_of(std::string_view progress);

}  // namespace quorate::core
