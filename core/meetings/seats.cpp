#include "core/meetings/seats.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "core/cases/case_store.hpp"
#include "core/feeds/feed_version_store.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/change_seen.hpp"
#include "core/meetings/family_arrival.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/moved_seats.hpp"
#include "core/meetings/seat_message.hpp"
#include "core/meetings/whereabouts.hpp"
#include "core/outbox/outbox.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr const char* field = "invitees";

std::string_view feed_code(const SeatHolder& holder)
{
    return holder.contact ? holder.contact->text() : holder.user->text();
}

OutboxMessage message_of(UnitOfWork& work,
                         const MeetingTools& tools,
                         const Meeting& meeting,
                         const PlannedMessage& planned,
                         const Invitee& seat,
                         const std::string& recipient,
                         const std::vector<OutboxMessage>& earlier)
{
    const MessageKind kind = kind_of(planned.reason);
    OutboxMessage message = seat_message(work,
                                         tools,
                                         meeting,
                                         seat,
                                         kind,
                                         planned.sequence,
                                         dedupe_key(kind, recipient, planned.sequence),
                                         earlier);
    for (const std::string& change : planned.changes)
        message.change_summary += (message.change_summary.empty() ? "" : "\n") + change;
    if (!planned.leaves) {
        message.state = MessageState::cancelled;
        message.last_code = "never_told";
        message.terminal_at = tools.clock.now();
    }
    return message;
}

// What the seat's last request said, when that is an update that never left.
std::string untold_changes(const std::vector<OutboxMessage>& messages, const InviteeId& seat)
{
    const OutboxMessage* last = nullptr;
    for (const OutboxMessage& each : messages)
        if (each.invitee == seat && each.kind == MessageKind::request &&
            (!last || each.sequence > last->sequence))
            last = &each;
    return last && !may_have_left(*last) ? last->change_summary : std::string{};
}

// A cancellation speaks of the meeting as its reader knows it: a later time is not for somebody
// who is not invited any more.
void speak_of_known_time(OutboxMessage& cancel, const std::vector<OutboxMessage>& earlier)
{
    const OutboxMessage* known = nullptr;
    for (const OutboxMessage& each : earlier) {
        const bool may_be_known = may_have_left(each) || each.state == MessageState::leased;
        if (each.invitee == cancel.invitee && each.kind == MessageKind::request && may_be_known &&
            (!known || each.sequence > known->sequence))
            known = &each;
    }
    if (!known || !known->starts_at) return;
    cancel.starts_at = known->starts_at;
    cancel.ends_at = known->ends_at;
}

int minutes_before(UnitOfWork& work, const Meeting& meeting, const Invitee& seat)
{
    if (seat.holder.user == meeting.chair) return meeting.family_minutes_before;
    return static_cast<int>(minutes_with_chair(work, meeting, seat).count());
}

// Whoever is told that an answer counts no longer has none: their own time may change because of
// who else is invited.
void forget_answer(UnitOfWork& work,
                   const MeetingPlan& before,
                   const MeetingPlan& after,
                   const Invitee& seat)
{
    const auto known = std::ranges::find(before.seats, seat.id, &PlannedSeat::id);
    const auto now = std::ranges::find(after.seats, seat.id, &PlannedSeat::id);
    if (known == before.seats.end() || now == after.seats.end()) return;
    if (asks_again(as_seen_from(before, *known), as_seen_from(after, *now)))
        work.invitees.reset_reply(seat.authority, seat.id);
}

struct SeatFault {
    std::string message;
    Refusal refusal = Refusal::invalid_input;
    bool is_of_all_family = false;  // said once, however many of the family there are
    const char* part = nullptr;     // of the request that is wrong, if not whom it is for
};

// What is wrong with the part of the meeting that somebody is to come for, if it has a time yet.
std::optional<SeatFault> window_fault_of(const SeatRequest& request, const Meeting& meeting)
{
    if (!request.window || meeting.ends_at <= meeting.starts_at) return std::nullopt;
    const bool runs_it = request.holder.user && (*request.holder.user == meeting.chair ||
                                                 request.holder.user == meeting.minute_taker);
    if (runs_it)
        return SeatFault{.message =
                             "The chair and whoever takes the minutes are there for all of "
                             "the meeting",
                         .part = "attends_from"};
    if (auto fault = window_fault(*request.window, meeting_length(meeting)))
        return SeatFault{.message = "Whoever comes for a part of the meeting " + *fault,
                         .part = "attends_from"};
    return std::nullopt;
}

