#include "core/circulation/next_meetings.hpp"

#include <algorithm>

#include "core/meetings/attendance_window.hpp"
#include "core/meetings/family_arrival.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"

namespace quorate::core {
namespace {

bool follows(const Meeting& meeting, const Meeting& held, const std::vector<ChildId>& children)
{
    const bool is_one = meeting.type == MeetingType::core_group ||
                        meeting.type == MeetingType::review_cp_conference ||
                        meeting.type == held.type;
    const auto is_about = [&](const ChildId& child) {
        return std::ranges::count(meeting.children, child) > 0;
    };
    return is_one && meeting.status == MeetingStatus::scheduled && meeting.id != held.id &&
           meeting.starts_at > held.starts_at && std::ranges::any_of(children, is_about);
}

// When the reader is to be there; nothing when they are not.
std::optional<Instant> time_for(UnitOfWork& work,
                                const Meeting& meeting,
                                const std::optional<FamilyMemberId>& member,
                                const std::vector<ExcludedPerson>& excluded)
{
    if (!member) return meeting.starts_at;
    for (const InviteeEntry& seat : work.invitees.of_meeting(meeting.authority, meeting.id))
        if (seat.invitee.holder.member == member &&
            recipient_of(seat.invitee, excluded) == Recipient::family)
            return invited_time(work, meeting, seat.invitee).starts_at;
    return std::nullopt;
}

}  // namespace

std::vector<NextMeeting> next_meetings(UnitOfWork& work,
                                       const Meeting& held,
                                       const std::vector<ChildId>& children,
                                       const std::optional<FamilyMemberId>& member,
                                       const std::vector<ExcludedPerson>& excluded)
{
    std::vector<NextMeeting> next;
    for (const Meeting& meeting : work.meetings.of_case(held.authority, held.case_id)) {
        const bool has_one = std::ranges::count(next, meeting.type, &NextMeeting::type) > 0;
        if (has_one || !follows(meeting, held, children)) continue;
        if (const auto at = time_for(work, meeting, member, excluded))
            next.push_back({.type = meeting.type, .at = *at});
    }
    return next;
}

}  // namespace quorate::core
