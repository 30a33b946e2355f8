#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting.hpp"
#include "core/meetings/quorum.hpp"
#include "core/people/room.hpp"
#include "core/slots/free_time.hpp"
#include "core/slots/slot_grid.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// Another meeting in a building that is known: whoever is there needs time to travel.
struct Elsewhere {
    CivilStretch when;
    std::string building;
};

/// When somebody is not free, and nothing about why. Order does not matter; stretches may overlap.
struct Diary {
    std::vector<CivilStretch> busy = {};
    std::vector<Elsewhere> elsewhere = {};  // busy as well, whether or not `busy` has them too
};

/// Somebody who could chair.
struct ChairCandidate {
    UserId id;
    PersonName name = {};
    Diary diary = {};
    bool is_usual = false;               // chaired for this family before
    std::optional<int> most_a_day = {};  // meetings they may chair on one day
    std::vector<int> booked = {};        // theirs already on each day of the grid; empty: none
};

/// What somebody is at the meeting for. The last three come for the family: they are there in its
/// time before the meeting as well.
enum class SeatPart { professional, minute_taker, family, interpreter, advocate };

/// A seat that is to be filled; the chair is not among them.
struct SlotSeat {
    SeatHolder holder;
    PersonName name = {};
    Requirement requirement = Requirement::required;  // a report will do: optional
    SeatPart part = SeatPart::professional;
    bool is_known = true;                         // false: the calendar is not shared
    std::optional<Date> known_until = {};         // nor is it after this day
    std::optional<QuorumSeat> counts = {};        // its presence is not looked at
    std::optional<AttendanceWindow> window = {};  // nothing: all of the meeting
    Diary diary = {};
};

struct SlotRoom {
    RoomId id;
    std::string name = {};
    std::string building = {};
    int capacity = 1;
    std::set<AccessFeature> features = {};
    std::vector<CivilStretch> busy = {};
    std::optional<std::chrono::minutes> travel_gap = {};  // to get here; else that of the request
};

/// Where the meeting is to be.
struct SlotPlace {
    MeetingMode mode = MeetingMode::in_person;
    std::string venue = {};  // not ours: no room of ours is taken
    int capacity = 0;
    std::set<AccessFeature> features = {};         // a room without them will not do
    std::set<AccessFeature> wished_features = {};  // better with them
};

bool needs_room(const SlotPlace& place);

/// Some time of every such weekday, as minutes after midnight, that does not suit the family.
struct UnwantedTime {
    std::chrono::weekday day;
    std::chrono::minutes from{0};
    std::chrono::minutes until{0};
    std::string name = {};  // "school run"
};

/// A meeting is in the morning when it is over by one, and in the afternoon when it starts at noon
/// or later.
enum class HalfDay { morning, afternoon };

/// What is kept where it can be.
struct FamilyWishes {
    std::vector<UnwantedTime> unwanted = {};
    std::optional<HalfDay> preferred = {};
};

/// Keeps the slots that are offered from being one and the same.
struct SlotSpread {
    std::chrono::minutes apart{60};  // between the starts of two on a day, at least
    int a_day =
        2;  // no more, nor any that overlap, while there are others; 0: as many as there are
};

/// A meeting that needs a time, with all that find_slots() may know. Every length is a whole number
/// of the grid's units.
struct SlotRequest {
    SlotGrid grid;  // the working days from the earliest to the last, and the hours of service
    std::chrono::minutes length{60};
    std::chrono::minutes family_before{0};  // with the family: chair, room and those for the family
    std::chrono::minutes debrief_after{0};  // the chair's, in the room
    CivilTime earliest = {};                // nothing of it begins before
    std::optional<CivilTime> latest_start = {};  // the meeting itself begins no later
    std::vector<int> days_to_spare = {};  // working days from each day to the last; none: no limit
    std::vector<ChairCandidate> chairs = {};
    std::vector<ChairCandidate> other_chairs = {};  // nearest_slots() alone looks at them
    std::vector<SlotSeat> seats = {};
    std::vector<SlotRoom> rooms = {};
    SlotPlace place = {};
    FamilyWishes wishes = {};
    QuorumRule quorum = {};
    std::chrono::minutes travel_gap{0};  // between two buildings
    SlotSpread spread = {};
    std::size_t want = 5;
};

/// The chair and the room are needed from `family_before` to `debrief_after`.
std::chrono::minutes whole_length(const SlotRequest& request);

/// A seat that has to be free, where its calendar is known. A minute taker always has.
bool must_be_free(const SlotSeat& seat);

/// Who is at the meeting for the family.
bool comes_for_family(const SlotSeat& seat);

/// Whether it counts: an optional seat is not relied on.
bool counts_to_quorum(const SlotSeat& seat);

/// Refuses what no calendar could ever satisfy, all of it at once: no day left, needs that
/// contradict one another, a quorum that could not be met if everybody came. Fields are those of
/// the meeting's form: "last_day", "duration_minutes", "chair", "invitees", "mode", "quorum".
Result<Done> check_request(const SlotRequest& request);

}  // namespace quorate::core
