#pragma once

#include <optional>
#include <vector>

#include "core/cases/event_order.hpp"

namespace quorate::core {

/// Whether it is a strategy discussion at which section 47 enquiries started.
bool starts_enquiries(const CaseEvent& event);

/// The day on which the enquiries that `discussion` started about this child ended: that of the
/// child's first conference from their start, or their own when a person settled that none is
/// needed. Nothing while they are open.
std::optional<Date> enquiries_end(const CaseEvent& discussion,
                                  const ChildId& child,
                                  const CaseHistory& history);

/// The other discussions whose enquiries about one of the same children were open while those of
/// `discussion` were. A child has one set of enquiries at a time, and one clock for its conference.
std::vector<const CaseEvent*> all_overlapping_enquiries(const CaseEvent& discussion,
                                                        const CaseHistory& history);

/// The first of them, or nullptr.
const CaseEvent* overlapping_enquiries(const CaseEvent& discussion, const CaseHistory& history);

}  // namespace quorate::core
