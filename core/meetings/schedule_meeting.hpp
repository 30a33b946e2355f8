#pragma once

#include <vector>

#include "core/access/actor.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/meetings/seats.hpp"
#include "core/meetings/time_and_place.hpp"

namespace quorate::core {

/// A meeting as a person asks for it.
struct MeetingDraft {
    CaseId case_id;
    std::string type = {};
    std::vector<ChildId> children = {};
    TimeAndPlace when_and_where = {};
    std::vector<SeatRequest> invitees = {};  // the chair is invited anyway
};

/// Books a meeting and queues its invitations. Refuses weekends for conferences, a day after the
/// limit without a manager's name and a reason, a taken chair or room, excluded people, and
/// whatever is unknown, past or out of bounds: all that is wrong at once.
Result<MeetingId> schedule_meeting(UnitOfWork& work,
                                   const MeetingTools& tools,
                                   const Actor& actor,
                                   const MeetingDraft& draft);

}  // namespace quorate::core
