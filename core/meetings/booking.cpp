#include "core/meetings/booking.hpp"

#include <algorithm>
#include <set>

#include "core/access/permission.hpp"
#include "core/cases/case_store.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/holds/hold_store.hpp"
#include "core/meetings/held_together.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/quorum.hpp"
#include "core/meetings/room_size.hpp"
#include "core/meetings/usual_time.hpp"
#include "core/meetings/who_meets.hpp"
#include "core/people/authority_store.hpp"
#include "core/people/contact_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

void choose_children(UnitOfWork& work,
                     const MeetingDraft& draft,
                     Meeting& meeting,
                     Complaints& complaints)
{
    const auto children = work.cases.children_of(meeting.authority, draft.case_id);
    const std::set<ChildId> chosen{draft.children.begin(), draft.children.end()};
    if (chosen.empty()) complaints.add("children", "Choose at least one child");
    for (const ChildId& child : chosen)
        if (std::ranges::find(children, child, &Child::id) == children.end()) {
            complaints.add("children", "Choose children of this family");
            return;
        }
    meeting.children.assign(chosen.begin(), chosen.end());
}

// Everybody asked for, the chair and whoever takes the minutes.
std::vector<SeatRequest> with_staff(std::vector<SeatRequest> asked, const Meeting& meeting)
{
    const auto add = [&](const UserId& user, Requirement requirement) {
        const SeatHolder holder{.user = user};
        const bool is_there = std::ranges::any_of(
            asked, [&](const SeatRequest& request) { return request.holder == holder; });
        if (!is_there && !user.empty())
            asked.push_back({.holder = holder, .requirement = requirement});
    };
    add(meeting.chair, Requirement::required);
    add(meeting.minute_taker.value_or(UserId{}), Requirement::optional);
    return asked;
}

std::vector<SeatHolder> required_of(const std::vector<SeatRequest>& asked)
{
    std::vector<SeatHolder> required;
    for (const SeatRequest& request : asked)
        if (request.requirement == Requirement::required) required.push_back(request.holder);
    return required;
}

SeatWindows windows_of(const std::vector<SeatRequest>& asked)
{
    SeatWindows windows;
    for (const SeatRequest& request : asked)
        if (request.window) windows.emplace(request.holder, *request.window);
    return windows;
}

// A hold that has run out is as good as none: the time may still be free.
std::optional<SlotHold> hold_for(UnitOfWork& work,
                                 const AuthorityId& authority,
                                 const MeetingDraft& draft,
                                 Instant now)
{
    if (!draft.hold) return std::nullopt;
    auto hold = work.holds.find(authority, *draft.hold, now);
    if (hold && hold->case_id != draft.case_id) hold.reset();
    return hold;
}

// Seats that are not kept yet, with what quorum asks of whom they are for.
std::vector<InviteeEntry> entries_of(UnitOfWork& work, const Booking& booking)
{
    std::vector<InviteeEntry> entries;
    for (const Invitee& seat : booking.seats) {
        InviteeEntry& entry = entries.emplace_back(InviteeEntry{.invitee = seat});
        if (seat.holder.contact) {
            const auto contact = work.contacts.find(seat.authority, *seat.holder.contact);
            if (!contact) continue;
            entry.job = contact->contact.job_title;
            entry.agency_name = contact->agency_name;
            entry.agency_kind = contact->agency_kind;
            entry.agency = contact->contact.agency;
            entry.discipline = contact->contact.discipline;
        } else if (seat.holder.user) {
            const auto user = work.users.find(*seat.holder.user);
            if (!user) continue;
            entry.job = user->job_title;
            entry.staff_role = user->role;
        }
    }
    return entries;
}

std::string lower_first(std::string_view words)
{
    std::string text{words};
    if (!text.empty()) text.replace(0, 1, lower_case(text.substr(0, 1)));
    return text;
}

void check_quorum(UnitOfWork& work,
                  const Booking& booking,
                  Jurisdiction jurisdiction,
                  Complaints& complaints)
{
    const Meeting& meeting = booking.meeting;
    const auto authority = work.authorities.find(meeting.authority);
    const QuorumRule rule =
        quorum_rule(meeting.type, authority ? authority->quorum : QuorumPolicy{}, jurisdiction);
    if (!rule.is_needed) return;
    const Quorum quorum = evaluate_quorum(
        rule, quorum_seats(entries_of(work, booking), meeting.chair, QuorumBasis::invited));
    if (quorum.state == QuorumState::met) return;
    std::string missing;
    for (const std::string& each : quorum.missing)
        missing += (missing.empty() ? "" : "; ") + lower_first(each);
    complaints.add("confirm_quorum",
                   "The people invited could not make quorum: " + missing +
                       ". Invite more people, or tick to book it all the same",
                   Refusal::needs_confirmation);
}

// "an initial child protection conference"
std::string one(MeetingType type)
{
    const std::string name = lower_first(label(type));
    return (name.starts_with('i') ? "an " : "a ") + name;
}

bool is_ahead(const Meeting& meeting, Instant now)
{
    return meeting.status == MeetingStatus::scheduled && meeting.ends_at > now;
}

