#include "core/scheduling/plan_away.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/availability/availability_access.hpp"
#include "core/availability/busy_times.hpp"
#include "core/availability/free_busy.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/held_together.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/meetings/time_and_place.hpp"
#include "core/scheduling/accept_plan.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

std::vector<FieldError> faults_of(UnitOfWork& work,
                                  const Actor& actor,
                                  const ChairAway& asked,
                                  Date today)
{
    std::vector<FieldError> faults;
    const auto chair = work.users.find(asked.chair);
    if (!chair || chair->authority != actor.authority || chair->agency)
        faults.push_back({"chair", "Choose who is away"});
    if (!asked.from) faults.push_back({"from", "Enter the first day, such as 25/11/2026"});
    if (!asked.until) faults.push_back({"until", "Enter the last day, such as 4/12/2026"});
    if (!asked.from || !asked.until) return faults;
    if (*asked.until < *asked.from)
        faults.push_back({"until", "The last day must not be before the first"});
    else if (*asked.until < today)
        faults.push_back({"until", "The last day is over. Enter one that is not"});
    else if (*asked.until - *asked.from >= longest_away || *asked.until > today + furthest_ahead)
        faults.push_back({"until", "Choose at most a year, in the next two years"});
    return faults;
}

bool is_theirs_to_come(const Meeting& meeting, const UserId& chair, Instant now)
{
    return meeting.chair == chair && meeting.status == MeetingStatus::scheduled &&
           !meeting.opened_at && meeting.starts_at > now;
}

// It and those that change with it: all of them are the actor's to move, or none is.
bool may_move_all(UnitOfWork& work, const Actor& actor, const Meeting& meeting, Instant now)
{
    std::vector<MeetingId> all = ids_ahead_with(work, actor.authority, meeting.id);
    all.push_back(meeting.id);
    return std::ranges::all_of(all, [&](const MeetingId& id) {
        return permitted_meeting(work, actor, Action::meeting_reschedule, id, now).has_value();
    });
}

void find_meetings(UnitOfWork& work, const Actor& actor, Instant now, AwayToPlan& away)
{
    std::set<MeetingId> seen;
    std::set<HeldTogetherId> groups;
    for (const MeetingTime& time : work.availability.meeting_times(
             actor.authority, {{away.chair}}, span_of_days(away.from, away.until))) {
        if (!seen.insert(time.meeting).second) continue;
        const auto meeting = work.meetings.find(actor.authority, time.meeting);
        if (!meeting || !is_theirs_to_come(*meeting, away.chair, now)) continue;
        // The others have another chair nowhere, so they are all among these.
        const bool stands_for_others =
            meeting->held_together && !groups.insert(*meeting->held_together).second;
        if (!may_move_all(work, actor, *meeting, now))
            ++away.others;
        else if (stands_for_others)
            continue;
        else if (away.meetings.size() == most_planned)
            ++away.too_many;
        else
            away.meetings.push_back(*meeting);
    }
}

Result<MeetingId> move_one(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Actor& actor,
                           const AcceptedMove& move,
                           const std::string& reason)
{
    const auto moved = reschedule_meeting(work, tools, actor, reschedule_of(move, reason));
    if (moved) return move.booked.id;
    Error error = moved.error();
    if (error.refusal == Refusal::stale_version)
        error.fields = {{"", "It has changed since this was planned"}};
    if (error.refusal == Refusal::wrong_state)
        error.fields = {{"", "It was held or cancelled since this was planned"}};
    return error;
}

// Once all are moved: two that leave the chain whole each may break it together.
Result<MeetingId> check_chain(UnitOfWork& work,
                              const MeetingTools& tools,
                              const Actor& actor,
                              const AcceptedMove& move)
{
    const MeetingId& id = move.booked.id;
    const Date to = floor<days>(move.slot.starts_at);
    if (to == london_date(move.booked.starts_at)) return id;
    const auto chain = chain_to_move(work, tools, actor.authority, id);
    if (!chain) return id;
    const ChainMove moved = move_in(*chain, id, to);
    if (moved.broken.empty()) return id;
    return invalid("", moved.broken);
}

}  // namespace

