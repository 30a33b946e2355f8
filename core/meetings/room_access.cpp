#include "core/meetings/room_access.hpp"

#include "core/people/room_store.hpp"
#include "core/scheduling/meeting_needs_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {

RoomAccess room_access(UnitOfWork& work, const Meeting& meeting)
{
    if (meeting.mode == MeetingMode::video) return {};
    RoomAccess access{.is_elsewhere = !meeting.room};
    if (meeting.room) {
        const auto room = work.rooms.find(meeting.authority, *meeting.room);
        if (!room) return {};
        access.room = room->id;
        access.offered = room->features;
    }
    if (auto needs = work.meeting_needs.find(meeting.authority, meeting.case_id, meeting.type))
        access.needed = std::move(needs->features);
    return access;
}

AccessFeatures lost_access(const RoomAccess& before, const RoomAccess& after)
{
    const bool is_another_room = after.room && after.room != before.room;
    const bool has_left_ours = after.is_elsewhere && !before.is_elsewhere;
    if (!is_another_room && !has_left_ours) return {};
    AccessFeatures lost = after.needed;
    lost.insert(before.offered.begin(), before.offered.end());
    std::erase_if(lost, [&](AccessFeature feature) {
        return feature == AccessFeature::video || after.offered.contains(feature);
    });
    return lost;
}

std::string access_text(const AccessFeatures& features, Language language)
{
    std::string all;
    for (const AccessFeature feature : features) {
        if (feature == AccessFeature::video) continue;  // equipment, not access
        std::string name{label(feature, language)};
        if (!all.empty() && name[0] >= 'A' && name[0] <= 'Z') name[0] += 'a' - 'A';
        all += (all.empty() ? "" : ", ") + name;
    }
    return all;
}

void check_room_access(UnitOfWork& work,
                       const Meeting& before,
                       const Meeting& after,
                       Complaints& complaints)
{
    const AccessFeatures lost = lost_access(room_access(work, before), room_access(work, after));
    if (lost.empty()) return;
    const std::string features = lower_case(access_text(lost, Language::english));
    const auto room =
        after.room ? work.rooms.find(after.authority, *after.room) : std::optional<Room>{};
    complaints.add(
        "confirm_access",
        room ? room->name + " is without: " + features +
                   ". The room before has it, or the meeting needs it. Choose another "
                   "room, or tick to use it all the same"
             : "The new place is no room of ours. We do not know whether it has: " + features +
                   ". The room before has it, or the meeting needs it. Choose a room, "
                   "or tick to meet there all the same",
        Refusal::needs_confirmation);
}

}  // namespace quorate::core
