#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/meetings/confirmed.hpp"
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
    std::vector<SeatRequest> invitees = {};  // chair and minute taker are invited anyway
    std::optional<HoldId> hold = {};         // the slot that was held for it, and is free with it
    Confirmed confirmed = {};
    // Notes of pairs who must not meet that somebody who may has let meet before: a poll's. Never
    // of a form.
    std::vector<std::string> may_meet = {};
    // The mark of meetings of other families at the same time, which are not in its way.
    std::optional<HeldTogetherId> held_together = {};
};

/// Books a meeting and queues its invitations. Refuses weekends for conferences, a day after the
/// limit without a manager's name and a reason, a chair, minute taker or room that is taken, people
/// who have to be there and are taken, excluded people, and whatever is unknown, past or out of
/// bounds: all that is wrong at once. Without fault, but without a possible quorum, beside another
/// initial conference, in a room that is too small, when somebody's calendar is taken or at an
/// unusual hour, it asks for confirmation.
Result<MeetingId> schedule_meeting(UnitOfWork& work,
                                   const MeetingTools& tools,
                                   const Actor& actor,
                                   const MeetingDraft& draft);

/// Whether schedule_meeting() would book this now: what it would refuse is refused in the same
/// words. Writes nothing.
Result<Done> check_meeting(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Actor& actor,
                           const MeetingDraft& draft);

}  // namespace quorate::core
