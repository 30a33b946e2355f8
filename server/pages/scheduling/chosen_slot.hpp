#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/holds/slot_hold.hpp"
#include "core/scheduling/search_slots.hpp"
#include "core/unit_of_work.hpp"
#include "server/http/request.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {

/// As a form and an address name it: "2026-12-01T10:00,CHAIR,ROOM".
std::string slot_text(const core::Slot& slot);
std::string slot_text(const core::ChosenSlot& slot);
std::optional<core::ChosenSlot> slot_from(std::string_view text);

/// The children that an address or a form names, and the fields that name them again.
std::vector<core::ChildId> children_in(const Fields& fields);
void hide_children(const std::vector<core::ChildId>& children, std::vector<View>& hidden);

/// What the actor already holds for a meeting of this type of the case, about any of the children
/// where some are named: it gives way to whatever is chosen next.
std::optional<core::SlotHold> own_hold(core::UnitOfWork& work,
                                       const core::Actor& actor,
                                       const core::CaseId& id,
                                       core::MeetingType type,
                                       const std::vector<core::ChildId>& children,
                                       core::Instant now);

}  // namespace quorate::server