// Two initial conferences about one child are seldom meant.
void check_duplicate(UnitOfWork& work, const Meeting& meeting, Instant now, Complaints& complaints)
{
    if (!is_initial_conference(meeting.type)) return;
    for (const Meeting& other : work.meetings.of_case(meeting.authority, meeting.case_id)) {
        const auto shared = std::ranges::count_if(meeting.children, [&](const ChildId& child) {
            return std::ranges::find(other.children, child) != other.children.end();
        });
        if (!is_initial_conference(other.type) || !is_ahead(other, now) || shared == 0) continue;
        complaints.add("confirm_duplicate",
                       (shared == 1 ? "This child already has " : "These children already have ") +
                           one(other.type) + " booked for " +
                           long_date(london_date(other.starts_at)) +
                           ". Tick if this one is needed as well",
                       Refusal::needs_confirmation);
        return;
    }
}

// With those who come to the meetings that it is held together with, each person once.
std::size_t people_in_room(UnitOfWork& work, const Booking& booking)
{
    std::set<SeatHolder> people;
    for (const Invitee& seat : booking.seats)
        people.insert(seat.holder);
    for (const Meeting& other : ahead_with(work, booking.meeting))
        for (const InviteeEntry& seat : work.invitees.of_meeting(other.authority, other.id))
            people.insert(seat.invitee.holder);
    return people.size();
}

}  // namespace

Result<Booking> prepare_booking(UnitOfWork& work,
                                const MeetingTools& tools,
                                const Actor& actor,
                                const MeetingDraft& draft)
{
    const Instant now = tools.clock.now();
    if (auto allowed = permit_role(actor, Action::meeting_create); !allowed) return allowed.error();
    const auto facts = work.cases.facts(actor, draft.case_id, now);
    const auto family = work.cases.find(actor.authority, draft.case_id);
    if (!facts || !family) return Refusal::not_found;
    if (auto allowed = permit_on_case(actor, Action::meeting_create, *facts, now); !allowed)
        return allowed.error();
    if (!family->is_open) return Refusal::wrong_state;

    Complaints complaints;
    const auto type = meeting_type_from(draft.type);
    if (!type) complaints.add("type", "Choose the kind of meeting");
    Booking booking{.meeting = {.id = MeetingId{tools.random.id()},
                                .authority = actor.authority,
                                .case_id = draft.case_id,
                                .type = type.value_or(MeetingType::core_group),
                                .created_by = actor.user,
                                .created_at = now,
                                .changed_at = now,
                                .held_together = draft.held_together}};
    Meeting& meeting = booking.meeting;
    choose_children(work, draft, meeting, complaints);
    auto due =
        type ? due_date_for_meeting(work, actor.authority, draft.case_id, *type, meeting.children)
             : std::nullopt;
    const bool kept_by_another = due && due->meeting;
    // The next core group or review is often booked before this one was held, and has a limit of
    // its own then. A second initial conference has none but the first one's.
    if (kept_by_another && !is_initial_conference(meeting.type)) due.reset();
    booking.hold = hold_for(work, actor.authority, draft, now);
    AlsoNeeded also{.required = required_of(draft.invitees), .windows = windows_of(draft.invitees)};
    if (booking.hold) also.hold = booking.hold->id;
    apply(work, now, draft.when_and_where, due, also, meeting, complaints);
    booking.seats =
        make_seats(work, tools, meeting, with_staff(draft.invitees, meeting), complaints);

    // What can be booked all the same is asked last, once nothing else is in the way.
    if (complaints.empty()) {
        if (!draft.confirmed.quorum) check_quorum(work, booking, family->jurisdiction, complaints);
        if (!draft.confirmed.duplicate) check_duplicate(work, meeting, now, complaints);
        if (!draft.confirmed.room)
            check_room_size(work, meeting, people_in_room(work, booking), complaints);
        check_usual_time(work, meeting, also.required, also.windows, draft.confirmed, complaints);
        booking.would_meet = who_would_meet(work, meeting, draft.invitees);
        auto in_question = booking.would_meet;
        std::erase_if(in_question, [&](const MustNotMeet& pair) {
            return std::ranges::find(draft.may_meet, pair.id) != draft.may_meet.end();
        });
        check_who_meets(work, actor, meeting, in_question, draft.confirmed, complaints);
    }
    if (!complaints.empty()) return complaints.error();
    if (due && !kept_by_another) {
        meeting.due_date = due->id;
        booking.due = std::move(due);
    }
    return booking;
}

void book_limits(UnitOfWork& work, const Meeting& meeting)
{
    for (const CaseDueDate& due : limits_for_meeting(
             work, meeting.authority, meeting.case_id, meeting.type, meeting.children)) {
        // What other children wait for as well still needs a date for them.
        if (due.meeting || !waits_only_for(due, meeting.children)) continue;
        work.due_dates.book(meeting.authority, due.id, meeting.id);
    }
}

void hand_limit_over(UnitOfWork& work, const Meeting& cancelled, Instant now)
{
    if (!is_initial_conference(cancelled.type)) return;
    const auto due = due_date_for_meeting(
        work, cancelled.authority, cancelled.case_id, cancelled.type, cancelled.children);
    if (!due || due->meeting) return;
    for (const Meeting& other : work.meetings.of_case(cancelled.authority, cancelled.case_id))
        if (other.id != cancelled.id && is_ahead(other, now) && is_initial_conference(other.type))
            book_limits(work, other);
}

}  // namespace quorate::core
