#pragma once

#include <optional>
#include <vector>

#include "core/cases/must_not_meet.hpp"
#include "core/due_dates/case_due_date.hpp"
#include "core/holds/slot_hold.hpp"
#include "core/meetings/schedule_meeting.hpp"

namespace quorate::core {

/// A meeting as it would be booked, before any of it is kept.
struct Booking {
    Meeting meeting;
    std::vector<Invitee> seats = {};
    std::optional<CaseDueDate> due = {};  // the limit it is booked for
    std::optional<SlotHold> hold = {};    // what was kept free for it
    std::vector<MustNotMeet> would_meet = {};
};

/// What `draft` comes to, or all that is wrong with it. Checking and booking both ask here, so that
/// they never differ. Writes nothing.
Result<Booking> prepare_booking(UnitOfWork& work,
                                const MeetingTools& tools,
                                const Actor& actor,
                                const MeetingDraft& draft);

/// Says that `meeting` is booked for every limit of its kind that waits for a meeting about its
/// children and no others: the earliest governs its last day, and all are met when it is held.
void book_limits(UnitOfWork& work, const Meeting& meeting);

/// The limit that `cancelled` leaves open goes to another initial conference that is booked for its
/// children, if there is one.
void hand_limit_over(UnitOfWork& work, const Meeting& cancelled, Instant now);

}  // namespace quorate::core
