#include "core/meetings/who_meets.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "core/access/permission.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/must_not_meet_store.hpp"
#include "core/meetings/held_together.hpp"
#include "core/meetings/invitee_store.hpp"

namespace quorate::core {
namespace {

constexpr std::string_view must_not_meet = " must not meet. ";

// Nothing is said of a family on the pages of another.
constexpr const char* of_another_family = "somebody of another family";

std::vector<PairNames> named(const std::vector<MustNotMeet>& pairs,
                             const std::vector<InviteeEntry>& seats)
{
    const auto name_of = [&](const FamilyMemberId& id) {
        const auto seat = std::ranges::find_if(
            seats, [&](const InviteeEntry& each) { return each.invitee.holder.member == id; });
        return seat == seats.end() ? PersonName{of_another_family} : seat->name;
    };
    std::vector<PairNames> names;
    for (const MustNotMeet& pair : pairs)
        names.push_back({.one = name_of(pair.one), .other = name_of(pair.other)});
    return names;
}

}  // namespace

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

std::vector<MustNotMeet> who_would_meet(UnitOfWork& work,
                                        const Meeting& meeting,
                                        const std::vector<SeatRequest>& seats)
{
    const auto others = held_with(work, meeting);
    auto pairs = work.must_not_meet.of_case(meeting.authority, meeting.case_id);
    if (others.empty()) return who_would_meet(pairs, seats);
    std::vector<SeatRequest> all = seats;
    for (const Meeting& other : others) {
        if (other.closed_at) continue;
        for (MustNotMeet& pair : work.must_not_meet.of_case(other.authority, other.case_id))
            if (std::ranges::find(pairs, pair.id, &MustNotMeet::id) == pairs.end())
                pairs.push_back(std::move(pair));
        auto there = requests_of(work.invitees.of_meeting(other.authority, other.id));
        std::erase_if(there, [](const SeatRequest& seat) { return !is_family(seat.holder); });
        std::ranges::move(there, std::back_inserter(all));
    }
    // What the others ask among themselves is asked there.
    std::erase_if(pairs, [&](const MustNotMeet& pair) {
        return std::ranges::none_of(seats, [&](const SeatRequest& seat) {
            return seat.holder.member == pair.one || seat.holder.member == pair.other;
        });
    });
    return who_would_meet(pairs, all);
}

void check_who_meets(UnitOfWork& work,
                     const Actor& actor,
                     const Meeting& meeting,
                     const std::vector<MustNotMeet>& would_meet,
                     const Confirmed& confirmed,
                     Complaints& complaints)
{
    if (would_meet.empty()) return;
    const bool may_confirm = permit_role(actor, Action::case_unflag_excluded_person).has_value();
    if (may_confirm && confirmed.meet) return;
    const auto members = work.cases.family_members_of(meeting.authority, meeting.case_id);
    const auto name_of = [&](const FamilyMemberId& id) {
        const auto member = std::ranges::find(members, id, &FamilyMember::id);
        return member == members.end() ? std::string{of_another_family} : member->name.reveal();
    };
    std::string words;
    for (const MustNotMeet& pair : would_meet)
        words += (words.empty() ? "" : "; ") + name_of(pair.one) + " and " + name_of(pair.other);
    if (words.starts_with(of_another_family)) words.front() = 'S';
    words += std::string{must_not_meet} +
             "Give them different parts of the meeting, 15 minutes apart, or ";
    if (may_confirm)
        complaints.add("confirm_meet",
                       words + "tick to invite them to the same time all the same",
                       Refusal::needs_confirmation);
    else
        complaints.add("invitees", words + "ask a team manager to book it");
}

bool is_about_who_meets(const FieldError& error)
{
    return error.field == "confirm_meet" ||
           (error.field == "invitees" && error.message.find(must_not_meet) != std::string::npos);
}

std::string who_must_not_meet(const FieldError& error)
{
    return error.message.substr(0, error.message.find(". "));
}

std::string lets_meet_detail(const std::vector<MustNotMeet>& would_meet)
{
    std::string detail;
    for (const MustNotMeet& pair : would_meet)
        detail += " lets_meet=" + pair.one.text() + ',' + pair.other.text();
    return detail;
}

std::vector<PairNames> who_still_meets(UnitOfWork& work,
                                       const Actor& actor,
                                       const Meeting& meeting,
                                       const std::vector<InviteeEntry>& seats,
                                       Instant now)
{
    if (meeting.status != MeetingStatus::scheduled || meeting.closed_at) return {};
    const auto facts = work.cases.facts(actor, meeting.case_id, now);
    if (!facts || !permit_on_case(actor, Action::case_view_summary, *facts, now)) return {};
    return named(who_would_meet(work, meeting, requests_of(seats)), seats);
}

std::vector<PairNames> names_of_who_meets(const std::vector<MustNotMeet>& pairs,
                                          const std::vector<InviteeEntry>& seats)
{
    return named(who_would_meet(pairs, requests_of(seats)), seats);
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
