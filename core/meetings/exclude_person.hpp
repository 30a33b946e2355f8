#pragma once

#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/proposals/proposal.hpp"
#include "core/support/private.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Flags somebody who must not be at this family's meetings: a family member of this case, or a
/// contact.
struct FlagExcludedPerson {
    CaseId case_id = {};
    FamilyMemberId member = {};  // one of the two
    ContactId contact = {};
    FreeText reason = {};
};

struct FlaggedPerson {
    std::string id;                           // of the flag
    int invitations_ended = 0;                // seats at meetings ahead that were taken back
    std::vector<MeetingId> quorum_lost = {};  // where it cannot be met any more, the soonest first
};

/// Whatever seat the person has at a meeting of the case that is still ahead is taken back at once.
/// Who was told of the meeting is told that it is off, and not why. Its chair and whoever arranged
/// it are told that a seat is gone, not whose, and whether quorum can still be met.
Result<FlaggedPerson> flag_excluded_person(UnitOfWork& work,
                                           const MeetingTools& tools,
                                           const Actor& actor,
                                           const FlagExcludedPerson& command);

struct LiftExclusion {
    CaseId case_id = {};
    std::string id = {};  // of the flag
    FreeText reason = {};
};

/// Proposes that a flag be taken away, for a reason that is kept with it. Another manager who is
/// involved confirms it; until then the flag holds.
Result<Proposal> propose_lift_exclusion(UnitOfWork& work,
                                        const MeetingTools& tools,
                                        const Actor& actor,
                                        const LiftExclusion& command);

/// Takes the flag away that somebody proposed to lift and the actor has confirmed. Invitations that
/// ended with it do not come back. `wrong_state` when it is gone already.
Result<Done> lift_exclusion(UnitOfWork& work,
                            const Clock& clock,
                            const Actor& actor,
                            const Proposal& proposal);

}  // namespace quorate::core
