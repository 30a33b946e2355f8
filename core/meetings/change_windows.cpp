#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/holds/hold_store.hpp"
#include "core/meetings/change_meeting.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/time_needs.hpp"
#include "core/meetings/who_meets.hpp"

namespace quorate::core {
namespace {

using Seats = std::vector<InviteeEntry>;

bool runs(const Meeting& meeting, const SeatHolder& holder)
{
    return holder.user && (*holder.user == meeting.chair || holder.user == meeting.minute_taker);
}

// The seats that change, as they are then; `all` has them so too.
Seats changed_seats(const ChangeWindows& asked,
                    const Meeting& meeting,
                    Seats& all,
                    Complaints& complaints)
{
    Seats changed;
    for (const ChangeWindows::Seat& each : asked.seats) {
        const auto seat = std::ranges::find_if(
            all, [&](const InviteeEntry& entry) { return entry.invitee.id == each.id; });
        if (seat == all.end()) {
            complaints.add("invitees", "One of these people is not invited any more. Look again");
            continue;
        }
        if (seat->invitee.window == each.window) continue;
        const std::string name = seat->name.reveal();
        if (each.window && runs(meeting, seat->invitee.holder))
            complaints.add("invitees", name + " is there for all of the meeting, to run it");
        else if (const auto fault = each.window
                                        ? window_fault(*each.window, meeting_length(meeting))
                                        : std::nullopt)
            complaints.add("invitees", name + ' ' + *fault);
        seat->invitee.window = each.window;
        changed.push_back(*seat);
    }
    return changed;
}

// Whoever has to be there may have something else in the time that they are to come for now.
void check_time(UnitOfWork& work,
                Instant now,
                const Meeting& meeting,
                const Seats& changed,
                Complaints& complaints)
{
    TimeNeeds needs{.authority = meeting.authority,
                    .starts_at = meeting.starts_at,
                    .ends_at = meeting.ends_at,
                    .meeting = meeting.id,
                    .held_together = meeting.held_together};
    for (const InviteeEntry& seat : changed) {
        if (seat.invitee.requirement != Requirement::required) continue;
        needs.required.push_back(seat.invitee.holder);
        if (seat.invitee.window) needs.windows.emplace(seat.invitee.holder, *seat.invitee.window);
    }
    check_free(work, now, meeting.case_id, needs, complaints);
}

}  // namespace

Result<int> change_windows(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Actor& actor,
                           const ChangeWindows& asked)
{
    const Instant now = tools.clock.now();
    const auto known = permitted_meeting(work, actor, Action::participant_add, asked.meeting, now);
    if (!known) return known.error();
    const Meeting& meeting = known->meeting;
    const bool can_change =
        meeting.status == MeetingStatus::scheduled && !meeting.opened_at && !meeting.closed_at;
    if (!can_change) return Refusal::wrong_state;
    if (meeting.version != asked.version) return Refusal::stale_version;

    Complaints complaints;
    Seats seats = work.invitees.of_meeting(actor.authority, meeting.id);
    const Seats changed = changed_seats(asked, meeting, seats, complaints);
    if (complaints.empty() && changed.empty()) return meeting.version;
    if (complaints.empty()) check_time(work, now, meeting, changed, complaints);
    const auto would_meet = who_would_meet(work, meeting, requests_of(seats));
    if (complaints.empty())
        check_who_meets(work, actor, meeting, would_meet, asked.confirmed, complaints);
    if (!complaints.empty()) return complaints.error();

    const MeetingPlan before = plan_of(work, meeting);
    Meeting after = meeting;
    after.changed_at = now;
    ++after.sequence;
    work.holds.drop_expired(now);
    const auto version = work.meetings.save(after);
    if (!version) return version.error();
    for (const InviteeEntry& seat : changed) {
        work.invitees.set_window(actor.authority, seat.invitee.id, seat.invitee.window);
        work.invitees.reset_reply(actor.authority, seat.invitee.id);
        audit(work,
              actor,
              now,
              {.action = Action::participant_add,
               .object = seat.invitee.id.text(),
               .case_id = meeting.case_id,
               .detail = "meeting=" + meeting.id.text() +
                         (seat.invitee.window ? " attends=part" : " attends=all") +
                         lets_meet_detail(would_meet)});
    }
    work.meetings.raise_replies_version(actor.authority, meeting.id);
    tell_of_change(work, tools, before, after);
    return *version;
}

}  // namespace quorate::core