// Why this person has no seat; `seen` are those before, and the person is added to them.
std::optional<SeatFault> fault_of(const SeatRequest& request,
                                  const Meeting& meeting,
                                  const Candidates& candidates,
                                  std::set<SeatHolder>& seen)
{
    if (!seen.insert(request.holder).second) return SeatFault{.message = "Invite each person once"};
    if (is_family(request.holder) && !is_for_family(meeting.type))
        return SeatFault{
            .message = "Family members are not invited to a " + lower_case(label(meeting.type)),
            .is_of_all_family = true};
    if (!candidates.address(request.holder))
        return SeatFault{.message = "Choose people from the list: one of them cannot be invited"};
    if (candidates.is_excluded(request.holder))
        return SeatFault{.message = "One of these people must not be invited on this case",
                         .refusal = Refusal::excluded_person};
    return window_fault_of(request, meeting);
}

}  // namespace

std::string seat_link_token(const LinkTokens& links, const Invitee& seat)
{
    return links.known_token(
        seat_link_purpose, seat.id.text(), seat.link_generation, seat.link_hash);
}

std::vector<Invitee> make_seats(UnitOfWork& work,
                                const MeetingTools& tools,
                                const Meeting& meeting,
                                const std::vector<SeatRequest>& asked,
                                Complaints& complaints)
{
    const Candidates candidates{work, meeting};
    const Instant now = tools.clock.now();
    std::vector<Invitee> seats;
    std::set<SeatHolder> seen;
    bool family_refused = false;
    const auto add = [&](const SeatRequest& request) {
        if (const auto fault = fault_of(request, meeting, candidates, seen)) {
            if (candidates.is_excluded(request.holder)) complaints.note_excluded();
            if (!fault->is_of_all_family || !std::exchange(family_refused, true))
                complaints.add(field, fault->message, fault->refusal);
            return;
        }
        Invitee seat{.id = InviteeId{tools.random.id()},
                     .authority = meeting.authority,
                     .meeting = meeting.id,
                     .holder = request.holder,
                     .requirement = request.requirement,
                     .window = request.window,
                     .email = candidates.address(request.holder).value(),
                     .calendar_uid = tools.random.uid(),
                     .sequence = meeting.sequence,
                     .created_at = now,
                     .language = request.language.value_or(candidates.language(request.holder))};
        seat.link_hash = tools.links.hash(
            tools.links.token(seat_link_purpose, seat.id.text(), seat.link_generation));
        seats.push_back(std::move(seat));
    };
    for (const SeatRequest& request : asked)
        add(request);
    return seats;
}

std::vector<FieldError> seat_faults(UnitOfWork& work,
                                    const Meeting& meeting,
                                    const std::vector<SeatRequest>& asked)
{
    const Candidates candidates{work, meeting};
    std::set<SeatHolder> seen;
    std::vector<FieldError> faults;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const SeatHolder& holder = asked[i].holder;
        const char* kind = holder.contact ? "contact" : holder.member ? "family_member" : "user";
        if (auto fault = fault_of(asked[i], meeting, candidates, seen))
            faults.push_back({std::to_string(i) + "." + (fault->part ? fault->part : kind),
                              std::move(fault->message)});
    }
    return faults;
}

std::vector<InviteeEntry> seats_ever(UnitOfWork& work, const Meeting& meeting)
{
    auto seats = work.invitees.of_meeting(meeting.authority, meeting.id);
    auto gone = work.invitees.removed_from(meeting.authority, meeting.id);
    std::ranges::move(gone, std::back_inserter(seats));
    return seats;
}

MeetingPlan plan_of(UnitOfWork& work, const Meeting& meeting)
{
    MeetingPlan plan{.starts_at = meeting.starts_at,
                     .ends_at = meeting.ends_at,
                     .place = place_of(work, meeting),
                     .place_in_welsh = place_of(work, meeting, Language::welsh),
                     .site = meeting.room ? meeting.room->text() : meeting.venue,
                     .access = room_access(work, meeting),
                     .video_link = meeting.video_link,
                     .mode = meeting.mode,
                     .is_cancelled = meeting.status == MeetingStatus::cancelled,
                     .sequence = meeting.sequence};
    const auto told = work.outbox.seats_told(meeting.authority, meeting.id);
    for (const InviteeEntry& seat : work.invitees.of_meeting(meeting.authority, meeting.id)) {
        const bool is_chair = seat.invitee.holder.user == meeting.chair;
        plan.seats.push_back({.id = seat.invitee.id,
                              .by_mail = !seat.invitee.email.empty(),
                              .recipient = recipient_class(seat.invitee.holder),
                              .was_told = told.contains(seat.invitee.id),
                              .sequence = seat.invitee.sequence,
                              .window = seat.invitee.window,
                              .minutes_before = minutes_before(work, meeting, seat.invitee),
                              .minutes_after = is_chair ? meeting.debrief_minutes_after : 0,
                              .language = seat.invitee.language});
    }
    return plan;
}

