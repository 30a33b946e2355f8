#include "core/scheduling/watch_meeting.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/availability/availability_store.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/listed_rights.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/scheduling/meeting_chain_store.hpp"
#include "core/scheduling/meeting_needs_store.hpp"
#include "core/scheduling/request_for_needs.hpp"

namespace quorate::core {
namespace {

struct Needed {
    CalendarOwner owner;
    TakenFromMeeting what;
    AttendedTime time;
    MeetingId meeting;
    AttendedTime meeting_time;
    std::optional<HeldTogetherId> held_together = {};
};

Needed needed_at(const Meeting& meeting,
                 const CalendarOwner& owner,
                 TakenFromMeeting what,
                 const AttendedTime& time)
{
    return {owner,
            std::move(what),
            time,
            meeting.id,
            {meeting.starts_at, meeting.ends_at},
            meeting.held_together};
}

// The meetings with each of these marks, which are not in each other's way.
std::map<HeldTogetherId, std::set<MeetingId>> held_together(UnitOfWork& work,
                                                            const AuthorityId& authority,
                                                            const std::vector<Needed>& needed)
{
    std::map<HeldTogetherId, std::set<MeetingId>> groups;
    for (const Needed& each : needed) {
        if (!each.held_together || groups.contains(*each.held_together)) continue;
        std::set<MeetingId>& group = groups[*each.held_together];
        for (const Meeting& meeting : work.meetings.held_together(authority, *each.held_together))
            group.insert(meeting.id);
    }
    return groups;
}

void add_chair_and_room(const MeetingListing& listing, std::vector<Needed>& needed)
{
    const Meeting& meeting = listing.meeting;
    const AttendedTime all_along{needed_from(meeting), needed_until(meeting)};
    needed.push_back(needed_at(meeting,
                               {meeting.chair},
                               {.part = TakenPart::chair, .name = listing.chair_name},
                               all_along));
    if (meeting.room)
        needed.push_back(needed_at(meeting,
                                   {*meeting.room},
                                   {.part = TakenPart::room, .room = listing.room_name},
                                   all_along));
}

void add_seats(const MeetingView& view, std::vector<Needed>& needed)
{
    const Meeting& meeting = view.meeting;
    for (const InviteeEntry& seat : view.seats) {
        const SeatHolder& holder = seat.invitee.holder;
        const auto owner = calendar_owner_of(holder);
        if (!owner || holder.user == meeting.chair) continue;
        const bool takes_minutes = holder.user && holder.user == meeting.minute_taker;
        if (!takes_minutes && seat.invitee.requirement != Requirement::required) continue;
        needed.push_back(needed_at(
            meeting,
            *owner,
            {.part = takes_minutes ? TakenPart::minute_taker : TakenPart::seat, .name = seat.name},
            attended(meeting, seat.invitee.window)));
    }
}

// A calendar that is read from elsewhere has the meeting too, by the invitation.
bool is_this_meeting(const BusyTime& busy, const Needed& needed)
{
    const AttendedTime time{busy.starts_at, busy.ends_at};
    return busy.source != BusySource::typed && (time == needed.time || time == needed.meeting_time);
}

// Those of them who have something else then. Each table is asked once.
std::vector<Needed> taken_among(UnitOfWork& work,
                                const AuthorityId& authority,
                                std::vector<Needed> needed)
{
    if (needed.empty()) return needed;
    std::set<CalendarOwner> owners;
    TimeSpan span{needed.front().time.starts_at, needed.front().time.ends_at};
    for (const Needed& each : needed) {
        owners.insert(each.owner);
        span.from = std::min(span.from, each.time.starts_at);
        span.until = std::max(span.until, each.time.ends_at);
    }
    const std::vector<CalendarOwner> all{owners.begin(), owners.end()};
    const auto times = work.availability.busy_times(authority, all, span);
    const auto meetings = work.availability.meeting_times(authority, all, span);
    const auto groups = held_together(work, authority, needed);
    std::erase_if(needed, [&](const Needed& each) {
        const auto is_held_with = [&](const MeetingId& other) {
            return each.held_together && groups.at(*each.held_together).contains(other);
        };
        const auto touches = [&](const auto& other) {
            return other.owner == each.owner && other.starts_at < each.time.ends_at &&
                   other.ends_at > each.time.starts_at;
        };
        return std::ranges::none_of(times,
                                    [&](const BusyTime& busy) {
                                        return touches(busy) && !is_this_meeting(busy, each);
                                    }) &&
               std::ranges::none_of(meetings, [&](const MeetingTime& other) {
                   return touches(other) && other.meeting != each.meeting &&
                          !is_held_with(other.meeting);
               });
    });
    return needed;
}

std::vector<InterpreterNeed> interpreters_of(UnitOfWork& work, const MeetingView& view)
{
    const bool is_asked = std::ranges::any_of(view.seats, [](const InviteeEntry& seat) {
        return seat_part({.holder = seat.invitee.holder, .name = {}, .job = seat.job}) ==
               SeatPart::interpreter;
    });
    const auto is_invited = [&](const FamilyMemberId& member) {
        return std::ranges::any_of(view.seats, [&](const InviteeEntry& seat) {
            return seat.invitee.holder.member == member;
        });
    };
    std::vector<InterpreterNeed> needed;
    const Meeting& meeting = view.meeting;
    for (const FamilyMember& member :
         work.cases.family_members_of(meeting.authority, meeting.case_id))
        if (!member.interpreter.empty() && is_invited(member.id))
            needed.push_back({.member = member.id,
                              .name = member.name,
                              .language = member.interpreter,
                              .is_asked = is_asked});
    return needed;
}

// What was said that such a meeting of the family needs. One that was booked with its conference,
// of which nobody said anything, needs what the conference does.
std::optional<MeetingNeeds> needs_said(UnitOfWork& work, const Meeting& meeting)
{
    const auto said = [&](MeetingType type) {
        return work.meeting_needs.find(meeting.authority, meeting.case_id, type);
    };
    auto own = said(meeting.type);
    const auto chain =
        own ? std::nullopt : work.meeting_chains.of_meeting(meeting.authority, meeting.id);
    if (!chain) return own;
    for (const auto& [link, id] : chain->meetings)
        if (link == ChainLink::conference)
            if (const auto conference = work.meetings.find(meeting.authority, id))
                return said(conference->type);
    return std::nullopt;
}

// The language is for those who book such meetings.
std::vector<MissingHelp> help_missing(UnitOfWork& work, const MeetingView& view)
{
    const Meeting& meeting = view.meeting;
    const auto needs = view.may_change ? needs_said(work, meeting) : std::nullopt;
    if (!needs) return {};
    MeetingChoices invited;
    std::vector<SeatHolder> holders;
    for (const InviteeEntry& seat : view.seats) {
        invited.candidates.push_back(
            {.holder = seat.invitee.holder, .name = seat.name, .job = seat.job});
        holders.push_back(seat.invitee.holder);
    }
    return missing_help(invited, needs->help, holders);
}

}  // namespace

MeetingWatch watch_meeting(UnitOfWork& work, const MeetingView& view, Instant now)
{
    const Meeting& meeting = view.meeting;
    if (meeting.status != MeetingStatus::scheduled || now >= meeting.starts_at) return {};
    MeetingWatch watch{.interpreters = interpreters_of(work, view),
                       .help = help_missing(work, view)};
    std::vector<Needed> needed;
    add_chair_and_room(view.listing, needed);
    add_seats(view, needed);
    for (Needed& each : taken_among(work, meeting.authority, std::move(needed)))
        watch.taken.push_back(std::move(each.what));
    return watch;
}

std::map<MeetingId, TakenFromMeeting> taken_from_meetings(
    UnitOfWork& work, const std::vector<MeetingListing>& meetings, Instant now)
{
    std::map<MeetingId, TakenFromMeeting> taken;
    std::vector<Needed> needed;
    AuthorityId authority;
    for (const MeetingListing& each : meetings) {
        const Meeting& meeting = each.meeting;
        if (!each.may_open || meeting.status != MeetingStatus::scheduled ||
            now >= meeting.starts_at)
            continue;
        authority = meeting.authority;
        add_chair_and_room(each, needed);
    }
    for (Needed& each : taken_among(work, authority, std::move(needed)))
        taken.try_emplace(std::move(each.meeting), std::move(each.what));
    return taken;
}

std::vector<MeetingListing> declined_by_their_chair(UnitOfWork& work,
                                                    const Actor& actor,
                                                    Instant now)
{
    std::vector<MeetingListing> meetings;
    const ListedRights rights{work, actor, now};
    for (const InviteeEntry& seat : work.invitees.of_chairs_who_declined(actor.authority, now)) {
        auto listing = work.meetings.find_listing(actor.authority, seat.invitee.meeting);
        if (!listing || listing->meeting.opened_at ||
            !rights.may(Action::meeting_reschedule, listing->meeting.case_id))
            continue;
        listing->may_open = true;
        meetings.push_back(*std::move(listing));
    }
    return meetings;
}

}  // namespace quorate::core
