#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting_type.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"

namespace quorate::core {

/// How long a slot is kept while its invitations are checked.
inline constexpr std::chrono::minutes hold_lasts{15};

/// A time that is kept free for one meeting of a family. It ends by itself.
struct SlotHold {
    HoldId id;
    AuthorityId authority;
    CaseId case_id;
    MeetingType type = MeetingType::core_group;
    std::vector<ChildId> children = {};  // whom it is about; none: nobody said
    UserId chair = {};
    std::optional<UserId> minute_taker = {};
    std::optional<RoomId> room = {};
    std::vector<SeatHolder> required = {};  // who have to be there, besides chair and minute taker
    SeatWindows windows = {};               // of those of them who come for a part; not read again
    Instant starts_at = {};
    Instant ends_at = {};
    int family_minutes_before = 0;  // chair and room, with the family
    int debrief_minutes_after = 0;  // chair and room
    std::string feed_uid = {};      // of its entry in the chair's feed
    Instant held_until = {};
    UserId created_by = {};
    Instant created_at = {};
    std::string poll = {};  // of which it is one of the choices, or empty

    bool is_live(Instant now) const { return now < held_until; }
};

/// Whether two meetings may be about the same child: where nobody said whom, they may.
bool may_share_child(const std::vector<ChildId>& a, const std::vector<ChildId>& b);

}  // namespace quorate::core
