#include "core/directory/rooms.hpp"

#include "core/access/permission.hpp"
#include "core/directory/directory_change.hpp"
#include "core/feeds/feed_version_store.hpp"
#include "core/support/form_check.hpp"

namespace quorate::core {
namespace {

void check(UnitOfWork& work, FormCheck& form, const RoomDetails& details, Room& room)
{
    room.name = form.line(details.name, {.field = "name", .noun = "name of the room"});
    room.building = form.line(
        details.building,
        {.field = "building", .noun = "name of the building", .longest = 160, .required = false});
    const int capacity = details.capacity.value_or(0);
    if (capacity >= 1 && capacity <= largest_capacity)
        room.capacity = capacity;
    else
        form.fault("capacity", "Enter how many people fit, a number from 1 to 1000");
    room.features.clear();
    for (const std::string& each : details.features) {
        const auto feature = access_feature_from(each);
        if (feature)
            room.features.insert(*feature);
        else
            form.fault("features", "Choose what the room offers from the list");
    }
    const auto same_name = work.rooms.find_by_name(room.authority, room.name);
    if (same_name && same_name->id != room.id)
        form.fault("name",
                   same_name->active ? "There is already a room with this name"
                                     : "There is already an inactive room with this name");
}

}  // namespace

Result<Room> add_room(UnitOfWork& work,
                      const Clock& clock,
                      RandomSource& random,
                      const Actor& actor,
                      const RoomDetails& details)
{
    const DirectoryChange change{work, clock, actor, Action::room_edit};
    const auto allowed = change.permitted();
    if (!allowed) return allowed.error();

    FormCheck form;
    Room room{.id = RoomId{random.id()}, .authority = actor.authority};
    check(work, form, details, room);
    if (!form.passed()) return form.error();

    return change.add(work.rooms, room, "change=room.added");
}

Result<Room> edit_room(UnitOfWork& work,
                       const Clock& clock,
                       const Actor& actor,
                       const EditRoom& command)
{
    const DirectoryChange change{work, clock, actor, Action::room_edit};
    const auto found = change.find(work.rooms, command.entry);
    if (!found) return found.error();

    FormCheck form;
    Room room = *found;
    check(work, form, command.details, room);
    if (!form.passed()) return form.error();
    if (full_name(room) != full_name(*found)) work.feed_versions.bump_all();
    return change.save(work.rooms, room, "change=room.edited");
}

Result<Room> deactivate_room(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const EntryVersion<RoomId>& entry)
{
    const DirectoryChange change{work, clock, actor, Action::room_edit};
    return change.deactivate(work.rooms, change.find(work.rooms, entry), "change=room.deactivated");
}

Result<Room> reactivate_room(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const EntryVersion<RoomId>& entry)
{
    const DirectoryChange change{work, clock, actor, Action::room_edit};
    return change.reactivate(work.rooms, change.find(work.rooms, entry), "change=room.reactivated");
}

Result<PageOf<Room>> list_rooms(UnitOfWork& work,
                                const Clock& clock,
                                const Actor& actor,
                                RoomQuery query)
{
    const auto allowed =
        permit(actor, Action::room_view_availability, actor.authority, clock.now());
    if (!allowed) return allowed.error();
    if (const RoomId last{query.stretch.after};
        !last.empty() && !work.rooms.find(actor.authority, last))
        return unknown_cursor();
    query.stretch = within_limits(query.stretch);
    return work.rooms.list(actor.authority, query);
}

Result<Room> find_room(UnitOfWork& work, const Clock& clock, const Actor& actor, const RoomId& id)
{
    return permitted_entry(work.rooms, actor, Action::room_view_availability, id, clock.now());
}

}  // namespace quorate::core
