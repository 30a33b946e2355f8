#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/due_dates/booked_conference.hpp"
#include "core/holds/hold_store.hpp"
#include "core/meetings/change_meeting.hpp"
#include "core/meetings/family_arrival.hpp"
#include "core/meetings/held_together.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/room_access.hpp"
#include "core/meetings/room_size.hpp"
#include "core/meetings/usual_time.hpp"
#include "core/meetings/who_meets.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

// Stands for a reason while nothing is written; long enough for any.
constexpr const char* not_asked_yet = "Only whether the day can be had is asked";

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

using Seats = std::vector<InviteeEntry>;

bool has_seat(const Seats& seats, const UserId& user)
{
    return std::ranges::any_of(
        seats, [&](const InviteeEntry& seat) { return seat.invitee.holder.user == user; });
}

// The seats that a new chair and a new minute taker take, unless they have one.
std::vector<Invitee> new_seats(UnitOfWork& work,
                               const MeetingTools& tools,
                               const Meeting& before,
                               const Meeting& after,
                               const Seats& seats,
                               Complaints& complaints)
{
    std::vector<SeatRequest> asked;
    if (after.chair != before.chair && !has_seat(seats, after.chair))
        asked.push_back({.holder = {.user = after.chair}});
    if (after.minute_taker && after.minute_taker != before.minute_taker &&
        !has_seat(seats, *after.minute_taker))
        asked.push_back(
            {.holder = {.user = after.minute_taker}, .requirement = Requirement::optional});
    if (asked.empty()) return {};
    return make_seats(work, tools, after, asked, complaints);
}

// The seats that go with the task: the old chair's, and the old minute taker's unless they were
// asked for their own sake.
Seats leaving(const Meeting& before, const Meeting& after, const Seats& seats)
{
    Seats gone;
    for (const InviteeEntry& seat : seats) {
        const auto& user = seat.invitee.holder.user;
        if (!user || user == after.chair || user == after.minute_taker) continue;
        const bool took_minutes =
            user == before.minute_taker && seat.invitee.requirement == Requirement::optional;
        if (user == before.chair || took_minutes) gone.push_back(seat);
    }
    return gone;
}

// Who have to be there whatever the change is, but for a chair who may go.
std::vector<SeatHolder> required_of(const Seats& seats, const Meeting& before)
{
    std::vector<SeatHolder> required;
    for (const InviteeEntry& seat : seats)
        if (seat.invitee.requirement == Requirement::required &&
            seat.invitee.holder.user != before.chair)
            required.push_back(seat.invitee.holder);
    return required;
}

bool is_the_same(const Meeting& a, const Meeting& b)
{
    return a.starts_at == b.starts_at && a.ends_at == b.ends_at &&
           a.family_minutes_before == b.family_minutes_before &&
           a.debrief_minutes_after == b.debrief_minutes_after && a.mode == b.mode &&
           a.chair == b.chair && a.minute_taker == b.minute_taker && a.room == b.room &&
           a.venue == b.venue && a.video_link == b.video_link &&
           a.late_authoriser == b.late_authoriser && a.late_reason_code == b.late_reason_code &&
           a.late_reason.reveal() == b.late_reason.reveal();
}

// A change as it would be made.
struct Change {
    Meeting before;
    Meeting after;
    std::vector<Invitee> new_seats = {};
    Seats leaving = {};
    Seats seats = {};           // as they are, with what they come for once it is made
    Seats with_new_parts = {};  // those of them for whom that is not what it was
    std::vector<InviteeId> asked_again = {};
    std::vector<MustNotMeet> would_meet = {};
    std::vector<Meeting> others = {};  // of other families, that are changed with it
    std::size_t people = 0;            // with a seat once it is made
    bool is_moved = false;
};

