#include "server/pages/scheduling/times_owner.hpp"

#include "core/identity/user_store.hpp"
#include "core/people/contact_store.hpp"
#include "core/people/room_store.hpp"

namespace quorate::server {

std::optional<core::CalendarOwner> owner_in(const Request& request)
{
    return core::calendar_owner_from(request.value(0) + ':' + request.value(1));
}

std::string times_heading(core::UnitOfWork& work,
                          const core::Actor& actor,
                          const core::CalendarOwner& owner)
{
    if (owner == core::CalendarOwner{actor.user}) return "My times";
    std::string name = "somebody who has left";
    if (const auto* user = std::get_if<core::UserId>(&owner.who)) {
        if (const auto found = work.users.find(*user)) name = found->name.reveal();
    } else if (const auto* room = std::get_if<core::RoomId>(&owner.who)) {
        if (const auto found = work.rooms.find(actor.authority, *room)) name = full_name(*found);
    } else if (const auto found =
                   work.contacts.find(actor.authority, std::get<core::ContactId>(owner.who))) {
        name = found->contact.name.reveal();
    }
    return "Times of " + name;
}

}  // namespace quorate::server
