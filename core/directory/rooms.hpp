#pragma once

#include <optional>
#include <set>
#include <string>

#include "core/access/actor.hpp"
#include "core/directory/entry.hpp"
#include "core/people/room_store.hpp"
#include "core/support/clock.hpp"
#include "core/support/random.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

// Fields at fault: "name", "building", "capacity", "features".

inline constexpr int largest_capacity = 1000;

struct RoomDetails {
    std::string name = {};
    std::string building = {};
    std::optional<int> capacity = {};     // nothing when it is missing or no number
    std::set<std::string> features = {};  // codes of AccessFeature
};

Result<Room> add_room(UnitOfWork& work,
                      const Clock& clock,
                      RandomSource& random,
                      const Actor& actor,
                      const RoomDetails& details);

struct EditRoom {
    EntryVersion<RoomId> entry;
    RoomDetails details = {};
};

Result<Room> edit_room(UnitOfWork& work,
                       const Clock& clock,
                       const Actor& actor,
                       const EditRoom& command);

/// The room is no longer offered; meetings booked in it stay as they are.
Result<Room> deactivate_room(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const EntryVersion<RoomId>& entry);

Result<Room> reactivate_room(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const EntryVersion<RoomId>& entry);

Result<PageOf<Room>> list_rooms(UnitOfWork& work,
                                const Clock& clock,
                                const Actor& actor,
                                RoomQuery query);

Result<Room> find_room(UnitOfWork& work, const Clock& clock, const Actor& actor, const RoomId& id);

}  // namespace quorate::core
