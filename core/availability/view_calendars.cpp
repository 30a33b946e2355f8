#include "core/availability/view_calendars.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/availability/availability_access.hpp"
#include "core/cases/case_store.hpp"
#include "core/dates/date_text.hpp"
#include "core/directory/entry.hpp"
#include "core/holds/hold_store.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/people/room_store.hpp"
#include "core/people/team_store.hpp"

namespace quorate::core {
namespace {

constexpr std::chrono::days longest_look{42};

std::vector<CalendarTimes> times_of(UnitOfWork& work,
                                    const Actor& actor,
                                    const std::vector<CalendarOwner>& owners,
                                    Date from,
                                    Date until,
                                    Instant now)
{
    const AuthorityId& authority = actor.authority;
    std::vector<CalendarTimes> all;
    std::map<std::string, std::size_t> places;
    for (const CalendarOwner& owner : owners) {
        places.emplace(owner_key(owner), all.size());
        all.push_back({.owner = owner});
    }
    if (owners.empty()) return all;
    const auto of = [&](const CalendarOwner& owner) -> CalendarTimes& {
        return all[places.at(owner_key(owner))];
    };
    const TimeSpan span = span_of_days(from, until);
    for (MeetingTime& each : work.availability.meeting_times(authority, owners, span))
        of(each.owner).meetings.push_back(std::move(each));
    for (BusyTime& each : work.availability.busy_times(authority, owners, span))
        of(each.owner).busy.push_back(std::move(each));
    for (const HeldTime& each : work.holds.between(authority, span.from, span.until, now))
        if (const auto found = places.find(each.subject); found != places.end())
            all[found->second].held.push_back({each.starts_at, each.ends_at});
    const auto holidays = work.availability.school_holidays(authority).holidays;
    for (const OwnersPatterns& each : work.availability.patterns(authority, owners))
        of(each.owner).off = time_off(each.patterns, holidays, from, until);
    // When a room is in use is no secret.
    for (CalendarTimes& each : all)
        if (!std::holds_alternative<RoomId>(each.owner.who) &&
            !may_know_why(work, actor, each.owner, now)) {
            each.busy = only_taken(each.owner, each.busy, each.off);
            each.off.clear();
        }
    return all;
}

Result<Done> check_days(Date from, Date until)
{
    if (until < from) return invalid("until", "Enter the first day or a later one");
    if (until - from >= longest_look) return invalid("until", "Ask for 42 days at most");
    return Done{};
}

Result<Done> permit_rooms(const Actor& actor, Instant now)
{
    return permit(actor, Action::room_view_availability, actor.authority, now);
}

std::vector<RoomTimes> with_times(UnitOfWork& work,
                                  const Actor& actor,
                                  std::vector<Room> rooms,
                                  Date from,
                                  Date until,
                                  Instant now)
{
    std::vector<CalendarOwner> owners;
    for (const Room& room : rooms)
        owners.push_back({room.id});
    std::vector<CalendarTimes> times = times_of(work, actor, owners, from, until, now);
    std::vector<RoomTimes> all;
    for (std::size_t i = 0; i < rooms.size(); ++i)
        all.push_back({std::move(rooms[i]), std::move(times[i])});
    return all;
}

// Also those that are no longer offered: meetings may be booked in them.
std::vector<Room> all_rooms(UnitOfWork& work, const Actor& actor)
{
    RoomQuery query{.standing = Standing::any, .stretch = {.limit = longest_stretch}};
    std::vector<Room> rooms;
    for (;;) {
        PageOf<Room> page = work.rooms.list(actor.authority, query);
        std::ranges::move(page.entries, std::back_inserter(rooms));
        if (!page.has_more) return rooms;
        query.stretch.after = rooms.back().id.text();
    }
}

// They may have been sent the family's reference before they were flagged.
bool is_one_of_the_family_kept_away(UnitOfWork& work, const Meeting& meeting)
{
    const auto excluded = work.cases.excluded_from(meeting.authority, meeting.case_id);
    return std::ranges::any_of(
        excluded, [](const ExcludedPerson& person) { return person.member.has_value(); });
}

bool is_in(const User& user, const TeamId& team)
{
    return user.active && user.role != Role::agency_user &&
           std::ranges::find(user.teams, team) != user.teams.end();
}

}  // namespace

Result<std::vector<RoomTimes>> view_room_times(
    UnitOfWork& work, const Clock& clock, const Actor& actor, Date from, Date until)
{
    const Instant now = clock.now();
    if (const auto allowed = permit_rooms(actor, now); !allowed) return allowed.error();
    if (const auto right = check_days(from, until); !right) return right.error();
    auto rooms = with_times(work, actor, all_rooms(work, actor), from, until, now);
    std::erase_if(rooms, [](const RoomTimes& each) {
        return !each.room.active && each.times.meetings.empty();
    });
    return rooms;
}

Result<RoomTimes> view_times_of_room(UnitOfWork& work,
                                     const Clock& clock,
                                     const Actor& actor,
                                     const RoomId& room,
                                     Date from,
                                     Date until)
{
    const Instant now = clock.now();
    if (const auto allowed = permit_rooms(actor, now); !allowed) return allowed.error();
    if (const auto right = check_days(from, until); !right) return right.error();
    auto found = work.rooms.find(actor.authority, room);
    if (!found) return hidden_entry(Action::room_view_availability, room.text());
    return with_times(work, actor, {*std::move(found)}, from, until, now).front();
}

Result<std::vector<PersonTimes>> view_team_times(UnitOfWork& work,
                                                 const Clock& clock,
                                                 const Actor& actor,
                                                 const TeamId& team,
                                                 Date from,
                                                 Date until)
{
    // Of the calendars of staff, as permit_to_see() has it.
    if (const auto by_role = permit_role(actor, Action::meeting_create); !by_role)
        return by_role.error();
    if (const auto right = check_days(from, until); !right) return right.error();
    if (!work.teams.find(actor.authority, team))
        return hidden_entry(Action::meeting_create, team.text());
    std::vector<PersonTimes> people;
    std::vector<CalendarOwner> owners;
    for (const User& user : work.users.of_authority(actor.authority)) {
        if (!is_in(user, team)) continue;
        people.push_back(
            {.user = user.id, .name = user.name, .job_title = user.job_title, .times = {}});
        owners.push_back({user.id});
    }
    auto times = times_of(work, actor, owners, from, until, clock.now());
    for (std::size_t i = 0; i < people.size(); ++i)
        people[i].times = std::move(times[i]);
    return people;
}

CalendarTimes own_times(
    UnitOfWork& work, const Clock& clock, const Actor& actor, Date from, Date until)
{
    return times_of(work, actor, {{actor.user}}, from, until, clock.now()).front();
}

Result<std::vector<DoorEntry>> view_day_sheet(
    UnitOfWork& work, const Clock& clock, const LinkTokens& links, const Actor& actor, Date day)
{
    auto found = view_room_times(work, clock, actor, day, day);
    if (!found) return found.error();
    std::vector<RoomTimes> rooms = *std::move(found);
    audit(work,
          actor,
          clock.now(),
          {.action = Action::room_view_availability, .detail = "day_sheet=" + iso(day)});
    std::ranges::sort(rooms, {}, [](const RoomTimes& each) {
        return std::tie(each.room.building, each.room.name, each.room.id);
    });
    std::vector<DoorEntry> entries;
    for (const auto& [room, times] : rooms)
        for (const MeetingTime& each : times.meetings) {
            const auto listing = work.meetings.find_listing(actor.authority, each.meeting);
            if (!listing) continue;
            const Meeting& meeting = listing->meeting;
            const bool is_split = std::ranges::any_of(
                work.invitees.of_meeting(actor.authority, meeting.id),
                [](const auto& seat) { return seat.invitee.window.has_value(); });
            DoorEntry entry{.room_id = room.id,
                            .room = room.name,
                            .building = room.building,
                            .starts_at = meeting.starts_at,
                            .reference = meeting.reference,
                            .seats = listing->seats};
            if (!is_split) entry.ends_at = meeting.ends_at;
            if (!is_split && !is_one_of_the_family_kept_away(work, meeting))
                entry.family_reference = seat_reference(meeting, RecipientClass::family, links);
            entries.push_back(std::move(entry));
        }
    return entries;
}

}  // namespace quorate::core
