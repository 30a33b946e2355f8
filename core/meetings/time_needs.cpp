#include "core/meetings/time_needs.hpp"

#include <utility>

#include "core/cases/case_store.hpp"
#include "core/identity/user_store.hpp"
#include "core/people/contact_store.hpp"

namespace quorate::core {
namespace {

std::string name_of(UnitOfWork& work,
                    const AuthorityId& authority,
                    const CaseId& family,
                    const SeatHolder& holder)
{
    if (holder.contact) {
        if (const auto contact = work.contacts.find(authority, *holder.contact))
            return contact->contact.name.reveal();
    } else if (holder.user) {
        if (const auto user = work.users.find(*holder.user)) return user->name.reveal();
    } else {
        for (const FamilyMember& member : work.cases.family_members_of(authority, family))
            if (holder.member == member.id) return member.name.reveal();
    }
    return "One of these people";
}

}  // namespace

TimeNeeds needs_of(const Meeting& meeting, std::vector<SeatHolder> required)
{
    return {.authority = meeting.authority,
            .starts_at = meeting.starts_at,
            .ends_at = meeting.ends_at,
            .family_minutes_before = meeting.family_minutes_before,
            .debrief_minutes_after = meeting.debrief_minutes_after,
            .chair = meeting.chair,
            .minute_taker = meeting.minute_taker,
            .room = meeting.room,
            .required = std::move(required),
            .meeting = meeting.id,
            .held_together = meeting.held_together};
}

void check_free(UnitOfWork& work,
                Instant now,
                const CaseId& family,
                const TimeNeeds& needs,
                Complaints& complaints)
{
    const Clashes clashes = work.meetings.clashes(needs, now);
    const auto has_to_be_elsewhere = [&](const SeatHolder& holder) {
        return name_of(work, needs.authority, family, holder) +
               " already has to be at another meeting at that time";
    };
    if (clashes.chair)
        complaints.add(
            "chair", "The chair already has a meeting at that time", Refusal::chair_taken);
    if (clashes.minute_taker)
        complaints.add(
            "minute_taker", has_to_be_elsewhere({.user = needs.minute_taker}), Refusal::time_taken);
    if (clashes.room)
        complaints.add("room", "The room is already booked at that time", Refusal::room_taken);
    for (const SeatHolder& holder : clashes.required)
        complaints.add("invitees", has_to_be_elsewhere(holder), Refusal::time_taken);
}

}  // namespace quorate::core
