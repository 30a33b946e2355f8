#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/meetings/invitee.hpp"
#include "core/support/id.hpp"

namespace quorate::core {

/// Whose or what's calendar it is: of somebody on the staff, of a contact or of a room. The family
/// have none: nobody keeps theirs.
struct CalendarOwner {
    std::variant<UserId, ContactId, RoomId> who = {};

    friend auto operator<=>(const CalendarOwner&, const CalendarOwner&) = default;
};

/// "user:…", "contact:…" or "room:…": stored, and used by the API; and back.
std::string owner_key(const CalendarOwner& owner);
std::optional<CalendarOwner> calendar_owner_from(std::string_view key);

/// The calendar of whoever has the seat; nothing for the family.
std::optional<CalendarOwner> calendar_owner_of(const SeatHolder& holder);

/// The id alone, as audits name what was changed.
const std::string& owner_id(const CalendarOwner& owner);

/// Staff and rooms: what Quorate has booked and what is typed is all there is to know. A contact's
/// time is known once somebody shared or keeps it.
bool is_always_known(const CalendarOwner& owner);

}  // namespace quorate::core
