#include "core/audit/audited.hpp"
#include "core/holds/hold_store.hpp"
#include "core/meetings/change_meeting.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/room_size.hpp"
#include "core/meetings/time_needs.hpp"
#include "core/meetings/who_meets.hpp"
#include "core/replies/earlier_note.hpp"

namespace quorate::core {
namespace {

bool can_change(const Meeting& meeting)
{
    return meeting.status == MeetingStatus::scheduled && !meeting.closed_at;
}

// Who was invited before was asked about then.
std::vector<MustNotMeet> whom_newcomer_meets(UnitOfWork& work,
                                             const Meeting& meeting,
                                             const std::vector<InviteeEntry>& invited,
                                             const SeatRequest& asked)
{
    if (!asked.holder.member) return {};
    auto seats = requests_of(invited);
    seats.push_back(asked);
    auto found = who_would_meet(work, meeting, seats);
    std::erase_if(found, [&](const MustNotMeet& pair) {
        return pair.one != *asked.holder.member && pair.other != *asked.holder.member;
    });
    return found;
}

}  // namespace

Result<InviteeId> add_invitee(UnitOfWork& work,
                              const MeetingTools& tools,
                              const Actor& actor,
                              const MeetingId& id,
                              const SeatRequest& asked,
                              const Confirmed& confirmed)
{
    const Instant now = tools.clock.now();
    const auto known = permitted_meeting(work, actor, Action::participant_add, id, now);
    if (!known) return known.error();
    const Meeting& meeting = known->meeting;
    if (!can_change(meeting)) return Refusal::wrong_state;

    Complaints complaints;
    const auto seats = make_seats(work, tools, meeting, {asked}, complaints);
    const auto invited = work.invitees.of_meeting(actor.authority, id);
    for (const InviteeEntry& seat : invited)
        if (seat.invitee.holder == asked.holder)
            complaints.add("invitees", "This person is invited already", Refusal::already_exists);
    if (complaints.empty() && asked.requirement == Requirement::required)
        check_free(
            work,
            now,
            meeting.case_id,
            {.authority = meeting.authority,
             .starts_at = meeting.starts_at,
             .ends_at = meeting.ends_at,
             .required = {asked.holder},
             .windows = asked.window ? SeatWindows{{asked.holder, *asked.window}} : SeatWindows{},
             .meeting = meeting.id,
             .held_together = meeting.held_together},
            complaints);
    if (complaints.empty() && !confirmed.room)
        check_room_size(work, meeting, invited.size() + 1, complaints);
    const auto would_meet = whom_newcomer_meets(work, meeting, invited, asked);
    if (complaints.empty())
        check_who_meets(work, actor, meeting, would_meet, confirmed, complaints);
    if (!complaints.empty()) return complaints.error();

    const MeetingPlan before = plan_of(work, meeting);
    work.holds.drop_expired(now);
    work.invitees.add(seats.front());
    work.meetings.raise_replies_version(actor.authority, id);
    tell_of_change(work, tools, before, meeting);
    audit(work,
          actor,
          now,
          {.action = Action::participant_add,
           .object = seats.front().id.text(),
           .case_id = meeting.case_id,
           .detail = "meeting=" + id.text() + lets_meet_detail(would_meet)});
    return seats.front().id;
}

Result<Done> remove_invitee(UnitOfWork& work,
                            const MeetingTools& tools,
                            const Actor& actor,
                            const MeetingId& id,
                            const InviteeId& seat_id,
                            int version)
{
    const Instant now = tools.clock.now();
    const auto known = permitted_meeting(work, actor, Action::participant_remove, id, now);
    if (!known) return known.error();
    const Meeting& meeting = known->meeting;
    const auto seat = work.invitees.find(actor.authority, seat_id);
    if (!seat || seat->invitee.meeting != id || seat->invitee.removed_at) return Refusal::not_found;
    if (!can_change(meeting)) return Refusal::wrong_state;
    if (seat->invitee.holder.user == meeting.chair)
        return invalid("invitees", "The chair cannot be left out: choose another chair first");
    if (meeting.minute_taker && seat->invitee.holder.user == meeting.minute_taker)
        return invalid("invitees",
                       "Whoever takes the minutes cannot be left out: choose somebody else first");
    if (seat->invitee.version != version) return Refusal::stale_version;

    const MeetingPlan before = plan_of(work, meeting);
    static_cast<void>(put_note_aside(work, tools, seat->invitee, WaitReason::before_taken_back));
    work.invitees.remove(actor.authority, seat_id, now);
    work.meetings.raise_replies_version(actor.authority, id);
    tell_of_change(work, tools, before, meeting);
    audit(work,
          actor,
          now,
          {.action = Action::participant_remove,
           .object = seat_id.text(),
           .case_id = meeting.case_id,
           .detail = "meeting=" + id.text()});
    return Done{};
}

}  // namespace quorate::core
