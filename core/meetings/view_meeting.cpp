#include "core/meetings/view_meeting.hpp"

#include <algorithm>
#include <set>

#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/listed_rights.hpp"
#include "core/dates/london_time.hpp"
#include "core/delivery/delivery_store.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/change_seen_store.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/meetings/seat_answer_store.hpp"
#include "core/minutes/minutes_store.hpp"
#include "core/outbox/outbox.hpp"
#include "core/people/authority_store.hpp"

namespace quorate::core {
namespace {

QuorumRule rule_for(const MeetingListing& listing, const std::optional<Authority>& authority)
{
    const QuorumPolicy policy = authority ? authority->quorum : QuorumPolicy{};
    return quorum_rule(listing.meeting.type, policy, listing.jurisdiction);
}

std::vector<Child> children_at(UnitOfWork& work, const Meeting& meeting)
{
    auto children = work.cases.children_of(meeting.authority, meeting.case_id);
    std::erase_if(children, [&](const Child& child) {
        return std::ranges::find(meeting.children, child.id) == meeting.children.end();
    });
    return children;
}

Quorum quorum_of(const QuorumRule& rule,
                 const std::vector<InviteeEntry>& seats,
                 const UserId& chair,
                 QuorumBasis basis)
{
    return evaluate_quorum(rule, quorum_seats(seats, chair, basis));
}

Quorum quorum_in_room(const QuorumRule& rule,
                      const std::vector<InviteeEntry>& seats,
                      const Meeting& meeting,
                      Instant now)
{
    return evaluate_quorum(rule, seats_in_room(seats, meeting, now));
}

// Replies say who will come; once it has begun, the register says who is there.
Quorum quorum_now(const QuorumRule& rule,
                  const std::vector<InviteeEntry>& seats,
                  const Meeting& meeting,
                  Instant now)
{
    return meeting.opened_at ? quorum_in_room(rule, seats, meeting, now)
                             : quorum_of(rule, seats, meeting.chair, QuorumBasis::replies);
}

bool holds_one(const Actor& actor, const InviteeEntry& seat)
{
    return is_held_by(seat.invitee.holder, actor);
}

bool has_lost_chair(const Meeting& meeting, const std::vector<InviteeEntry>& seats)
{
    return meeting.status == MeetingStatus::scheduled && !meeting.opened_at &&
           std::ranges::any_of(seats, [&](const InviteeEntry& seat) {
               return seat.invitee.holder.user == meeting.chair &&
                      (seat.has_left || seat.invitee.reply == Reply::cannot_come);
           });
}

std::vector<EndedSeat> ended_seats(UnitOfWork& work,
                                   const Meeting& meeting,
                                   const std::vector<InviteeEntry>& seats)
{
    std::vector<InviteeEntry> removed = work.invitees.removed_from(meeting.authority, meeting.id);
    if (removed.empty()) return {};
    const Candidates people{work, meeting};
    const MeetingDelivery delivery = work.deliveries.of_meeting(meeting.authority, meeting.id);
    std::set<SeatHolder> invited;
    for (const InviteeEntry& seat : seats)
        invited.insert(seat.invitee.holder);
    std::set<SeatHolder> told_of;
    std::vector<EndedSeat> ended;
    for (InviteeEntry& seat : removed) {
        if (!told_of.insert(seat.invitee.holder).second) continue;
        const bool is_excluded = people.is_excluded(seat.invitee.holder);
        const bool is_back = invited.contains(seat.invitee.holder);
        const SeatDelivery* known = delivery.of(seat.invitee.id);
        ended.push_back({.seat = std::move(seat),
                         .is_excluded = is_excluded,
                         .is_back = is_back,
                         .handed_to = known ? known->handed_to : std::nullopt});
    }
    return ended;
}

// A person whose address was put right has had a seat for each; the first of them first.
std::map<SeatHolder, std::vector<LedgerLine>> ledgers_of(UnitOfWork& work,
                                                         const MeetingView& view,
                                                         const MeetingDelivery& delivery)
{
    const Meeting& meeting = view.meeting;
    std::map<SeatHolder, std::vector<Invitee>> seats;
    for (const InviteeEntry& seat : view.seats)
        seats[seat.invitee.holder] = {seat.invitee};
    if (!view.ended.empty())
        for (const InviteeEntry& gone : work.invitees.removed_from(meeting.authority, meeting.id))
            if (const auto found = seats.find(gone.invitee.holder); found != seats.end())
                found->second.insert(found->second.begin(), gone.invitee);
    std::map<SeatHolder, std::vector<LedgerLine>> ledgers;
    for (const auto& [holder, of_one] : seats)
        ledgers[holder] = seat_ledger(of_one, view.messages, delivery);
    return ledgers;
}

// Somebody who is signed in and looks at the meeting that they are invited to.
void note_opened(UnitOfWork& work, const Actor& actor, const Meeting& meeting, Instant now)
{
    for (const InviteeEntry& seat : work.invitees.of_meeting(meeting.authority, meeting.id))
        if (holds_one(actor, seat))
            static_cast<void>(
                work.deliveries.note_opened(meeting.authority, meeting.id, seat.invitee.id, now));
}

// The meeting at the time of one seat: who comes for a part knows of no other.
void show_own_time(Meeting& meeting, const std::optional<AttendanceWindow>& window)
{
    const AttendedTime time = attended(meeting, window);
    meeting.starts_at = time.starts_at;
    meeting.ends_at = time.ends_at;
}

// What its page shows of it to somebody who has a seat and nothing more.
void reduce(MeetingListing& entry, const Actor& actor, const std::vector<InviteeEntry>& seats)
{
    entry.is_reduced = true;
    entry.case_reference.clear();
    entry.chair_name = {};
    entry.children = entry.seats = entry.replies = entry.awaited = 0;
    for (const InviteeEntry& seat : seats)
        if (holds_one(actor, seat)) entry.own_reply = seat.invitee.reply;
    const auto own = std::ranges::find_if(
        seats, [&](const InviteeEntry& seat) { return holds_one(actor, seat); });
    if (own != seats.end()) show_own_time(entry.meeting, own->invitee.window);
}

MeetingQuery answerable(MeetingQuery query, bool reduced)
{
    if (!reduced) return query;
    query.type.reset();
    query.case_id.reset();
    query.chair.reset();
    return query;
}

}  // namespace

Result<MeetingView> view_meeting(UnitOfWork& work,
                                 const MeetingTools& tools,
                                 const Actor& actor,
                                 const MeetingId& id)
{
    const Instant now = tools.clock.now();
    const auto known = permitted_meeting(work, actor, Action::meeting_view, id, now);
    if (!known) return known.error();
    MeetingView view{.listing = work.meetings.find_listing(actor.authority, id).value(),
                     .meeting = known->meeting,
                     .is_reduced = is_reduced(actor, Action::meeting_view)};
    audit(work,
          actor,
          now,
          {.action = Action::meeting_view, .object = id.text(), .case_id = known->meeting.case_id});
    if (view.is_reduced) {
        note_opened(work, actor, known->meeting, now);
        view.own = own_seat(work, tools, actor, known->meeting);
        if (view.own)
            for (Meeting* shown : {&view.meeting, &view.listing.meeting}) {
                shown->starts_at = view.own->starts_at;
                shown->ends_at = view.own->ends_at;
            }
        return view;
    }

    const Meeting& meeting = view.meeting;
    if (const auto family = work.cases.find(actor.authority, meeting.case_id))
        view.family_name = family->family_name;
    view.children = children_at(work, meeting);
    view.seats = work.invitees.of_meeting(actor.authority, id);
    view.changes_seen = work.changes_seen.of_meeting(actor.authority, id);
    view.answers = work.seat_answers.of_meeting(actor.authority, id);
    view.ended = ended_seats(work, meeting, view.seats);
    const QuorumRule rule = rule_for(view.listing, work.authorities.find(actor.authority));
    view.by_replies = quorum_of(rule, view.seats, meeting.chair, QuorumBasis::replies);
    view.as_invited = quorum_of(rule, view.seats, meeting.chair, QuorumBasis::invited);
    view.at_table = quorum_in_room(rule, view.seats, meeting, now);
    view.due = limit_of(work, meeting);
    if (const auto closing = work.minutes.closing(actor.authority, id))
        view.reconvene_by = closing->reconvene_by;
    view.messages = work.outbox.of_meeting(actor.authority, id);
    const MeetingDelivery delivery = work.deliveries.of_meeting(actor.authority, id);
    view.ledgers = ledgers_of(work, view, delivery);
    view.told = versions_told(delivery);
    view.not_told = not_told(work, meeting, view.seats, view.messages, delivery, now);
    view.family_reference = seat_reference(meeting, RecipientClass::family, tools.links);
    if (const auto facts = work.cases.facts(actor, meeting.case_id, now)) {
        view.may_change =
            permit_on_case(actor, Action::meeting_reschedule, *facts, now).has_value();
        view.may_open_family =
            permit_on_case(actor, Action::case_view_summary, *facts, now).has_value();
    }
    view.held_together = held_together_with(work, actor, meeting, now);
    view.would_meet = who_still_meets(work, actor, meeting, view.seats, now);
    if (meeting.late_authoriser)
        if (const auto user = work.users.find(*meeting.late_authoriser))
            view.late_authoriser_name = user->name;
    return view;
}

bool is_after_limit(const MeetingView& view)
{
    const Meeting& meeting = view.meeting;
    return meeting.status == MeetingStatus::scheduled && !meeting.opened_at &&
           !meeting.late_authoriser && view.due && !is_kept_at(*view.due, meeting.starts_at);
}

Result<int> meeting_replies_version(UnitOfWork& work,
                                    const MeetingTools& tools,
                                    const Actor& actor,
                                    const MeetingId& id)
{
    const auto known = permitted_meeting(work, actor, Action::meeting_view, id, tools.clock.now());
    if (!known) return known.error();
    return known->meeting.replies_version;
}

Result<MeetingList> list_meetings(UnitOfWork& work,
                                  const MeetingTools& tools,
                                  const Actor& actor,
                                  const MeetingQuery& query)
{
    const Instant now = tools.clock.now();
    const auto reach = permit_list(actor, Action::meeting_list_diary, now);
    if (!reach) return reach.error();
    if (const MeetingId last{query.stretch.after};
        !last.empty() && !is_listed(work, actor, *reach, last, now))
        return unknown_cursor();
    const bool reduced = is_reduced(actor, Action::meeting_view);
    MeetingList list{.page = work.meetings.list(actor, *reach, now, answerable(query, reduced))};
    audit(work, actor, now, {.action = Action::meeting_list_diary});
    const bool by_role = permit_role(actor, Action::meeting_view).has_value();
    for (MeetingListing& entry : list.page.entries)
        entry.may_open = by_role && *reach == Reach::own;
    if (list.page.entries.empty()) return list;

    // One question for all the seats, not one a meeting.
    std::map<MeetingId, std::vector<InviteeEntry>> seats;
    const Instant from = list.page.entries.front().meeting.starts_at;
    const Instant until = list.page.entries.back().meeting.starts_at + std::chrono::seconds{1};
    for (InviteeEntry& seat : work.invitees.between(actor.authority, from, until))
        seats[seat.invitee.meeting].push_back(std::move(seat));
    if (reduced)
        for (MeetingListing& entry : list.page.entries)
            reduce(entry, actor, seats[entry.meeting.id]);
    if (reduced) return list;
    for (const MeetingListing& entry : list.page.entries)
        if (has_lost_chair(entry.meeting, seats[entry.meeting.id]))
            list.chair_declined.insert(entry.meeting.id);
    if (*reach == Reach::own) return list;
    const auto authority = work.authorities.find(actor.authority);
    const ListedRights rights{work, actor, now};
    for (MeetingListing& entry : list.page.entries) {
        const Meeting& meeting = entry.meeting;
        const bool has_part = meeting.chair == actor.user ||
                              std::ranges::any_of(seats[meeting.id], [&](const auto& seat) {
                                  return holds_one(actor, seat);
                              });
        entry.may_open = (by_role && has_part) || rights.may(Action::meeting_view, meeting.case_id);
        list.quorum.emplace(
            meeting.id, quorum_now(rule_for(entry, authority), seats[meeting.id], meeting, now));
    }
    return list;
}

bool lists_meetings_of(UnitOfWork& work, const Clock& clock, const Actor& actor, const CaseId& id)
{
    const Instant now = clock.now();
    const auto reach = permit_list(actor, Action::meeting_list_diary, now);
    if (!reach || is_reduced(actor, Action::meeting_view)) return false;
    const auto facts = work.cases.facts(actor, id, now);
    return facts && is_within(*facts, *reach);
}

}  // namespace quorate::core
