#pragma once

#include <vector>

#include "core/access/actor.hpp"
#include "core/minutes/meeting_file.hpp"
#include "core/support/private.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// One of the family who must not be at their meetings, so that nothing of them goes there.
struct KeptAway {
    FamilyMemberId member = {};
    PersonName name = {};      // empty for those who may not see it
    bool is_told_how = false;  // the chair recorded how they are told
};

/// All of them in the family of the meeting, in the order of the case file.
std::vector<KeptAway> family_kept_away(UnitOfWork& work,
                                       const Actor& actor,
                                       const MeetingFile& file,
                                       Instant now);

}  // namespace quorate::core
