#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/preparation/exclusion_request.hpp"
#include "core/support/private.hpp"
#include "core/support/result.hpp"
#include "core/support/seal.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Asks the chair to keep one of the family out of a meeting, or of a part of it.
struct AskForExclusion {
    MeetingId meeting;
    FamilyMemberId member = {};
    std::string ground = {};
    std::string scope = {};
    FreeText asked_by = {};  // who asks, and for which agency
    FreeText evidence = {};
};

/// Whoever may flag somebody who must not be at meetings may record that it was asked for. One
/// request about a person waits at a time.
Result<ExclusionRequestId> ask_for_exclusion(UnitOfWork& work,
                                             const MeetingTools& tools,
                                             const Seal& seal,
                                             const Actor& actor,
                                             const AskForExclusion& command);

struct DecideExclusion {
    MeetingId meeting;
    ExclusionRequestId request;
    std::string decision = {};
    std::string scope = {};  // of one that is granted
    FreeText part = {};
    std::optional<Date> until = {};
    FreeText reason = {};
    FreeText told = {};
    std::vector<FieldError> errors = {};  // found before
};

struct DecidedExclusion {
    int invitations_ended = 0;  // seats that were taken back
};

/// The chair of the meeting decides, and nobody else. Whoever is kept out of the whole meeting is
/// flagged on the case at once, if nobody did so before: their invitations end, and nobody can send
/// another until the flag is lifted. For a part, the chair says which; the times are set where the
/// meeting is split.
Result<DecidedExclusion> decide_exclusion(UnitOfWork& work,
                                          const MeetingTools& tools,
                                          const Seal& seal,
                                          const Actor& actor,
                                          const DecideExclusion& command);

}  // namespace quorate::core
