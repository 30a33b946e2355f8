#include "core/meetings/usual_time.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "core/availability/free_busy.hpp"
#include "core/dates/london_time.hpp"
#include "core/identity/user_store.hpp"
#include "core/people/contact_store.hpp"
#include "core/slots/slot_words.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

constexpr hours earliest{7};
constexpr hours latest{21};

std::string name_of(UnitOfWork& work, const AuthorityId& authority, const CalendarOwner& owner)
{
    if (const auto* id = std::get_if<UserId>(&owner.who)) {
        if (const auto user = work.users.find(*id)) return user->name.reveal();
    } else if (const auto* other = std::get_if<ContactId>(&owner.who)) {
        if (const auto contact = work.contacts.find(authority, *other))
            return contact->contact.name.reveal();
    }
    return "One of these people";
}

// Whether somebody has no time then although no meeting of ours takes it.
bool is_taken(const OwnersTime& time, const CivilStretch& when)
{
    std::vector<CivilStretch> meetings;
    for (const PlacedMeeting& each : time.meetings)
        meetings.push_back(each.when);
    meetings = merged(std::move(meetings));
    return std::ranges::any_of(time.busy, [&](const CivilStretch& busy) {
        CivilTime from = std::max(busy.from, when.from);
        const CivilTime until = std::min(busy.until, when.until);
        for (const CivilStretch& meeting : meetings)
            if (meeting.from <= from) from = std::max(from, meeting.until);
        return from < until;
    });
}

void check_calendars(UnitOfWork& work,
                     const Meeting& meeting,
                     const std::vector<SeatHolder>& required,
                     const SeatWindows& windows,
                     Complaints& complaints)
{
    const CalendarOwner chair{meeting.chair};
    std::set<CalendarOwner> owners{chair};
    std::map<CalendarOwner, CivilStretch> parts;
    for (const SeatHolder& holder : required) {
        const auto owner = calendar_owner_of(holder);
        if (!owner) continue;
        owners.insert(*owner);
        const auto window = windows.find(holder);
        if (window == windows.end()) continue;
        const AttendedTime time = attended(meeting, window->second);
        parts.emplace(*owner, civil_stretch(time.starts_at, time.ends_at));
    }
    const CivilStretch when = civil_stretch(meeting.starts_at, meeting.ends_at);
    // The chair is needed for what comes before and after as well.
    const CivilStretch chairs = civil_stretch(needed_from(meeting), needed_until(meeting));
    const FreeBusy known = free_busy(work,
                                     meeting.authority,
                                     {owners.begin(), owners.end()},
                                     floor<days>(chairs.from),
                                     floor<days>(chairs.until),
                                     meeting.id);
    const auto needed_at = [&](const CalendarOwner& owner) {
        if (owner == chair) return chairs;
        const auto part = parts.find(owner);
        return part == parts.end() ? when : part->second;
    };
    std::vector<std::string> names;
    for (const OwnersTime& time : known.owners)
        if (time.is_known && is_taken(time, needed_at(time.owner)))
            names.push_back(name_of(work, meeting.authority, time.owner));
    if (names.empty()) return;
    const std::string whose = names.size() == 1
                                  ? names.front() + "'s calendar is taken"
                                  : "The calendars of " + names_in_words(names) + " are taken";
    complaints.add("confirm_busy",
                   whose + " at that time. Tick if they come all the same",
                   Refusal::needs_confirmation);
}

void check_hours(const Meeting& meeting, Complaints& complaints)
{
    if (meeting.type == MeetingType::strategy_discussion) return;
    const Date day = london_date(meeting.starts_at);
    const bool is_usual = london_civil(meeting.starts_at) >= day + earliest &&
                          london_civil(meeting.ends_at) <= day + latest;
    if (is_usual) return;
    complaints.add("confirm_hours",
                   "The meeting would last from " + london_clock_time(meeting.starts_at) + " to " +
                       london_clock_time(meeting.ends_at) +
                       ", not between 07:00 and 21:00 of one day. Tick if that is meant",
                   Refusal::needs_confirmation);
}

}  // namespace

void check_usual_time(UnitOfWork& work,
                      const Meeting& meeting,
                      const std::vector<SeatHolder>& required,
                      const SeatWindows& windows,
                      const Confirmed& confirmed,
                      Complaints& complaints)
{
    if (!confirmed.busy) check_calendars(work, meeting, required, windows, complaints);
    if (!confirmed.hours) check_hours(meeting, complaints);
}

}  // namespace quorate::core
