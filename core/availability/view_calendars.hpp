#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/availability/free_busy.hpp"
#include "core/people/room.hpp"
#include "core/support/clock.hpp"
#include "core/support/private.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

class LinkTokens;

/// What takes the time of somebody or something, by what it is. Says nothing of what it is for; of
/// people only that it is taken, to those who may not know why: see may_know_why().
struct CalendarTimes {
    CalendarOwner owner = {};
    std::vector<MeetingTime> meetings = {};
    std::vector<TimeSpan> held = {};  // kept free for a meeting that is being booked
    std::vector<BusyTime> busy = {};
    std::vector<CivilStretch> off = {};  // outside working patterns
};

struct RoomTimes {
    Room room;
    CalendarTimes times;
};

/// The rooms by name, and what takes them between two days, both included: at most six weeks. One
/// that is no longer offered is there while meetings are booked in it.
Result<std::vector<RoomTimes>> view_room_times(
    UnitOfWork& work, const Clock& clock, const Actor& actor, Date from, Date until);

/// The same of one room, also of one that is no longer offered.
Result<RoomTimes> view_times_of_room(UnitOfWork& work,
                                     const Clock& clock,
                                     const Actor& actor,
                                     const RoomId& room,
                                     Date from,
                                     Date until);

struct PersonTimes {
    UserId user;
    PersonName name;
    std::string job_title = {};
    CalendarTimes times;
};

/// The people of a team by name, and what takes their time between two days, both included: for
/// whoever books meetings.
Result<std::vector<PersonTimes>> view_team_times(UnitOfWork& work,
                                                 const Clock& clock,
                                                 const Actor& actor,
                                                 const TeamId& team,
                                                 Date from,
                                                 Date until);

/// What takes the actor's own time, between two days, both included.
CalendarTimes own_times(
    UnitOfWork& work, const Clock& clock, const Actor& actor, Date from, Date until);

/// A meeting as reception needs it: nothing that says whom it is about.
struct DoorEntry {
    RoomId room_id;
    std::string room = {};
    std::string building = {};
    Instant starts_at = {};
    // Neither this nor the family's reference when anybody comes for a part of it only: who stands
    // at the door does not read how long the others stay.
    std::optional<Instant> ends_at = {};
    std::string reference = {};  // of the meeting, never of the case
    // The other, in the messages to the family. Not when one of them must not be there: they may
    // know it.
    std::string family_reference = {};
    int seats = 0;
};

/// Everything that is on in the rooms on a day, by building, room and time. Audited.
Result<std::vector<DoorEntry>> view_day_sheet(
    UnitOfWork& work, const Clock& clock, const LinkTokens& links, const Actor& actor, Date day);

}  // namespace quorate::core
