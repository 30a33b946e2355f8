#pragma once

#include <optional>

#include "core/cases/event_order.hpp"

namespace quorate::core {

/// Whether it is a strategy discussion at which section 47 enquiries started.
bool starts_enquiries(const CaseEvent& event);

/// The day on which the enquiries that `discussion` started ended: that of the first conference
/// from their start, or their own when a person settled that none is needed. Nothing while they
/// are open.
std::optional<Date> enquiries_end(const CaseEvent& discussion, const CaseHistory& history);

/// Another discussion whose enquiries were open while those of `discussion` were, or nullptr. A
/// child has one set of enquiries at a time, and one clock for its conference.
const CaseEvent* overlapping_enquiries(const CaseEvent& discussion, const CaseHistory& history);

}  // namespace quorate::core
