#include "core/availability/availability_access.hpp"

#include "core/access/permission.hpp"
#include "core/directory/directory_access.hpp"
#include "core/directory/entry.hpp"
#include "core/identity/user_store.hpp"
#include "core/people/contact_store.hpp"
#include "core/people/room_store.hpp"

namespace quorate::core {
namespace {

bool is_on_the_staff(UnitOfWork& work, const AuthorityId& authority, const UserId& id)
{
    const auto user = work.users.find(id);
    return user && user->authority == authority && user->role != Role::agency_user;
}

}  // namespace

bool has_calendar(UnitOfWork& work, const AuthorityId& authority, const CalendarOwner& owner)
{
    if (const auto* user = std::get_if<UserId>(&owner.who))
        return is_on_the_staff(work, authority, *user);
    if (const auto* room = std::get_if<RoomId>(&owner.who))
        return work.rooms.find(authority, *room).has_value();
    return work.contacts.find(authority, std::get<ContactId>(owner.who)).has_value();
}

Action keeping_action(const CalendarOwner& owner)
{
    if (std::holds_alternative<UserId>(owner.who)) return Action::chair_edit_availability;
    if (std::holds_alternative<RoomId>(owner.who)) return Action::room_edit;
    return Action::contact_create_edit;
}

Result<Done> permit_to_keep(UnitOfWork& work,
                            const Actor& actor,
                            const CalendarOwner& owner,
                            Instant now)
{
    const Action action = keeping_action(owner);
    if (const auto by_role = permit_role(actor, action); !by_role) return by_role;
    const std::string& id = owner_id(owner);
    if (!has_calendar(work, actor.authority, owner)) return hidden_entry(action, id);
    if (const auto* contact = std::get_if<ContactId>(&owner.who))
        return permit_contacts_of(
            actor, work.contacts.find(actor.authority, *contact)->contact.agency, now);
    return permit_own(actor, action, {.id = id, .owner = id, .authority = actor.authority}, now);
}

Result<Done> permit_to_keep_some(const Actor& actor)
{
    for (const Action action : {Action::chair_edit_availability, Action::room_edit})
        if (permit_role(actor, action)) return Done{};
    return permit_role(actor, Action::contact_create_edit);
}

Result<Done> permit_to_see(UnitOfWork& work,
                           const Actor& actor,
                           const CalendarOwner& owner,
                           Instant now)
{
    const Action looking = std::holds_alternative<RoomId>(owner.who)
                               ? Action::room_view_availability
                               : Action::meeting_create;
    if (!permit_role(actor, looking)) return permit_to_keep(work, actor, owner, now);
    if (!has_calendar(work, actor.authority, owner)) return hidden_entry(looking, owner_id(owner));
    return Done{};
}

bool may_know_why(UnitOfWork& work, const Actor& actor, const CalendarOwner& owner, Instant now)
{
    if (owner == CalendarOwner{actor.user}) return true;
    const Action action = keeping_action(owner);
    if (!permit_role(actor, action)) return false;
    if (std::holds_alternative<ContactId>(owner.who))
        return permit_to_keep(work, actor, owner, now).has_value();
    // Without a look at whether they are there: whole teams are asked about.
    const std::string& id = owner_id(owner);
    return permit_own(actor, action, {.id = id, .owner = id, .authority = actor.authority}, now)
        .has_value();
}

BusyTime told_as_taken(BusyTime time)
{
    time.kind = BusyKind::busy;
    time.source = BusySource::typed;
    time.feed = {};
    time.created_by = {};
    time.created_at = {};
    time.only_taken = true;
    return time;
}

}  // namespace quorate::core
