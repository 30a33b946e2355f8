#pragma once

#include "core/meetings/complaints.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What `meeting` takes, with these people who have to be there.
TimeNeeds needs_of(const Meeting& meeting, std::vector<SeatHolder> required);

/// Complains of everybody and everything that is taken then, each at its field: "chair",
/// "minute_taker", "room" and "invitees". People are named, and nothing is said of the other
/// meeting. The database refuses a double booking whoever asks; asking first lets all be told at
/// once.
void check_free(UnitOfWork& work,
                Instant now,
                const CaseId& family,
                const TimeNeeds& needs,
                Complaints& complaints);

}  // namespace quorate::core
