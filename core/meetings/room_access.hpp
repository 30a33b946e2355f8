#pragma once

#include <optional>
#include <set>
#include <string>

#include "core/dates/language.hpp"
#include "core/meetings/complaints.hpp"
#include "core/meetings/meeting.hpp"
#include "core/people/room.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

using AccessFeatures = std::set<AccessFeature>;

/// What the place of a meeting offers and its people need of it.
struct RoomAccess {
    std::optional<RoomId> room = {};  // none: nothing is known of the place
    AccessFeatures offered = {};
    AccessFeatures needed = {};  // by what was said that meetings of this kind need
    bool is_elsewhere = false;   // people meet, and in no room of ours

    friend bool operator==(const RoomAccess&, const RoomAccess&) = default;
};

RoomAccess room_access(UnitOfWork& work, const Meeting& meeting);

/// What another room lacks that the one before has, or that is needed; of a place that is no room
/// of ours, what nobody knows it to have. Video equipment is no access.
AccessFeatures lost_access(const RoomAccess& before, const RoomAccess& after);

/// "Step-free access, hearing loop".
std::string access_text(const AccessFeatures& features, Language language);

/// Complains at "confirm_access" when the meeting goes to a place with lost_access().
void check_room_access(UnitOfWork& work,
                       const Meeting& before,
                       const Meeting& after,
                       Complaints& complaints);

}  // namespace quorate::core
