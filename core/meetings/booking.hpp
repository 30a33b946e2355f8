#pragma once

#include <optional>
#include <vector>

#include "core/cases/case_due_date.hpp"
#include "core/meetings/schedule_meeting.hpp"

namespace quorate::core {

/// A meeting as it would be booked, before any of it is kept.
struct Booking {
    Meeting meeting;
    std::vector<Invitee> seats = {};
    std::optional<CaseDueDate> due = {};  // the limit it is booked for
};

/// What `draft` comes to, or all that is wrong with it. Checking and booking both ask here, so that
/// they never differ. Writes nothing.
Result<Booking> prepare_booking(UnitOfWork& work,
                                const MeetingTools& tools,
                                const Actor& actor,
                                const MeetingDraft& draft);

/// The limit that `cancelled` leaves open goes to another initial conference that is booked for the
/// case, if there is one.
void hand_limit_over(UnitOfWork& work, const Meeting& cancelled, Instant now);

}  // namespace quorate::core
