#include "core/scheduling/needs_of_meeting.hpp"

#include "core/meetings/invitee_store.hpp"

namespace quorate::core {

NeedsDraft needs_of_meeting(UnitOfWork& work, const Meeting& meeting, const MeetingNeeds& before)
{
    using std::chrono::duration_cast;
    using std::chrono::minutes;
    NeedsDraft needs = draft_of(before);
    needs.children = meeting.children;
    needs.length_minutes =
        static_cast<int>(duration_cast<minutes>(meeting.ends_at - meeting.starts_at).count());
    needs.family_minutes_before = meeting.family_minutes_before;
    needs.debrief_minutes_after = meeting.debrief_minutes_after;
    needs.mode = code(meeting.mode);
    needs.venue = meeting.room ? std::string{} : meeting.venue;
    if (meeting.mode == MeetingMode::video) needs.features.clear();
    needs.chair = meeting.chair;
    needs.minute_taker = meeting.minute_taker.value_or(UserId{});
    needs.seats.clear();
    for (const InviteeEntry& seat : work.invitees.of_meeting(meeting.authority, meeting.id))
        if (!seat.invitee.removed_at && seat.invitee.holder.user != meeting.chair)
            needs.seats.push_back({.holder = seat.invitee.holder,
                                   .requirement = seat.invitee.requirement,
                                   .window = seat.invitee.window});
    needs.confirm_quorum = true;
    return needs;
}

}  // namespace quorate::core
