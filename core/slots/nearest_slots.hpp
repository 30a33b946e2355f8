#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/slots/find_slots.hpp"

namespace quorate::core {

/// What could be given up so that a time is found, the easiest first.
enum class SlotChange {
    with_cover,          // somebody's agency sends somebody else
    another_person,      // another minute taker, interpreter or advocate
    another_chair,       // one of SlotRequest::other_chairs
    one_more_for_chair,  // more meetings that day than the chair should have
    smaller_room,
    without_feature,  // of the room
    without_debrief,
    shorter,
    by_video,
    without_family_time,  // before the meeting
    without_person,       // who must be there; never of the family, whom only the chair excludes
};

/// "with_cover": used by the API. Never changes.
std::string_view code(SlotChange change);

/// One change alone that would do, and what it leads to.
struct NearestChange {
    SlotChange change;
    std::size_t times = 0;  // that fit then, as far apart as the request asks
    Slot best = {};
    std::optional<std::size_t> seat = {};       // place in the request's seats
    std::optional<AccessFeature> feature = {};  // that the room would lack
    int capacity = 0;                           // of the smaller room
    std::chrono::minutes less{0};               // how much shorter
};

/// Every single change with which at least one time fits, the easiest first and of one kind those
/// with the most times. For when find_slots() found nothing; nothing for what it refuses.
std::vector<NearestChange> nearest_slots(const SlotRequest& request);

}  // namespace quorate::core
