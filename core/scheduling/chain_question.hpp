#pragma once

#include <optional>
#include <vector>

#include "core/meetings/change_meeting.hpp"
#include "core/scheduling/meeting_chain.hpp"
#include "core/scheduling/move_chain.hpp"

namespace quorate::core {

/// Whether somebody has to look at the other meetings before this one of the chain is moved to
/// `to`: the conference goes to another day while others are still to be held, or one of the others
/// would be before those that it follows, after those that follow it, or miss a last day that only
/// the conference as it is booked gives it.
bool asks_about_chain(const ChainView& view, const MeetingId& meeting, Date to);

/// reschedule_meeting() for whoever has no page that shows what becomes of the others: refuses with
/// `chain_asked` at "confirm_chain" what asks_about_chain() unless `is_confirmed`. Then the others
/// stay where they are.
Result<int> move_one_of_chain(UnitOfWork& work,
                              const MeetingTools& tools,
                              const Actor& actor,
                              const Reschedule& asked,
                              bool is_confirmed);

/// cancel_chain() for the same: `others` not given at all is refused with `chain_asked` at "also"
/// while meetings that were booked with this conference are still to be held.
Result<Done> cancel_one_of_chain(UnitOfWork& work,
                                 const MeetingTools& tools,
                                 const Actor& actor,
                                 const Cancellation& asked,
                                 const std::optional<std::vector<CancelledWith>>& others);

}  // namespace quorate::core
