#pragma once

#include "core/access/actor.hpp"
#include "core/access/permission.hpp"
#include "core/due_dates/case_due_date.hpp"
#include "core/meetings/meeting.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// A meeting that the actor may do something to.
struct KnownMeeting {
    Meeting meeting;
    CaseFacts facts;
};

/// The meeting `id`, if the actor may do `action` to it. Its chair and the staff who have a seat at
/// it are involved in its case as far as it is concerned.
Result<KnownMeeting> permitted_meeting(UnitOfWork& work,
                                       const Actor& actor,
                                       Action action,
                                       const MeetingId& id,
                                       Instant now,
                                       Grounds grounds = {});

/// Whether a list of meetings that reaches so far holds `meeting`: those of the cases within it,
/// and those that the actor has a seat at.
bool is_listed(UnitOfWork& work, const Actor& actor, Reach reach, const MeetingId& id, Instant now);

/// The limit that `meeting` is booked for now. A corrected event may have replaced the one it was
/// first booked for.
std::optional<CaseDueDate> limit_of(UnitOfWork& work, const Meeting& meeting);

}  // namespace quorate::core
