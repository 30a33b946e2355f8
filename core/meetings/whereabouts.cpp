#include "core/meetings/whereabouts.hpp"

#include "core/people/room_store.hpp"

namespace quorate::core {
namespace {

std::optional<Room> room_of(UnitOfWork& work, const Meeting& meeting)
{
    if (!meeting.room) return std::nullopt;
    return work.rooms.find(meeting.authority, *meeting.room);
}

std::string access_text(const Room& room)
{
    std::string all;
    for (const AccessFeature feature : room.features) {
        if (feature == AccessFeature::video) continue;  // equipment, not access
        std::string name{label(feature)};
        if (!all.empty() && name[0] >= 'A' && name[0] <= 'Z') name[0] += 'a' - 'A';
        all += (all.empty() ? "" : ", ") + name;
    }
    return all;
}

std::string asked_for(const Authority& authority, const std::string& reference)
{
    const std::string how = authority.meetings_phone.empty()
                                ? "ask the team that invited you"
                                : "telephone " + authority.meetings_phone;
    return how + " and give the reference " + reference + ". ";
}

}  // namespace

Whereabouts whereabouts(UnitOfWork& work,
                        const Meeting& meeting,
                        const SeatHolder& recipient,
                        const Authority& authority,
                        const std::string& reference)
{
    const bool by_video = meeting.mode != MeetingMode::in_person;
    const std::string asked = asked_for(authority, reference);
    if (is_family(recipient)) {
        const std::string what = meeting.mode == MeetingMode::video    ? "how to join by video"
                                 : meeting.mode == MeetingMode::hybrid ? "where it is, or how to "
                                                                         "join by video"
                                                                       : "where it is";
        return {.place = std::string{label(meeting.mode)},
                .access = {},
                .asking = "To find out " + what + ", " + asked +
                          "To keep you safe, we do not write it here."};
    }
    const std::string how_to_join = recipient.user
                                        ? "To see the link to join by video, sign in, or "
                                        : "For the link to join by video, ";
    const auto room = meeting.mode == MeetingMode::video ? std::nullopt : room_of(work, meeting);
    return {.place = place_text(meeting, room ? full_name(*room) : ""),
            .access = room ? access_text(*room) : std::string{},
            .asking = by_video ? how_to_join + asked + "It is not sent by e-mail." : std::string{}};
}

std::string place_of(UnitOfWork& work, const Meeting& meeting)
{
    const auto room = room_of(work, meeting);
    return place_text(meeting, room ? full_name(*room) : "");
}

}  // namespace quorate::core
