#include "core/audit/audited.hpp"
#include "core/meetings/change_meeting.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

void check_reason(const Reschedule& asked, bool is_moved, Meeting& meeting, Complaints& complaints)
{
    const std::string reason = trimmed(asked.reason);
    if (is_moved && reason.empty())
        complaints.add("reason", "Give the reason for the change");
    else if (!is_plain_text(reason, Lines::many) || length(reason) > 2000)
        complaints.add("reason", "The reason must be text of at most 2,000 characters");
    else
        meeting.change_reason = FreeText{reason};
}

// The new chair takes a seat, and the old one's seat goes with the task.
void change_chair_seat(UnitOfWork& work,
                       const MeetingTools& tools,
                       const Meeting& before,
                       const Meeting& after,
                       Complaints& complaints)
{
    bool has_seat = false;
    for (const InviteeEntry& seat : work.invitees.of_meeting(after.authority, after.id)) {
        if (seat.invitee.holder.user == before.chair)
            work.invitees.remove(after.authority, seat.invitee.id, tools.clock.now());
        if (seat.invitee.holder.user == after.chair) has_seat = true;
    }
    if (has_seat) return;
    const SeatRequest request{.holder = {.user = after.chair}};
    for (const Invitee& seat : make_seats(work, tools, after, {request}, complaints))
        work.invitees.add(seat);
}

bool is_the_same(const Meeting& a, const Meeting& b)
{
    return a.starts_at == b.starts_at && a.ends_at == b.ends_at && a.mode == b.mode &&
           a.chair == b.chair && a.room == b.room && a.venue == b.venue &&
           a.video_link == b.video_link;
}

}  // namespace

Result<int> reschedule_meeting(UnitOfWork& work,
                               const MeetingTools& tools,
                               const Actor& actor,
                               const Reschedule& asked)
{
    const Instant now = tools.clock.now();
    const auto known =
        permitted_meeting(work, actor, Action::meeting_reschedule, asked.meeting, now);
    if (!known) return known.error();
    const Meeting& before = known->meeting;
    if (before.status != MeetingStatus::scheduled || before.opened_at) return Refusal::wrong_state;
    if (before.version != asked.version) return Refusal::stale_version;

    Meeting after = before;
    Complaints complaints;
    apply(work, now, asked.when_and_where, limit_of(work, before), after, complaints);
    const bool is_moved = after.starts_at != before.starts_at || after.ends_at != before.ends_at;
    check_reason(asked, is_moved, after, complaints);
    if (!complaints.empty()) return complaints.error();
    if (is_the_same(before, after)) return before.version;

    const MeetingPlan known_before = plan_of(work, before);
    after.changed_at = now;
    ++after.sequence;
    const auto version = work.meetings.save(after);
    if (!version) return version.error();
    if (after.chair != before.chair) {
        change_chair_seat(work, tools, before, after, complaints);
        if (!complaints.empty()) return complaints.error();
    }
    if (is_moved) work.invitees.reset_replies(actor.authority, after.id);
    tell_of_change(work, tools, known_before, after);
    audit(work,
          actor,
          now,
          {.action = Action::meeting_reschedule,
           .object = after.id.text(),
           .case_id = after.case_id,
           .detail = is_moved ? "moved=1" : "moved=0"});
    return *version;
}

}  // namespace quorate::core
