#pragma once

#include <optional>
#include <vector>

#include "core/meetings/invitee.hpp"

namespace quorate::core {

/// Who is to meet as the core group, as a conference named it.
struct CoreGroup {
    MeetingId meeting = {};  // the conference
    std::vector<SeatHolder> members = {};
    std::optional<SeatHolder> lead = {};  // one of them, who leads it
    UserId named_by = {};
    Instant named_at = {};
    int version = 0;  // 0: nobody was named yet
};

}  // namespace quorate::core