// What each comes for once the meeting is as long as `after`: who stays to the end still does, and
// who runs it is there for all of it.
void follow_meeting(const TimeAndPlace& asked, Change& change, Complaints& complaints)
{
    const std::chrono::minutes before = meeting_length(change.before);
    const std::chrono::minutes after{asked.length_minutes};
    const UserId taker = asked.minute_taker.value_or(change.before.minute_taker.value_or(UserId{}));
    for (InviteeEntry& seat : change.seats) {
        auto& window = seat.invitee.window;
        if (!window) continue;
        const auto& user = seat.invitee.holder.user;
        const auto was = window;
        window = follow_length(*was, before, after);
        if (user && (*user == asked.chair || *user == taker)) window.reset();
        if (window && after >= shortest_meeting && window_fault(*window, after))
            complaints.add("duration_minutes",
                           seat.name.reveal() +
                               " comes for a part of the meeting that would not be there any "
                               "more. Change first who comes when, or choose another length");
        if (window != was) change.with_new_parts.push_back(seat);
    }
}

SeatWindows windows_of(const Seats& seats)
{
    SeatWindows windows;
    for (const InviteeEntry& seat : seats)
        if (seat.invitee.window) windows.emplace(seat.invitee.holder, *seat.invitee.window);
    return windows;
}

// Whose own time is another one.
std::vector<InviteeId> asked_again(UnitOfWork& work, const Seats& before, const Change& change)
{
    std::vector<InviteeId> seats;
    for (std::size_t i = 0; i < before.size(); ++i)
        if (invited_time(work, change.before, before[i].invitee) !=
            invited_time(work, change.after, change.seats[i].invitee))
            seats.push_back(before[i].invitee.id);
    return seats;
}

// What becomes of those it is held together with. Without any that could follow it is held alone
// from now on, and what they take is in its way.
void leave_or_take_others(UnitOfWork& work,
                          const Reschedule& asked,
                          Change& change,
                          Complaints& complaints)
{
    if (!changes_what_is_shared(change.before, asked.when_and_where)) return;
    const auto others = held_with(work, change.before);
    check_others(others, asked.others, "change", complaints);
    auto ahead = ahead_with(work, change.before);
    if (asked.others == HeldOthers::change_too && !ahead.empty())
        change.others = std::move(ahead);
    else if (asked.others == HeldOthers::stay || ahead.empty())
        change.after.held_together.reset();
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
    // One that nobody opened may be left of a family that is closed: it is not for another day.
    if (!work.cases.find(before.authority, before.case_id).value().is_open)
        return Refusal::wrong_state;
    if (before.version != asked.version) return Refusal::stale_version;

    Change change{.before = before, .after = before};
    Meeting& after = change.after;
    Complaints complaints;
    const Seats seats = work.invitees.of_meeting(before.authority, before.id);
    change.seats = seats;
    leave_or_take_others(work, asked, change, complaints);
    follow_meeting(asked.when_and_where, change, complaints);
    const SeatWindows windows = windows_of(change.seats);
    const std::vector<SeatHolder> required = required_of(seats, before);
    apply(work,
          now,
          asked.when_and_where,
          limit_of(work, before),
          {.required = required, .windows = windows},
          after,
          complaints);
    change.is_moved = after.starts_at != before.starts_at || after.ends_at != before.ends_at;
    check_reason(asked, change.is_moved, after, complaints);
    change.new_seats = new_seats(work, tools, before, after, seats, complaints);
    change.leaving = leaving(before, after, seats);
    change.asked_again = asked_again(work, seats, change);
    change.people = seats.size() + change.new_seats.size() - change.leaving.size();
    if (complaints.empty() && is_the_same(before, after))
        complaints.add("date", "Nothing is different yet: change the time, the place or the chair");
    if (complaints.empty()) {
        if (!asked.confirmed.room) check_room_size(work, after, change.people, complaints);
        if (!asked.confirmed.access) check_room_access(work, before, after, complaints);
        if (change.is_moved || after.chair != before.chair) {
            // At the old time it was asked before: only a new chair's calendar is news then.
            Confirmed confirmed = asked.confirmed;
            confirmed.hours = confirmed.hours || !change.is_moved;
            check_usual_time(work,
                             after,
                             change.is_moved ? required : std::vector<SeatHolder>{},
                             windows,
                             confirmed,
                             complaints);
        }
        // Also of what was let pass before, or noted since it was booked.
        change.would_meet = who_would_meet(work, after, requests_of(change.seats));
        check_who_meets(work, actor, after, change.would_meet, asked.confirmed, complaints);
    }
    if (!complaints.empty()) return complaints.error();
    return change;
}

