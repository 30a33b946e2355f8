#include "core/availability/free_busy.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <unordered_map>

#include "core/dates/london_time.hpp"

namespace quorate::core {
namespace {

using std::chrono::days;

const WorkingPattern* pattern_on(const std::vector<WorkingPattern>& patterns, Date day)
{
    const auto found =
        std::ranges::find_if(patterns, [day](const auto& each) { return covers(each, day); });
    return found == patterns.end() ? nullptr : &*found;
}

bool is_school_holiday(const std::vector<SchoolHoliday>& holidays, Date day)
{
    return std::ranges::any_of(holidays, [day](const SchoolHoliday& each) {
        return each.from <= day && day <= each.until;
    });
}

void add_time_off(const WorkingPattern& pattern,
                  bool is_holiday,
                  Date day,
                  std::vector<CivilStretch>& off)
{
    CivilTime free_until{day};
    if (!pattern.term_time_only || !is_holiday)
        for (const DayHours& hours : pattern.hours[std::chrono::weekday{day}.iso_encoding() - 1]) {
            if (free_until < day + hours.from) off.push_back({free_until, day + hours.from});
            free_until = std::max<CivilTime>(free_until, day + hours.until);
        }
    const CivilTime next_day{day + days{1}};
    if (free_until < next_day) off.push_back({free_until, next_day});
}

// For looking owners up once a meeting, of which there are thousands.
struct OwnerHash {
    std::size_t operator()(const CalendarOwner& owner) const
    {
        return std::hash<std::string>{}(owner_id(owner)) + owner.who.index();
    }
};

// What all owners have, by the place at which they were asked for.
class Gathered {
public:
    explicit Gathered(const std::vector<CalendarOwner>& owners)
    {
        for (const CalendarOwner& each : owners) {
            places_.emplace(each, times_.size());
            times_.push_back({.owner = each, .is_known = is_always_known(each)});
        }
    }

    OwnersTime& of(const CalendarOwner& owner) { return times_[places_.at(owner)]; }

    std::vector<OwnersTime> take()
    {
        for (OwnersTime& each : times_) {
            each.besides = merged(std::move(each.besides));
            each.busy = each.besides;
            for (const PlacedMeeting& meeting : each.meetings)
                each.busy.push_back(meeting.when);
            each.busy = merged(std::move(each.busy));
            // Somebody may be asked for twice; the places are those of the first.
            const auto first = places_.at(each.owner);
            if (&times_[first] != &each) each = times_[first];
        }
        return std::move(times_);
    }

private:
    std::unordered_map<CalendarOwner, std::size_t, OwnerHash> places_;
    std::vector<OwnersTime> times_;
};

}  // namespace

CivilStretch civil_stretch(Instant starts_at, Instant ends_at)
{
    const CivilTime from = london_civil(starts_at);
    return {from, std::max(london_civil(ends_at), from + (ends_at - starts_at))};
}

TimeSpan span_of_days(Date from, Date until)
{
    return {london_instant(CivilTime{from}), london_instant(CivilTime{until + days{1}})};
}

std::vector<CivilStretch> merged(std::vector<CivilStretch> stretches)
{
    std::ranges::sort(stretches);
    std::vector<CivilStretch> kept;
    for (const CivilStretch& each : stretches) {
        if (each.until <= each.from) continue;
        if (kept.empty() || kept.back().until < each.from)
            kept.push_back(each);
        else
            kept.back().until = std::max(kept.back().until, each.until);
    }
    return kept;
}

std::vector<CivilStretch> time_off(const std::vector<WorkingPattern>& patterns,
                                   const std::vector<SchoolHoliday>& holidays,
                                   Date from,
                                   Date until)
{
    std::vector<CivilStretch> off;
    for (Date day = from; day <= until; day += days{1})
        if (const WorkingPattern* pattern = pattern_on(patterns, day))
            add_time_off(*pattern, is_school_holiday(holidays, day), day, off);
    return merged(std::move(off));
}

FreeBusy free_busy(UnitOfWork& work,
                   const AuthorityId& authority,
                   const std::vector<CalendarOwner>& owners,
                   Date from,
                   Date until,
                   const MeetingId& except)
{
    const TimeSpan span = span_of_days(from, until);
    Gathered gathered{owners};
    for (const CalendarSharing& each : work.availability.sharing(authority, owners))
        gathered.of(each.owner).is_known = true;
    for (MeetingTime& each : work.availability.meeting_times(authority, owners, span)) {
        if (each.meeting == except) continue;
        gathered.of(each.owner)
            .meetings.push_back({civil_stretch(each.starts_at, each.ends_at),
                                 std::move(each.building),
                                 std::move(each.meeting)});
    }
    for (const BusyTime& each : work.availability.busy_times(authority, owners, span))
        gathered.of(each.owner).besides.push_back(civil_stretch(each.starts_at, each.ends_at));
    const auto holidays = work.availability.school_holidays(authority).holidays;
    for (const OwnersPatterns& each : work.availability.patterns(authority, owners)) {
        std::vector<CivilStretch>& busy = gathered.of(each.owner).besides;
        for (const CivilStretch& off : time_off(each.patterns, holidays, from, until))
            busy.push_back(off);
    }
    return {.hours = work.availability.service_hours(authority), .owners = gathered.take()};
}

std::vector<BusyTime> only_taken(const CalendarOwner& owner,
                                 const std::vector<BusyTime>& busy,
                                 const std::vector<CivilStretch>& off)
{
    std::vector<CivilStretch> taken;
    for (const BusyTime& each : busy)
        taken.push_back(civil_stretch(each.starts_at, each.ends_at));
    for (const CivilStretch& each : off) {
        const CivilStretch whole{std::chrono::ceil<days>(each.from),
                                 std::chrono::floor<days>(each.until)};
        if (whole.from < whole.until) taken.push_back(whole);
    }
    std::vector<BusyTime> told;
    for (const CivilStretch& each : merged(std::move(taken)))
        told.push_back({.owner = owner,
                        .starts_at = london_instant(each.from),
                        .ends_at = london_instant(each.until),
                        .only_taken = true});
    return told;
}

}  // namespace quorate::core
