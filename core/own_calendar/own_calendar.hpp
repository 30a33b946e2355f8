#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/availability/busy_time.hpp"
#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"

namespace quorate::core {

/// The calendars that a person's own programs read: the meetings they chair or have a seat at,
/// what they agreed to do, and when they are busy.
enum class OwnCalendar { meetings, actions, busy };

/// "meetings", "actions", "busy": stored, and the last part of the calendar's address.
std::string_view code(OwnCalendar calendar);
std::optional<OwnCalendar> own_calendar_from(std::string_view code);

/// The seat that somebody has at a meeting, as their own calendar shows it.
struct OwnSeat {
    InviteeId id = {};
    std::string calendar_uid = {};
    int sequence = 0;
    Requirement requirement = Requirement::required;
    Reply reply = Reply::none;
    std::optional<Instant> replied_at = {};
    std::string reply_hash = {};  // of the address that its mails are from; empty before the first
    std::string email = {};
};

/// A meeting as its chair's or an invitee's own calendar shows it: nothing of the case, the family
/// or of who else comes. Whoever comes for a part of it knows no other time.
struct OwnMeeting {
    MeetingId id = {};
    std::string uid = {};
    int sequence = 0;
    std::string reference = {};
    Instant starts_at = {};
    Instant ends_at = {};
    MeetingMode mode = MeetingMode::in_person;
    std::string room = {};  // with its building; empty when no room of ours is taken
    bool is_cancelled = false;
    Instant changed_at = {};
    std::optional<OwnSeat> seat = {};
    std::vector<int> alarms = {};  // minutes before the start
};

/// An entry of somebody's busy times, written by their own program. Has no title, on purpose.
struct BusyEntry {
    BusyEntryId id = {};
    AuthorityId authority = {};
    UserId user = {};
    std::string name = {};   // the last part of its address, chosen by the program
    std::string uid = {};    // chosen by the program
    std::string lines = {};  // when it is and how it repeats, as calendar/own writes it
    Instant starts_at = {};
    std::optional<Instant> ends_at = {};  // nothing when it repeats
    Instant read_until = {};              // how far its times are known to the slot finder
    Instant changed_at = {};
    int version = 1;
};

/// A member of a calendar as a program was last told of it.
struct CalendarMember {
    std::string name = {};
    std::string tag = {};  // changes with every byte
    std::int64_t number = 0;
    bool is_gone = false;

    friend bool operator==(const CalendarMember&, const CalendarMember&) = default;
};

struct CalendarState {
    std::string nonce = {};
    std::int64_t number = 0;
    std::int64_t oldest = 0;
};

/// What a program is told from: sync tokens are numbers of this.
struct OwnCalendarChanges {
    CalendarState state = {};
    std::vector<CalendarMember> members = {};  // also those that are gone
};

}  // namespace quorate::core
