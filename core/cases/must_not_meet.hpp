#pragma once

#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/cases/case_tools.hpp"
#include "core/cases/family_member.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

struct Meeting;

/// Two of a family, or of two whose meetings are held together, who must not meet: they come to
/// different parts of a meeting, and neither is told of the other's.
struct MustNotMeet {
    std::string id = {};
    CaseId case_id = {};
    FamilyMemberId one = {};
    FamilyMemberId other = {};
    FreeText reason = {};
    UserId noted_by = {};
    Instant noted_at = {};
};

/// Why a pair may meet again.
struct EndedMustNotMeet {
    std::string id = {};
    UserId ended_by = {};
    Instant ended_at = {};
    FreeText reason = {};
};

struct NoteMustNotMeet {
    CaseId case_id = {};
    FamilyMemberId one = {};
    FamilyMemberId other = {};
    FreeText reason = {};
};

struct NotedPair {
    std::string id;
    int meetings_to_split = 0;  // ahead, to which both are invited for the same time
};

/// People of other families whose meetings are held together with one of this family's that is
/// ahead, as far as the actor may flag somebody there too: such a note can name one of them.
std::vector<FamilyMember> people_of_families_met(UnitOfWork& work,
                                                 const Actor& actor,
                                                 const CaseId& family,
                                                 Instant now);

/// Notes that two family members must not meet. Whoever may flag somebody who must not be at
/// meetings may. The other can be of a family whose meeting is held together with this one's; the
/// note stands in the file of this family alone. Meetings that are booked stay as they are: how
/// many have to be split is told.
Result<NotedPair> note_must_not_meet(UnitOfWork& work,
                                     const CaseTools& tools,
                                     const Actor& actor,
                                     const NoteMustNotMeet& command);

/// The booked meetings ahead to which both are invited for the same time.
std::vector<Meeting> meetings_to_split(UnitOfWork& work,
                                       const AuthorityId& authority,
                                       const MustNotMeet& pair,
                                       Instant now);

struct EndMustNotMeet {
    CaseId case_id = {};
    std::string id = {};
    FreeText reason = {};
};

/// Says that the two may meet again, for a reason that is kept. As with a person who must not be at
/// meetings, it needs somebody else than whoever noted it.
Result<Done> end_must_not_meet(UnitOfWork& work,
                               const CaseTools& tools,
                               const Actor& actor,
                               const EndMustNotMeet& command);

}  // namespace quorate::core
