#pragma once

#include <vector>

#include "core/availability/known_times.hpp"
#include "core/scheduling/meeting_needs.hpp"
#include "core/scheduling/search_slots.hpp"
#include "core/scheduling/search_window.hpp"
#include "core/slots/slot_request.hpp"

namespace quorate::core {

/// What a request is put together from.
struct RequestParts {
    const MeetingChoices& choices;
    const MeetingNeeds& needs;
    const SearchWindow& window;
    const UserId& usual_chair;  // or empty
    Instant now;
    const SlotSearchOptions& options;
    KnownTimes* known = nullptr;     // of the window's days, when many are put together
    const SlotGrid* grid = nullptr;  // of the window's days, instead of the hours of service
};

/// The meeting with the time of everybody and everything that it may take, each table asked once.
/// Holds of others take time as meetings do; what a duty mailbox is invited to takes nobody's.
SlotRequest request_for(UnitOfWork& work, const RequestParts& parts);

/// What somebody would be at a meeting for, by their job.
SeatPart seat_part(const Candidate& candidate);

}  // namespace quorate::core
