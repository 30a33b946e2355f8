#pragma once

#include <optional>
#include <string>

#include "core/access/actor.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/preparation/preparation_point.hpp"
#include "core/support/private.hpp"
#include "core/support/result.hpp"
#include "core/support/seal.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What is settled about one person.
struct SettlePoint {
    MeetingId meeting;
    PreparedPerson person;
    std::string point = {};
    std::string answer = {};
    std::optional<Date> day = {};
    FreeText reason = {};
    int number = 0;  // of what was recorded last, as they saw it; 0 for nothing
    std::vector<FieldError> errors = {};  // found before
};

/// Records it. What was recorded before stays where it is. How a child took part is recorded once
/// the meeting has begun, by a code that fits the child's age on its day. `not_found` for somebody
/// the meeting is not about, or a point that there is not for them; `stale_version` when somebody
/// else settled it meanwhile.
Result<SettledPointId> settle_point(UnitOfWork& work,
                                    const MeetingTools& tools,
                                    const Seal& seal,
                                    const Actor& actor,
                                    const SettlePoint& command);

/// A team manager's approval: of there being no interpreter where one is needed, or of sharing
/// information without consent. It needs somebody else than whoever recorded it.
Result<Done> approve_point(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Actor& actor,
                           const MeetingId& meeting,
                           const SettledPointId& point);

}  // namespace quorate::core
