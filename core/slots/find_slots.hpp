#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/slots/rejected_day.hpp"
#include "core/slots/slot_request.hpp"
#include "core/slots/slot_score.hpp"

namespace quorate::core {

/// How somebody stands to a slot. Nobody is taken to be free whose calendar is not known.
enum class SeatState { free, busy, not_shared };

/// "not_shared": used by the API. Never changes.
std::string_view code(SeatState state);
std::string_view label(SeatState state);  // "Not shared"

/// A time at which the meeting can be held, with all that speaks for and against it.
struct Slot {
    CivilTime starts_at;
    CivilTime ends_at;
    CivilTime taken_from;   // chair and room, with the family's time before
    CivilTime taken_until;  // and the debrief
    UserId chair = {};
    PersonName chair_name = {};
    int other_chairs = 0;  // who could chair as well, and are free then
    std::optional<RoomId> room = {};
    std::string room_name = {};
    SlotScore score = {};
    Quorum quorum = {};     // with those who are free; who does not share may still come
    int quorum_margin = 0;  // agencies that may still drop out
    std::optional<int> days_to_spare = {};    // working days to the last; nothing without a limit
    std::vector<SeatState> seats = {};        // as in the request
    std::vector<UnwantedTime> unwanted = {};  // those of the family that it runs into
    bool other_half_day = false;              // not the half of the day that the family prefers
    std::vector<AccessFeature> missing = {};  // wished for, and not in the room
};

struct FoundSlots {
    std::vector<Slot> slots = {};            // best first
    std::vector<RejectedDay> rejected = {};  // each day on which nothing fits, in order
    std::size_t starts_checked = 0;          // on the grid, within service hours
    std::size_t times = 0;  // that fit, as far apart as the request asks: what "show more" ends at
};

/// The best `want` slots of those that keep every rule, as far apart as the request asks; none is
/// no refusal. Refuses what check_request() refuses.
Result<FoundSlots> find_slots(const SlotRequest& request);

}  // namespace quorate::core
