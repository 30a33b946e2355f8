#pragma once

#include "core/access/permission.hpp"
#include "core/cases/family_case.hpp"
#include "core/meetings/meeting.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// A meeting with the case it is about, for somebody who may do what they asked for.
struct MeetingFile {
    Meeting meeting;
    FamilyCase family;
    CaseFacts facts;
};

/// The meeting, if `actor` may do `action` on it: see permitted_meeting().
Result<MeetingFile> meeting_file(UnitOfWork& work,
                                 const Actor& actor,
                                 Action action,
                                 const MeetingId& id,
                                 Instant now,
                                 Grounds grounds = {});

/// Whether a second action is allowed on a meeting that has been looked up already.
bool may_also(const MeetingFile& file, const Actor& actor, Action action, Instant now);

}  // namespace quorate::core
