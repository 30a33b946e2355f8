#include "core/audit/audited.hpp"
#include "core/due_dates/booked_conference.hpp"
#include "core/meetings/change_meeting.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/room_size.hpp"
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

// The seat that a new chair takes, unless they have one.
std::vector<Invitee> new_seats(UnitOfWork& work,
                               const MeetingTools& tools,
                               const Meeting& before,
                               const Meeting& after,
                               Complaints& complaints)
{
    if (after.chair == before.chair) return {};
    for (const InviteeEntry& seat : work.invitees.of_meeting(after.authority, after.id))
        if (seat.invitee.holder.user == after.chair) return {};
    return make_seats(work, tools, after, {{.holder = {.user = after.chair}}}, complaints);
}

bool is_the_same(const Meeting& a, const Meeting& b)
{
    return a.starts_at == b.starts_at && a.ends_at == b.ends_at && a.mode == b.mode &&
           a.chair == b.chair && a.room == b.room && a.venue == b.venue &&
           a.video_link == b.video_link && a.late_authoriser == b.late_authoriser &&
           a.late_reason_code == b.late_reason_code &&
           a.late_reason.reveal() == b.late_reason.reveal();
}

// A change as it would be made.
struct Change {
    Meeting before;
    Meeting after;
    std::vector<Invitee> new_seats = {};
    bool is_moved = false;
};

// With another chair the old one's seat goes.
std::size_t people_after(UnitOfWork& work, const Change& change)
{
    const auto seats = work.invitees.of_meeting(change.before.authority, change.before.id);
    const std::size_t gone = change.after.chair == change.before.chair ? 0 : 1;
    return seats.size() + change.new_seats.size() - gone;
}

Result<Change> prepare_change(UnitOfWork& work,
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

    Change change{.before = before, .after = before};
    Meeting& after = change.after;
    Complaints complaints;
    apply(work, now, asked.when_and_where, limit_of(work, before), after, complaints);
    change.is_moved = after.starts_at != before.starts_at || after.ends_at != before.ends_at;
    check_reason(asked, change.is_moved, after, complaints);
    change.new_seats = new_seats(work, tools, before, after, complaints);
    if (complaints.empty() && is_the_same(before, after))
        complaints.add("date", "Nothing is different yet: change the time, the place or the chair");
    if (complaints.empty() && !asked.confirmed.room)
        check_room_size(work, after, people_after(work, change), complaints);
    if (!complaints.empty()) return complaints.error();
    return change;
}

// The old chair's seat goes with the task.
void change_chair_seat(UnitOfWork& work, const Change& change, const Meeting& after, Instant now)
{
    if (after.chair == change.before.chair) return;
    for (const InviteeEntry& seat : work.invitees.of_meeting(after.authority, after.id))
        if (seat.invitee.holder.user == change.before.chair)
            work.invitees.remove(after.authority, seat.invitee.id, now);
    for (Invitee seat : change.new_seats) {
        seat.sequence = after.sequence;
        work.invitees.add(seat);
    }
}

}  // namespace

Result<int> reschedule_meeting(UnitOfWork& work,
                               const MeetingTools& tools,
                               const Actor& actor,
                               const Reschedule& asked)
{
    auto change = prepare_change(work, tools, actor, asked);
    if (!change) return change.error();
    const Meeting& before = change->before;
    Meeting after = change->after;

    const Instant now = tools.clock.now();
    const MeetingPlan known_before = plan_of(work, before);
    after.changed_at = now;
    ++after.sequence;
    const auto version = work.meetings.save(after);
    if (!version) return version.error();
    change_chair_seat(work, *change, after, now);
    note_booked_conference(work, case_tools(tools), actor, after);
    if (change->is_moved) work.invitees.reset_replies(actor.authority, after.id);
    tell_of_change(work, tools, known_before, after);
    audit(work,
          actor,
          now,
          {.action = Action::meeting_reschedule,
           .object = after.id.text(),
           .case_id = after.case_id,
           .detail = change->is_moved ? "moved=1" : "moved=0"});
    return *version;
}

Result<Done> check_reschedule(UnitOfWork& work,
                              const MeetingTools& tools,
                              const Actor& actor,
                              const Reschedule& asked)
{
    const auto change = prepare_change(work, tools, actor, asked);
    if (!change) return change.error();
    return Done{};
}

}  // namespace quorate::core
