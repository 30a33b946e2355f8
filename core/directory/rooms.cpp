#include "core/directory/rooms.hpp"

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
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

Result<Room> editable(UnitOfWork& work, const Actor& actor, const RoomId& id, Instant now)
{
    const auto allowed = permit(actor, Action::room_edit, actor.authority, now);
    if (!allowed) return allowed.error();
    const auto room = work.rooms.find(actor.authority, id);
    if (!room) return hidden_entry(Action::room_edit, id.text());
    return *room;
}

void record(UnitOfWork& work, const Actor& actor, Instant now, const RoomId& id, const char* change)
{
    audit(work, actor, now, {.action = Action::room_edit, .object = id.text(), .detail = change});
}

Result<Room> save(UnitOfWork& work, const Actor& actor, Room room, Instant now, const char* change)
{
    const auto version = work.rooms.save(room);
    if (!version) return version.error();
    room.version = *version;
    record(work, actor, now, room.id, change);
    return room;
}

enum class Wanted { active, inactive };

Result<Room> change_standing(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const EntryVersion<RoomId>& entry,
                             Wanted wanted)
{
    const auto room = editable(work, actor, entry.id, clock.now());
    if (!room) return room.error();
    Room changed = *room;
    changed.version = entry.version;
    changed.active = wanted == Wanted::active;
    return save(work,
                actor,
                changed,
                clock.now(),
                changed.active ? "change=room.reactivated" : "change=room.deactivated");
}

}  // namespace

Result<Room> add_room(UnitOfWork& work,
                      const Clock& clock,
                      RandomSource& random,
                      const Actor& actor,
                      const RoomDetails& details)
{
    const Instant now = clock.now();
    const auto allowed = permit(actor, Action::room_edit, actor.authority, now);
    if (!allowed) return allowed.error();

    FormCheck form;
    Room room{.id = RoomId{random.id()}, .authority = actor.authority};
    check(work, form, details, room);
    if (!form.passed()) return form.error();

    const auto added = work.rooms.add(room);
    if (!added) return added.error();
    record(work, actor, now, room.id, "change=room.added");
    return room;
}

Result<Room> edit_room(UnitOfWork& work,
                       const Clock& clock,
                       const Actor& actor,
                       const EditRoom& command)
{
    const Instant now = clock.now();
    const auto room = editable(work, actor, command.entry.id, now);
    if (!room) return room.error();

    FormCheck form;
    Room changed = *room;
    changed.version = command.entry.version;
    check(work, form, command.details, changed);
    if (!form.passed()) return form.error();
    if (full_name(changed) != full_name(*room)) work.feed_versions.bump_all();
    return save(work, actor, changed, now, "change=room.edited");
}

Result<Room> deactivate_room(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const EntryVersion<RoomId>& entry)
{
    return change_standing(work, clock, actor, entry, Wanted::inactive);
}

Result<Room> reactivate_room(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const EntryVersion<RoomId>& entry)
{
    return change_standing(work, clock, actor, entry, Wanted::active);
}

Result<PageOf<Room>> list_rooms(UnitOfWork& work,
                                const Clock& clock,
                                const Actor& actor,
                                RoomQuery query)
{
    const auto allowed =
        permit(actor, Action::room_view_availability, actor.authority, clock.now());
    if (!allowed) return allowed.error();
    query.stretch = within_limits(query.stretch);
    return work.rooms.list(actor.authority, query);
}

Result<Room> find_room(UnitOfWork& work, const Clock& clock, const Actor& actor, const RoomId& id)
{
    const auto allowed =
        permit(actor, Action::room_view_availability, actor.authority, clock.now());
    if (!allowed) return allowed.error();
    const auto room = work.rooms.find(actor.authority, id);
    if (!room) return hidden_entry(Action::room_view_availability, id.text());
    return *room;
}

}  // namespace quorate::core