Result<AwayToPlan> meetings_while_away(UnitOfWork& work,
                                       const MeetingTools& tools,
                                       const Actor& actor,
                                       const ChairAway& asked)
{
    if (auto allowed = permit_role(actor, Action::meeting_reschedule); !allowed)
        return allowed.error();
    const Instant now = tools.clock.now();
    if (auto faults = faults_of(work, actor, asked, london_date(now)); !faults.empty())
        return Error{Refusal::invalid_input, std::move(faults)};

    AwayToPlan away{.chair = asked.chair,
                    .chair_name = work.users.find(asked.chair)->name,
                    .from = *asked.from,
                    .until = *asked.until};
    if (asked.mark_leave)
        if (const auto marked =
                mark_as_leave(work, tools, actor, away.chair, away.from, away.until);
            !marked)
            return marked.error();
    away.is_known = is_known_away(work, tools, actor.authority, away.chair, away.from, away.until);
    find_meetings(work, actor, now, away);
    audit(work,
          actor,
          now,
          {.action = Action::meeting_reschedule,
           .object = away.chair.text(),
           .detail = "planned_away=" + std::to_string(away.meetings.size()) +
                     " days=" + std::to_string((away.until - away.from).count() + 1)});
    return away;
}

Result<Done> mark_as_leave(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Actor& actor,
                           const UserId& chair,
                           Date from,
                           Date until)
{
    if (is_known_away(work, tools, actor.authority, chair, from, until)) return Done{};
    const auto marked = add_busy_time(work,
                                      tools.clock,
                                      tools.random,
                                      actor,
                                      {.owner = {chair},
                                       .starts_at = london_instant(CivilTime{from}),
                                       .ends_at = london_instant(CivilTime{until + days{1}}),
                                       .kind = BusyKind::leave});
    if (marked) return Done{};
    Error error = marked.error();
    for (FieldError& each : error.fields)
        each.field = each.field == "starts_at" ? "from" : "until";
    return error;
}

bool is_known_away(UnitOfWork& work,
                   const MeetingTools& tools,
                   const AuthorityId& authority,
                   const UserId& chair,
                   Date from,
                   Date until)
{
    const WorkingCalendar calendar = calendars_of(work, authority, tools.bank_holidays).local;
    const FreeBusy known = free_busy(work, authority, {{chair}}, from, until);
    const std::vector<CivilStretch>& taken = known.owners.front().besides;
    for (Date day = from; day <= until; day += days{1}) {
        const CivilStretch hours{day + known.hours.opens, day + known.hours.closes};
        if (calendar.is_working_day(day) &&
            std::ranges::none_of(taken, [&](const CivilStretch& each) {
                return each.from <= hours.from && hours.until <= each.until;
            }))
            return false;
    }
    return true;
}

std::vector<User> who_may_be_away(UnitOfWork& work, const AuthorityId& authority)
{
    std::vector<User> all = work.users.of_authority(authority);
    std::erase_if(all, [](const User& user) {
        return user.agency ||
               (user.active ? !may_chair(user, MeetingType::core_group) : !user.chairs_meetings);
    });
    std::ranges::sort(all, {}, [](const User& user) {
        return std::tuple{!user.active, user.name.reveal(), user.id};
    });
    return all;
}

Reschedule reschedule_of(const AcceptedMove& move, const std::string& reason)
{
    const Meeting& before = move.booked;
    Reschedule asked{.meeting = before.id,
                     .version = before.version,
                     .when_and_where = time_and_place_of(before),
                     .reason = reason,
                     .others = HeldOthers::change_too};
    TimeAndPlace& place = asked.when_and_where;
    place.chair = move.slot.chair;
    if (move.slot.room) place.room = *move.slot.room;
    if (london_civil(before.starts_at) != move.slot.starts_at) {
        place.date = floor<days>(move.slot.starts_at);
        place.time = duration_cast<minutes>(move.slot.starts_at - *place.date);
        place.second_of_two.reset();
    }
    // Too small a room was confirmed when it was booked.
    asked.confirmed.room = before.room && place.room == *before.room;
    // The search looked for what is needed.
    asked.confirmed.access = true;
    return asked;
}

Result<std::vector<MeetingId>> move_planned(UnitOfWork& work,
                                            const MeetingTools& tools,
                                            const Actor& actor,
                                            const std::vector<AcceptedMove>& accepted,
                                            const std::string& reason)
{
    const auto moved = all_or_none(accepted, [&](const AcceptedMove& move) {
        return move_one(work, tools, actor, move, reason);
    });
    if (!moved) return moved.error();
    return all_or_none(
        accepted, [&](const AcceptedMove& move) { return check_chain(work, tools, actor, move); });
}

}  // namespace quorate::core
