#include "core/meetings/seats.hpp"

#include <algorithm>
#include <set>

#include "core/cases/case_store.hpp"
#include "core/feeds/feed_version_store.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/outbox/outbox.hpp"
#include "core/people/contact_store.hpp"
#include "core/people/room_store.hpp"

namespace quorate::core {
namespace {

constexpr const char* field = "invitees";

// The people of one case that seats may be for, looked up once.
class Candidates {
public:
    Candidates(UnitOfWork& work, const Meeting& meeting)
        : work_{work},
          authority_{meeting.authority},
          members_{work.cases.family_members_of(meeting.authority, meeting.case_id)},
          excluded_{work.cases.excluded_from(meeting.authority, meeting.case_id)}
    {
    }

    bool is_excluded(const SeatHolder& holder) const
    {
        return std::ranges::any_of(excluded_, [&](const ExcludedPerson& person) {
            return (holder.contact && person.contact == holder.contact) ||
                   (holder.member && person.member == holder.member);
        });
    }

    // Where the person is written to; empty means by hand. Nothing when nobody can be invited.
    std::optional<Email> address(const SeatHolder& holder) const
    {
        if (holder.contact) {
            const auto contact = work_.contacts.find(authority_, *holder.contact);
            if (!contact || !contact->contact.active || !contact->agency_active)
                return std::nullopt;
            return contact->contact.email;
        }
        if (holder.user) {
            const auto user = work_.users.find(*holder.user);
            if (!user || user->authority != authority_ || !user->active) return std::nullopt;
            return user->email;
        }
        for (const FamilyMember& member : members_)
            if (holder.member == member.id) return member.may_email ? member.email : Email{};
        return std::nullopt;
    }

private:
    UnitOfWork& work_;
    const AuthorityId authority_;
    const std::vector<FamilyMember> members_;
    const std::vector<ExcludedPerson> excluded_;
};

std::string_view feed_code(const SeatHolder& holder)
{
    return holder.contact ? holder.contact->text() : holder.user->text();
}

}  // namespace

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
    const auto add = [&](const SeatRequest& request) {
        if (!seen.insert(request.holder).second) {
            complaints.add(field, "Invite each person once");
            return;
        }
        const auto email = candidates.address(request.holder);
        if (!email) {
            complaints.add(field, "Choose people from the list: one of them cannot be invited");
            return;
        }
        if (candidates.is_excluded(request.holder)) {
            complaints.add(field,
                           "One of these people must not be invited on this case",
                           Refusal::excluded_person);
            return;
        }
        Invitee seat{.id = InviteeId{tools.random.id()},
                     .authority = meeting.authority,
                     .meeting = meeting.id,
                     .holder = request.holder,
                     .requirement = request.requirement,
                     .email = *email,
                     .calendar_uid = tools.random.uid(),
                     .sequence = meeting.sequence,
                     .created_at = now};
        seat.link_hash = tools.links.hash(
            tools.links.token(seat_link_purpose, seat.id.text(), seat.link_generation));
        seats.push_back(std::move(seat));
    };
    for (const SeatRequest& request : asked)
        add(request);
    return seats;
}

MeetingPlan plan_of(UnitOfWork& work, const Meeting& meeting)
{
    std::string room_name;
    if (meeting.room)
        if (const auto room = work.rooms.find(meeting.authority, *meeting.room))
            room_name = full_name(*room);
    MeetingPlan plan{.starts_at = meeting.starts_at,
                     .ends_at = meeting.ends_at,
                     .place = place_text(meeting, room_name),
                     .video_link = meeting.video_link,
                     .is_cancelled = meeting.status == MeetingStatus::cancelled,
                     .sequence = meeting.sequence};
    const auto told = work.outbox.seats_told(meeting.authority, meeting.id);
    for (const InviteeEntry& seat : work.invitees.of_meeting(meeting.authority, meeting.id))
        plan.seats.push_back({.id = seat.invitee.id,
                              .by_mail = !seat.invitee.email.empty(),
                              .was_told = told.contains(seat.invitee.id),
                              .sequence = seat.invitee.sequence});
    return plan;
}

void tell_of_change(UnitOfWork& work,
                    const MeetingTools& tools,
                    const std::optional<MeetingPlan>& before,
                    const Meeting& after)
{
    const Instant now = tools.clock.now();
    std::vector<InviteeEntry> seats = work.invitees.of_meeting(after.authority, after.id);
    const MeetingPlan plan = plan_of(work, after);
    if (before)
        for (const PlannedSeat& seat : before->seats)
            if (std::ranges::find(plan.seats, seat.id, &PlannedSeat::id) == plan.seats.end())
                if (const auto gone = work.invitees.find(after.authority, seat.id))
                    seats.push_back(*gone);
    raise_feed_versions(work, after, seats);
    if (after.starts_at <= now && (!before || before->starts_at <= now)) return;  // it is over

    for (const PlannedMessage& planned : invitation_plan(before, plan)) {
        const auto seat = std::ranges::find_if(
            seats, [&](const InviteeEntry& each) { return each.invitee.id == planned.seat; });
        OutboxMessage message;
        message.id = OutboxMessageId{tools.random.id()};
        message.authority = after.authority;
        message.dedupe_key = dedupe_key(planned.kind, planned.seat.text(), planned.sequence);
        message.kind = planned.kind;
        message.meeting = after.id;
        message.invitee = planned.seat;
        message.sequence = planned.sequence;
        for (const std::string& change : planned.changes)
            message.change_summary += (message.change_summary.empty() ? "" : "\n") + change;
        message.to = seat->invitee.email;
        message.message_id = tools.links.token("message", message.dedupe_key, 1);
        message.next_at = now;
        message.created_at = now;
        if (!planned.leaves) {
            message.state = MessageState::cancelled;
            message.last_code = "never_told";
            message.terminal_at = now;
        }
        work.outbox.enqueue(message);
        work.invitees.set_sequence(after.authority, planned.seat, planned.sequence);
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
    if (const auto family = work.cases.find(meeting.authority, meeting.case_id))
        subjects.emplace(FeedSubject::team, family->team.text());
    // In one order everywhere, so that two transactions cannot wait for each other.
    for (const auto& [kind, subject] : subjects)
        work.feed_versions.bump(kind, subject);
}

}  // namespace quorate::core
