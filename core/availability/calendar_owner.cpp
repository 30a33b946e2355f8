#include "core/availability/calendar_owner.hpp"

namespace quorate::core {
namespace {

constexpr std::string_view user_start = "user:";
constexpr std::string_view contact_start = "contact:";
constexpr std::string_view room_start = "room:";

template <class IdType>
std::optional<CalendarOwner> owner_after(std::string_view start, std::string_view key)
{
    if (!key.starts_with(start) || key.size() == start.size()) return std::nullopt;
    return CalendarOwner{IdType{std::string{key.substr(start.size())}}};
}

}  // namespace

std::string owner_key(const CalendarOwner& owner)
{
    std::string key{std::holds_alternative<UserId>(owner.who)      ? user_start
                    : std::holds_alternative<ContactId>(owner.who) ? contact_start
                                                                   : room_start};
    return key + owner_id(owner);
}

std::optional<CalendarOwner> calendar_owner_from(std::string_view key)
{
    if (auto user = owner_after<UserId>(user_start, key)) return user;
    if (auto contact = owner_after<ContactId>(contact_start, key)) return contact;
    return owner_after<RoomId>(room_start, key);
}

std::optional<CalendarOwner> calendar_owner_of(const SeatHolder& holder)
{
    if (holder.user) return CalendarOwner{*holder.user};
    if (holder.contact) return CalendarOwner{*holder.contact};
    return std::nullopt;
}

const std::string& owner_id(const CalendarOwner& owner)
{
    return std::visit([](const auto& id) -> const std::string& { return id.text(); }, owner.who);
}

bool is_always_known(const CalendarOwner& owner)
{
    return !std::holds_alternative<ContactId>(owner.who);
}

}  // namespace quorate::core
