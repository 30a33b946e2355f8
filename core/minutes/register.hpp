#pragma once

#include <map>
#include <optional>
#include <vector>

#include "core/meetings/invitee.hpp"
#include "core/meetings/quorum.hpp"
#include "core/minutes/meeting_file.hpp"
#include "core/minutes/minutes.hpp"

namespace quorate::core {

/// What is assumed of a seat until the register is taken: what its holder said they would do.
Attendance expected_attendance(Reply reply);

/// The seats with their attendance filled in: as recorded, or as expected.
std::vector<InviteeEntry> with_attendance(std::vector<InviteeEntry> seats);

/// Who is at a meeting, and whether that is enough to decide.
struct Register {
    MeetingFile file;
    std::vector<InviteeEntry> seats;  // attendance as recorded
    Quorum quorum;                    // of the seats as recorded or expected
    std::optional<Closing> closing = {};
};

/// The register of a meeting that has been looked up, and audited, already.
Register register_beside(UnitOfWork& work, const MeetingFile& file);

Result<Register> view_register(UnitOfWork& work,
                               const Clock& clock,
                               const Actor& actor,
                               const MeetingId& meeting);

struct TakeRegister {
    MeetingId meeting;
    std::map<InviteeId, Attendance> attendance;  // seats that are not named stay as they are
};

/// Records who is there. Refused as wrong_state once the meeting is closed or cancelled.
Result<Register> take_register(UnitOfWork& work,
                               const Clock& clock,
                               const Actor& actor,
                               const TakeRegister& command);

/// Opens the meeting, on its day or later.
Result<Meeting> open_meeting(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const MeetingId& meeting);

}  // namespace quorate::core
