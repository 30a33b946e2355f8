#include "core/meetings/known_meeting.hpp"

#include "core/cases/case_store.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"

namespace quorate::core {
namespace {

// Whoever must not be at the family's meetings any more has no seat, whatever was sent before.
bool has_a_seat(UnitOfWork& work, const Actor& actor, const Meeting& meeting)
{
    for (const InviteeEntry& seat : work.invitees.of_meeting(actor.authority, meeting.id))
        if (is_held_by(seat.invitee.holder, actor))
            return !Candidates{work, meeting}.is_excluded(seat.invitee.holder);
    return false;
}

}  // namespace

Result<KnownMeeting> permitted_meeting(UnitOfWork& work,
                                       const Actor& actor,
                                       Action action,
                                       const MeetingId& id,
                                       Instant now,
                                       Grounds grounds)
{
    const auto by_role = permit_role(actor, action);
    if (!by_role && !permit_role_or_chair(actor, action)) return by_role.error();
    auto meeting = work.meetings.find(actor.authority, id);
    const bool chairs = meeting && meeting->chair == actor.user;
    if (!by_role && !chairs) return by_role.error();
    if (!meeting) return Refusal::not_found;
    auto facts = work.cases.facts(actor, meeting->case_id, now);
    if (!facts) return Refusal::not_found;
    facts->chairs = chairs;
    if (chairs) facts->involved = true;
    if (has_a_seat(work, actor, *meeting)) facts->involved = facts->own = true;
    if (auto allowed = permit_on_case(actor, action, *facts, now, grounds); !allowed)
        return allowed.error();
    return KnownMeeting{.meeting = std::move(*meeting), .facts = std::move(*facts)};
}

bool is_listed(UnitOfWork& work, const Actor& actor, Reach reach, const MeetingId& id, Instant now)
{
    const auto meeting = work.meetings.find(actor.authority, id);
    if (!meeting) return false;
    if (has_a_seat(work, actor, *meeting)) return true;
    const auto facts = work.cases.facts(actor, meeting->case_id, now);
    return reach != Reach::own && facts && is_within(*facts, reach);
}

std::optional<CaseDueDate> limit_of(UnitOfWork& work, const Meeting& meeting)
{
    for (const CaseDueDate& due : work.due_dates.of_case(meeting.authority, meeting.case_id))
        if (due.meeting == meeting.id) return due;
    // A second initial conference has to keep the limit that the first was booked for; and a
    // meeting about some of the children a limit for which others still need a date.
    const bool has_a_limit = is_initial_conference(meeting.type) || meeting.due_date;
    if (meeting.status == MeetingStatus::scheduled && has_a_limit)
        return due_date_for_meeting(
            work, meeting.authority, meeting.case_id, meeting.type, meeting.children);
    return std::nullopt;
}

}  // namespace quorate::core