void tell_of_change(UnitOfWork& work,
                    const MeetingTools& tools,
                    const std::optional<MeetingPlan>& before,
                    const Meeting& after)
{
    const Instant now = tools.clock.now();
    if (before && after.starts_at > now) follow_addresses(work, tools, after);
    std::vector<InviteeEntry> seats = work.invitees.of_meeting(after.authority, after.id);
    const MeetingPlan plan = plan_of(work, after);
    if (before)
        for (const PlannedSeat& seat : before->seats)
            if (std::ranges::find(plan.seats, seat.id, &PlannedSeat::id) == plan.seats.end())
                if (const auto gone = work.invitees.find(after.authority, seat.id))
                    seats.push_back(*gone);
    raise_feed_versions(work, after, seats);
    if (after.starts_at <= now && (!before || before->starts_at <= now)) return;  // it is over
    if (before) ask_to_confirm(work, after.authority, *before, plan, seats, now);

    const Candidates candidates{work, after};
    const auto earlier =
        before ? work.outbox.of_meeting(after.authority, after.id) : std::vector<OutboxMessage>{};
    for (PlannedMessage& planned : invitation_plan(before, plan)) {
        if (!planned.changes.empty())
            planned.changes = changes_since_told(untold_changes(earlier, planned.seat),
                                                 std::move(planned.changes));
        const auto seat = std::ranges::find_if(
            seats, [&](const InviteeEntry& each) { return each.invitee.id == planned.seat; });
        const Invitee& invitee = seat->invitee;
        if (planned.reason == MessageReason::changed) forget_answer(work, *before, plan, invitee);
        const auto enqueue = [&](const Email& to, const std::string& recipient) {
            OutboxMessage message =
                message_of(work, tools, after, planned, invitee, recipient, earlier);
            message.to = to;
            if (message.kind == MessageKind::cancel) speak_of_known_time(message, earlier);
            work.outbox.enqueue(message);
        };
        enqueue(invitee.email, planned.seat.text());
        work.invitees.set_sequence(after.authority, planned.seat, planned.sequence);
        if (planned.reason != MessageReason::called_off || invitee.removed_at) continue;
        // The meeting stands in the calendar of the mailbox it was sent to, and is known to whoever
        // reads another one since.
        const auto now_at = candidates.address(invitee.holder);
        if (now_at && !now_at->empty() && *now_at != invitee.email)
            enqueue(*now_at, planned.seat.text() + ":moved");
    }
}

void raise_feed_versions(UnitOfWork& work,
                         const Meeting& meeting,
                         const std::vector<InviteeEntry>& seats)
{
    std::set<std::pair<FeedSubject, std::string>> subjects;
    subjects.emplace(FeedSubject::user, meeting.chair.text());
    for (const InviteeEntry& seat : seats) {
        const SeatHolder& holder = seat.invitee.holder;
        if (holder.member) continue;  // families have no feeds
        subjects.emplace(holder.contact ? FeedSubject::contact : FeedSubject::user,
                         std::string{feed_code(holder)});
        if (!seat.organisation.empty())
            subjects.emplace(FeedSubject::organisation, seat.organisation.text());
    }
    // A contact with an account has a feed of their own meetings by it.
    for (const UserId& account : work.invitees.accounts_of_contacts(meeting.authority, meeting.id))
        subjects.emplace(FeedSubject::user, account.text());
    if (const auto family = work.cases.find(meeting.authority, meeting.case_id))
        subjects.emplace(FeedSubject::team, family->team.text());
    // In one order everywhere, so that two transactions cannot wait for each other.
    for (const auto& [kind, subject] : subjects)
        work.feed_versions.bump(kind, subject);
}

}  // namespace quorate::core
