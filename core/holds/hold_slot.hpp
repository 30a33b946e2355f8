#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/holds/slot_hold.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// How many slots one person may hold at once, those of polls not counted.
inline constexpr int most_holds = 5;

/// A slot as somebody asks to hold it, usually one that was found for them.
struct HoldSlot {
    CaseId case_id;
    std::string type = {};
    std::vector<ChildId> children = {};  // whom it is about; none: not said
    Instant starts_at = {};
    Instant ends_at = {};
    int family_minutes_before = 0;  // chair and room, with the family
    int debrief_minutes_after = 0;  // chair and room
    UserId chair = {};
    std::optional<UserId> minute_taker = {};
    std::optional<RoomId> room = {};
    std::vector<SeatHolder> required = {};  // who have to be there
    SeatWindows windows = {};               // of those of them who come for a part of it
    std::optional<HoldId> instead_of = {};  // given back at the same moment
};

/// Keeps a slot free for fifteen minutes, for those who may book a meeting of the case. Refuses in
/// the words of schedule_meeting() whatever is taken, unknown, past or out of bounds; what only a
/// colleague's hold for the same meeting takes is told as that, at "starts_at".
Result<SlotHold> hold_slot(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Actor& actor,
                           const HoldSlot& asked);

/// Gives the time back: for whoever holds it, and for all who may book a meeting of the case.
Result<Done> release_hold(UnitOfWork& work,
                          const Clock& clock,
                          const Actor& actor,
                          const HoldId& id);

/// For the same people. `not_found` once it has run out or was used.
Result<SlotHold> find_hold(UnitOfWork& work,
                           const Clock& clock,
                           const Actor& actor,
                           const HoldId& id);

/// What others hold for the same meeting, by time: of its kind, and about a child that it may be
/// about too. Not what polls hold.
std::vector<SlotHold> held_by_colleagues(UnitOfWork& work,
                                         const Actor& actor,
                                         const CaseId& id,
                                         MeetingType type,
                                         const std::vector<ChildId>& children,
                                         Instant now);

/// "Held by a colleague for this meeting until 10:15", and how to go on.
std::string held_by_colleague_text(const SlotHold& hold);

/// Gives back what `hold` kept, and says so to the chair's feed.
void give_back(UnitOfWork& work, const SlotHold& hold);

}  // namespace quorate::core
