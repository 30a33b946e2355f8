#include "core/meetings/usual_booking.hpp"

#include <algorithm>

#include "core/meetings/core_group_store.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/time_and_place.hpp"
#include "core/meetings/who_meets.hpp"

namespace quorate::core {
namespace {

int usual_length(MeetingType type)
{
    if (is_conference(type)) return 120;
    return type == MeetingType::lac_review ? 90 : 60;
}

// The last conference; before the first, the last discussion of those who know the child.
std::optional<Meeting> last_gathering(UnitOfWork& work, const FamilyCase& family)
{
    std::optional<Meeting> conference;
    std::optional<Meeting> discussion;
    for (const Meeting& meeting : work.meetings.of_case(family.authority, family.id)) {
        if (is_conference(meeting.type)) conference = meeting;
        if (meeting.type == MeetingType::strategy_discussion) discussion = meeting;
    }
    return conference ? conference : discussion;
}

// The core group as the last conference that named one named it.
CoreGroup core_group_of(UnitOfWork& work, const FamilyCase& family)
{
    CoreGroup last;
    for (const Meeting& meeting : work.meetings.of_case(family.authority, family.id)) {
        if (!is_conference(meeting.type)) continue;
        CoreGroup named = work.core_groups.named_at(family.authority, meeting.id);
        if (!named.members.empty()) last = std::move(named);
    }
    return last;
}

bool may_take_chair(const MeetingChoices& choices, const UserId& id, MeetingType type)
{
    const auto found = std::ranges::find(choices.staff, id, &User::id);
    return found != choices.staff.end() && may_chair(*found, type);
}

bool can_be_invited(const MeetingChoices& choices, const SeatHolder& holder)
{
    return std::ranges::any_of(choices.candidates, [&](const Candidate& candidate) {
        return candidate.holder == holder && !candidate.is_excluded;
    });
}

}  // namespace

UsualBooking usual_booking(UnitOfWork& work,
                           const MeetingChoices& choices,
                           MeetingType type,
                           const WorkingCalendar& calendar,
                           Date today)
{
    UsualBooking usual{.next_working_day = calendar.advance(today, WorkingDays{1}),
                       .length_minutes = usual_length(type)};
    const FamilyCase& family = choices.family;
    const auto invite = [&](const SeatHolder& holder, Requirement requirement) {
        const bool is_there =
            std::ranges::find(usual.invitees, holder, &SeatRequest::holder) != usual.invitees.end();
        if (!is_there && can_be_invited(choices, holder))
            usual.invitees.push_back({.holder = holder, .requirement = requirement});
    };
    invite({.user = family.lead_worker}, Requirement::required);

    const bool follows_conference = is_conference(type) || type == MeetingType::core_group;
    auto last = follows_conference ? last_gathering(work, family) : std::nullopt;
    const UserId likely = is_conference(type) && last ? last->chair : family.lead_worker;
    if (may_take_chair(choices, likely, type)) usual.chair = likely;
    if (type == MeetingType::core_group) {
        const CoreGroup named = core_group_of(work, family);
        if (named.lead && named.lead->user && may_take_chair(choices, *named.lead->user, type))
            usual.chair = *named.lead->user;
        for (const SeatHolder& member : named.members)
            invite(member, Requirement::required);
        if (!named.members.empty()) last.reset();  // nobody else of the conference
    }
    if (last)
        for (const InviteeEntry& seat : work.invitees.of_meeting(family.authority, last->id))
            if (seat.invitee.holder.user != last->chair)
                invite(seat.invitee.holder, seat.invitee.requirement);
    keep_apart(choices.must_not_meet, std::chrono::minutes{usual.length_minutes}, usual.invitees);
    return usual;
}

}  // namespace quorate::core
