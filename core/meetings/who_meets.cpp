#include "core/meetings/who_meets.hpp"

#include <algorithm>
#include <string>

#include "core/cases/case_store.hpp"
#include "core/cases/must_not_meet_store.hpp"

namespace quorate::core {

std::vector<MustNotMeet> who_would_meet(const std::vector<MustNotMeet>& pairs,
                                        const std::vector<SeatRequest>& seats)
{
    const auto seat_of = [&](const FamilyMemberId& id) {
        return std::ranges::find_if(
            seats, [&](const SeatRequest& seat) { return seat.holder.member == id; });
    };
    std::vector<MustNotMeet> found;
    for (const MustNotMeet& pair : pairs) {
        const auto one = seat_of(pair.one);
        const auto other = seat_of(pair.other);
        if (one != seats.end() && other != seats.end() && !are_apart(one->window, other->window))
            found.push_back(pair);
    }
    return found;
}

void check_who_meets(UnitOfWork& work,
                     const Meeting& meeting,
                     const std::vector<SeatRequest>& seats,
                     Complaints& complaints)
{
    check_who_meets(
        work,
        meeting,
        who_would_meet(work.must_not_meet.of_case(meeting.authority, meeting.case_id), seats),
        complaints);
}

void check_who_meets(UnitOfWork& work,
                     const Meeting& meeting,
                     const std::vector<MustNotMeet>& pairs,
                     Complaints& complaints)
{
    if (pairs.empty()) return;
    const auto members = work.cases.family_members_of(meeting.authority, meeting.case_id);
    const auto name_of = [&](const FamilyMemberId& id) {
        const auto member = std::ranges::find(members, id, &FamilyMember::id);
        return member == members.end() ? std::string{"one of the family"} : member->name.reveal();
    };
    std::string names;
    for (const MustNotMeet& pair : pairs)
        names += (names.empty() ? "" : "; ") + name_of(pair.one) + " and " + name_of(pair.other);
    complaints.add(
        "confirm_meet",
        names +
            " must not meet. Give them different parts of the meeting, 15 minutes apart, "
            "or tick to invite them to the same time all the same",
        Refusal::needs_confirmation);
}

void keep_apart(const std::vector<MustNotMeet>& pairs,
                std::chrono::minutes length,
                std::vector<SeatRequest>& seats)
{
    const SplitMeeting split = split_meeting(length);
    if (window_fault(split.first, length) || window_fault(split.second, length)) return;
    const auto seat_of = [&](const FamilyMemberId& id) {
        return std::ranges::find_if(
            seats, [&](const SeatRequest& seat) { return seat.holder.member == id; });
    };
    for (const MustNotMeet& pair : who_would_meet(pairs, seats)) {
        const auto one = seat_of(pair.one);
        const auto other = seat_of(pair.other);
        if (one->window && other->window) continue;
        if (!one->window && !other->window) one->window = split.first;
        const auto free = one->window ? other : one;
        const auto taken = one->window ? one : other;
        free->window = taken->window == split.first ? split.second : split.first;
    }
}

std::vector<SeatRequest> requests_of(const std::vector<InviteeEntry>& seats)
{
    std::vector<SeatRequest> requests;
    for (const InviteeEntry& seat : seats)
        requests.push_back({.holder = seat.invitee.holder,
                            .requirement = seat.invitee.requirement,
                            .window = seat.invitee.window});
    return requests;
}

}  // namespace quorate::core
