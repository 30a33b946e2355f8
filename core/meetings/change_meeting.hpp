#pragma once

#include <optional>
#include <string_view>

#include "core/access/actor.hpp"
#include "core/meetings/confirmed.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/meetings/seats.hpp"
#include "core/meetings/time_and_place.hpp"

namespace quorate::core {

/// What becomes of the meetings of other families that one is held together with: they change with
/// it, or it is held alone from then on. Until somebody says which, nothing changes.
enum class HeldOthers { not_said, change_too, stay };

// Stable codes: "all", "alone"; empty while it is not said.
std::string_view code(HeldOthers others);
std::optional<HeldOthers> held_others_from(std::string_view code);

/// Another time, place or chair for a meeting.
struct Reschedule {
    MeetingId meeting;
    int version = 0;  // the one the person saw
    TimeAndPlace when_and_where = {};
    std::string reason = {};  // needed when the time changes
    Confirmed confirmed = {};
    HeldOthers others = HeldOthers::not_said;  // needed when any are still to be held
};

/// Moves a meeting, or changes its place or chair, and queues the updates. When the time changes,
/// everyone is asked again. A room that is too small has to be confirmed, and so has a new time
/// that is at an unusual hour or taken in somebody's calendar. Those that it is held together with
/// change their time, place and chair too, all or none, or it leaves them. Gives the new version; a
/// change of nothing gives the old one.
Result<int> reschedule_meeting(UnitOfWork& work,
                               const MeetingTools& tools,
                               const Actor& actor,
                               const Reschedule& asked);

/// Whether reschedule_meeting() would do this now: what it would refuse is refused in the same
/// words. Writes nothing.
Result<Done> check_reschedule(UnitOfWork& work,
                              const MeetingTools& tools,
                              const Actor& actor,
                              const Reschedule& asked);

/// The same for whoever only looks whether a day can be had: why it is changed, and why it is after
/// the last day, is asked of whoever moves it.
Result<Done> check_new_day(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Actor& actor,
                           Reschedule asked);

struct Cancellation {
    MeetingId meeting;
    int version = 0;
    std::string reason = {};
    HeldOthers others = HeldOthers::not_said;
};

/// Calls a meeting off and queues a cancellation for everyone who was asked. What it was booked for
/// needs a date again. Those that it is held together with are called off too, all or none, or
/// stay.
Result<int> cancel_meeting(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Actor& actor,
                           const Cancellation& asked);

/// Invites somebody more. When they do not fit into the room, that has to be confirmed.
Result<InviteeId> add_invitee(UnitOfWork& work,
                              const MeetingTools& tools,
                              const Actor& actor,
                              const MeetingId& meeting,
                              const SeatRequest& asked,
                              const Confirmed& confirmed = {});

/// Who comes for which part of a meeting.
struct ChangeWindows {
    struct Seat {
        InviteeId id;
        std::optional<AttendanceWindow> window = {};  // nothing: all of it
    };
    MeetingId meeting;
    int version = 0;  // of the meeting, that the person saw
    std::vector<Seat> seats = {};
    Confirmed confirmed = {};
};

/// Lets people come for a part of a meeting, or for all of it again. Each whose time changes is
/// told their own new time and asked again; nobody else is told anything. Two who must not meet and
/// would have to be confirmed. Gives the new version; a change of nothing gives the old one.
Result<int> change_windows(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Actor& actor,
                           const ChangeWindows& asked);

/// Takes an invitation back: that seat alone is told.
Result<Done> remove_invitee(UnitOfWork& work,
                            const MeetingTools& tools,
                            const Actor& actor,
                            const MeetingId& meeting,
                            const InviteeId& seat,
                            int version);

}  // namespace quorate::core
