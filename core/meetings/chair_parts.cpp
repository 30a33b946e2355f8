#include "core/meetings/chair_parts.hpp"

#include <algorithm>

#include "core/cases/must_not_meet_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/meetings/invitee_store.hpp"

namespace quorate::core {
namespace {

bool invites_who_must_not_meet(UnitOfWork& work, const Meeting& meeting)
{
    const auto pairs = work.must_not_meet.of_case(meeting.authority, meeting.case_id);
    if (pairs.empty()) return false;
    const auto seats = work.invitees.of_meeting(meeting.authority, meeting.id);
    const auto has_seat = [&](const FamilyMemberId& member) {
        return std::ranges::any_of(
            seats, [&](const InviteeEntry& seat) { return seat.invitee.holder.member == member; });
    };
    return std::ranges::any_of(
        pairs, [&](const MustNotMeet& pair) { return has_seat(pair.one) && has_seat(pair.other); });
}

}  // namespace

std::string chair_parts(UnitOfWork& work, const Meeting& meeting)
{
    if (meeting.family_minutes_before == 0 && meeting.debrief_minutes_after == 0) return {};
    std::string words = "Meeting " + london_clock_time(meeting.starts_at) + " to " +
                        london_clock_time(meeting.ends_at) + ".";
    if (meeting.family_minutes_before > 0)
        words +=
            std::string{invites_who_must_not_meet(work, meeting) ? " You are needed from "
                                                                 : " Time with the family from "} +
            london_clock_time(needed_from(meeting));
    if (meeting.debrief_minutes_after > 0)
        words +=
            std::string{meeting.family_minutes_before > 0 ? "; until " : " You are needed until "} +
            london_clock_time(needed_until(meeting)) + " afterwards";
    return words;
}

}  // namespace quorate::core
