#pragma once

#include <optional>
#include <vector>

#include "core/cases/family_member.hpp"
#include "core/circulation/decision_letter.hpp"
#include "core/meetings/meeting.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// The first core group, the first review and the first of the same kind that are booked after
/// `held` about one of these children, by time. A member of the family is told of none but those
/// they have a seat at, and their own time of it: neither that others meet, nor when.
std::vector<NextMeeting> next_meetings(UnitOfWork& work,
                                       const Meeting& held,
                                       const std::vector<ChildId>& children,
                                       const std::optional<FamilyMemberId>& member,
                                       const std::vector<ExcludedPerson>& excluded);

}  // namespace quorate::core