void set_parts(UnitOfWork& work, const Change& change)
{
    for (const InviteeEntry& seat : change.with_new_parts)
        work.invitees.set_window(change.after.authority, seat.invitee.id, seat.invitee.window);
}

// The same for one that it is held together with.
Reschedule of_other(const Reschedule& asked, const Meeting& other)
{
    Reschedule made = asked;
    made.meeting = other.id;
    made.version = other.version;
    made.when_and_where = shared_of(asked.when_and_where);
    return made;
}

Result<int> make_change(UnitOfWork& work,
                        const MeetingTools& tools,
                        const Actor& actor,
                        const Change& change)
{
    const Meeting& before = change.before;
    Meeting after = change.after;

    const Instant now = tools.clock.now();
    const MeetingPlan known_before = plan_of(work, before);
    after.changed_at = now;
    ++after.sequence;
    work.holds.drop_expired(now);
    // First of all who leaves: their time may be taken when the meeting is now.
    for (const InviteeEntry& seat : change.leaving)
        work.invitees.remove(after.authority, seat.invitee.id, now);
    const bool is_shorter = meeting_length(after) < meeting_length(before);
    // Of an old and a new part the smaller one, so that nobody's time is claimed in between that is
    // not theirs before or after.
    if (is_shorter) set_parts(work, change);
    const auto version = work.meetings.save(after);
    if (!version) return version.error();
    if (!is_shorter) set_parts(work, change);
    for (Invitee seat : change.new_seats) {
        seat.sequence = after.sequence;
        work.invitees.add(seat);
    }
    note_booked_conference(work, case_tools(tools), actor, after);
    if (change.asked_again.size() == change.seats.size())
        work.invitees.reset_replies(actor.authority, after.id);
    else
        for (const InviteeId& seat : change.asked_again)
            work.invitees.reset_reply(actor.authority, seat);
    tell_of_change(work, tools, known_before, after);
    audit(work,
          actor,
          now,
          {.action = Action::meeting_reschedule,
           .object = after.id.text(),
           .case_id = after.case_id,
           .detail =
               (change.is_moved ? "moved=1" : "moved=0") +
               std::string{before.held_together && !after.held_together ? " held_alone=1" : ""} +
               lets_meet_detail(change.would_meet)});
    return *version;
}

}  // namespace

Result<int> reschedule_meeting(UnitOfWork& work,
                               const MeetingTools& tools,
                               const Actor& actor,
                               const Reschedule& asked)
{
    const auto change = prepare_change(work, tools, actor, asked);
    if (!change) return change.error();
    const auto version = make_change(work, tools, actor, *change);
    if (!version) return version.error();
    for (const Meeting& other : change->others) {
        const auto also = prepare_change(work, tools, actor, of_other(asked, other));
        if (!also) return of_other(also.error(), other);
        const auto done = make_change(work, tools, actor, *also);
        if (!done) return of_other(done.error(), other);
    }
    return *version;
}

Result<Done> check_reschedule(UnitOfWork& work,
                              const MeetingTools& tools,
                              const Actor& actor,
                              const Reschedule& asked)
{
    const auto change = prepare_change(work, tools, actor, asked);
    if (!change) return change.error();
    for (const Meeting& other : change->others) {
        const auto also = prepare_change(work, tools, actor, of_other(asked, other));
        if (!also) return of_other(also.error(), other);
    }
    return Done{};
}

Result<Done> check_new_day(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Actor& actor,
                           Reschedule asked)
{
    TimeAndPlace& day = asked.when_and_where;
    for (std::string* reason : {&asked.reason, &day.late_reason})
        if (trimmed(*reason).empty()) *reason = not_asked_yet;
    if (day.late_reason_code.empty()) day.late_reason_code = code(LateReason::other);
    return check_reschedule(work, tools, actor, asked);
}

}  // namespace quorate::core
