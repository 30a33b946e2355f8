#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/dates/london_time.hpp"
#include "core/holds/hold_slot.hpp"
#include "core/meetings/schedule_meeting.hpp"
#include "core/scheduling/meeting_needs.hpp"
#include "core/slots/find_slots.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::server {

/// A time that was offered and chosen: with what the meeting needs, all that is to be held.
struct ChosenSlot {
    core::CivilTime starts_at;
    core::UserId chair = {};
    std::optional<core::RoomId> room = {};
};

/// As a form and an address name it: "2026-12-01T10:00,CHAIR,ROOM".
std::string slot_text(const core::Slot& slot);
std::string slot_text(const ChosenSlot& slot);
std::optional<ChosenSlot> slot_from(std::string_view text);

/// What is to be held for it: the time of chair, room, minute taker and all who must be there.
core::HoldSlot hold_for(const core::MeetingNeeds& needs, const ChosenSlot& slot);

/// The meeting that it would be, for those `needs` asks for. Without a video link.
core::MeetingDraft draft_for(const core::MeetingNeeds& needs, const ChosenSlot& slot);

/// What the actor already holds for a meeting of this type of the case: it gives way to whatever
/// is chosen next.
std::optional<core::SlotHold> own_hold(core::UnitOfWork& work,
                                       const core::Actor& actor,
                                       const core::CaseId& id,
                                       core::MeetingType type,
                                       core::Instant now);

}  // namespace quorate::server
