#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/meetings/invitee.hpp"
#include "core/meetings/quorum.hpp"
#include "core/meetings/who_meets.hpp"
#include "core/minutes/meeting_file.hpp"
#include "core/minutes/minutes.hpp"

namespace quorate::core {

/// What the register suggests of a seat on the day: what its holder said they would do. Nobody is
/// there until somebody says so.
Attendance expected_attendance(Reply reply);

/// The register, like the decisions, is for the meeting's day and later; minutes can be prepared
/// before.
bool has_its_day_come(const Meeting& meeting, Instant now);

/// `what` and the day: "The register opens on Wednesday 25 November 2026".
std::string opens_on(std::string_view what, const Meeting& meeting);

/// Who is at a meeting, and whether that is enough to decide.
struct Register {
    MeetingFile file;
    std::vector<InviteeEntry> seats;  // attendance as recorded
    Quorum quorum;                    // of those in the room
    std::optional<Closing> closing = {};
    std::vector<PairNames> would_meet = {};  // who must not, as MeetingView has them
    Instant seen_at = {};                    // when it was looked at: quorum is of that moment
};

/// The register of a meeting that has been looked up, and audited, already.
Register register_beside(UnitOfWork& work, const MeetingFile& file, Instant now);

/// Where somebody is whom the register marks as there; nothing of anybody else.
std::optional<InRoom> in_room(const Register& roll, const Invitee& seat);

Result<Register> view_register(UnitOfWork& work,
                               const Clock& clock,
                               const Actor& actor,
                               const MeetingId& meeting);

/// A seat as a form showed it: what was recorded then, and what the form was filled in with.
struct SeatShown {
    Attendance recorded = Attendance::unknown;
    Attendance filled_in = Attendance::unknown;
    std::string arrived = {};
    std::string left = {};
};

struct TakeRegister {
    MeetingId meeting = {};
    std::map<InviteeId, Attendance> attendance = {};  // seats that are not named stay as they are
    std::map<InviteeId, SeatShown> shown = {};        // seats that are not named are not compared
    std::map<InviteeId, std::string> arrived = {};    // times as typed; empty takes one back, and
    std::map<InviteeId, std::string> left = {};       // seats that are not named stay as they are
};

/// Records who is there, of at least one person, from the meeting's day on. Refused as wrong_state
/// once the meeting is closed or cancelled. A seat that somebody else marked since it was shown
/// stays as they marked it; it is stale_version, with both values, where the form says otherwise.
/// Only who is there has times, and leaves after they came; whoever is not loses theirs.
Result<Register> take_register(UnitOfWork& work,
                               const Clock& clock,
                               const Actor& actor,
                               const TakeRegister& command);

}  // namespace quorate::core
