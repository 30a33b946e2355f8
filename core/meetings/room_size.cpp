#include "core/meetings/room_size.hpp"

#include "core/people/room_store.hpp"

namespace quorate::core {

void check_room_size(UnitOfWork& work,
                     const Meeting& meeting,
                     std::size_t people,
                     Complaints& complaints)
{
    if (meeting.mode != MeetingMode::in_person || !meeting.room) return;
    const auto room = work.rooms.find(meeting.authority, *meeting.room);
    if (!room || static_cast<std::size_t>(room->capacity) >= people) return;
    complaints.add("confirm_room",
                   room->name + " fits " + std::to_string(room->capacity) + "; " +
                       std::to_string(people) +
                       " people are invited in person. Choose another room, or tick to use it all "
                       "the same",
                   Refusal::needs_confirmation);
}

}  // namespace quorate::core
