#pragma once

#include <map>
#include <vector>

#include "core/meetings/view_meeting.hpp"
#include "core/scheduling/needed_help.hpp"
#include "core/scheduling/search_slots.hpp"

namespace quorate::core {

enum class TakenPart { chair, minute_taker, room, seat };

/// Whoever or whatever a booked meeting needs and has something else at its time: leave, or a room
/// that somebody has taken. Why is not told.
struct TakenFromMeeting {
    TakenPart part = TakenPart::seat;
    PersonName name = {};   // of a person
    std::string room = {};  // of a room
};

/// What has changed around a meeting since it was booked.
struct MeetingWatch {
    std::vector<TakenFromMeeting> taken = {};
    std::vector<InterpreterNeed> interpreters = {};  // of the family who are invited
    std::vector<MissingHelp> help =
        {};  // that the meeting was said to need; nobody invited gives it
};

/// For whoever may see the meeting already. Nothing of one that is not ahead. Asks only whose
/// calendar is known: the chair, the minute taker, the room and those who have to be there. What
/// their own calendars have of this very meeting is not in its way.
MeetingWatch watch_meeting(UnitOfWork& work, const MeetingView& view, Instant now);

/// Of those of the meetings that are ahead and may be opened: whose chair or room has something
/// else then, and which. For staff who were shown the list.
std::map<MeetingId, TakenFromMeeting> taken_from_meetings(
    UnitOfWork& work, const std::vector<MeetingListing>& meetings, Instant now);

/// The meetings ahead whose chair cannot come, and that the actor may give another: the soonest
/// first. For staff who were shown a list of meetings.
std::vector<MeetingListing> declined_by_their_chair(UnitOfWork& work,
                                                    const Actor& actor,
                                                    Instant now);

}  // namespace quorate::core
