#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/holds/slot_hold.hpp"
#include "core/scheduling/search_slots.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::server {

/// As a form and an address name it: "2026-12-01T10:00,CHAIR,ROOM".
std::string slot_text(const core::Slot& slot);
std::string slot_text(const core::ChosenSlot& slot);
std::optional<core::ChosenSlot> slot_from(std::string_view text);

/// What the actor already holds for a meeting of this type of the case: it gives way to whatever
/// is chosen next.
std::optional<core::SlotHold> own_hold(core::UnitOfWork& work,
                                       const core::Actor& actor,
                                       const core::CaseId& id,
                                       core::MeetingType type,
                                       core::Instant now);

}  // namespace quorate::server
