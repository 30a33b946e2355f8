#include "core/slots/people_starts.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <span>

#include "core/slots/free_count.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

// When somebody is needed, as minutes after the start; negative: before it.
struct Needed {
    minutes from{0};
    minutes until{0};
};

Needed chair_is_needed(const SlotRequest& request)
{
    return {-request.family_before, request.length + request.debrief_after};
}

// Who comes for a later part has no time with the chair first: another may be there then.
Needed is_needed(const SlotRequest& request, const SlotSeat& seat)
{
    Needed needed{0min, request.length};
    if (seat.window) needed = {seat.window->from, seat.window->until};
    if (comes_for_family(seat) && needed.from == 0min) needed.from = -request.family_before;
    return needed;
}

// Where all may join by video, only those who run the meeting have to be in the room.
bool has_to_travel(const SlotRequest& request, const SlotSeat& seat)
{
    return request.place.mode == MeetingMode::in_person || seat.part == SeatPart::minute_taker;
}

FreeTime free_time(const SlotGrid& grid, const Diary& diary, const Venue& venue)
{
    FreeTime free = FreeTime::all(grid);
    for (const CivilStretch& busy : diary.busy)
        free.block(grid, busy);
    for (const Elsewhere& meeting : diary.elsewhere) {
        if (meeting.when.until <= meeting.when.from) continue;
        const bool is_far = !venue.building.empty() && !meeting.building.empty() &&
                            meeting.building != venue.building;
        const minutes gap = is_far ? venue.gap : 0min;
        free.block(grid, {meeting.when.from - gap, meeting.when.until + gap});
    }
    return free;
}

FreeTime starts(const SlotGrid& grid, const FreeTime& free, const Needed& needed)
{
    return free.starts_of(grid, needed.until - needed.from).shifted(grid, -needed.from);
}

std::span<std::uint64_t> words_of(const SlotGrid& grid, FreeTime& starts, std::size_t day)
{
    return starts.words().subspan(day * grid.words_of_day(), grid.words_of_day());
}

void clear_full_days(const SlotGrid& grid, const ChairCandidate& chair, FreeTime& starts)
{
    if (!chair.most_a_day) return;
    for (std::size_t day = 0; day < grid.days().size(); ++day)
        if ((chair.booked.empty() ? 0 : chair.booked[day]) >= *chair.most_a_day)
            std::ranges::fill(words_of(grid, starts, day), 0);
}

SeatStarts seat_starts(const SlotRequest& request,
                       const SlotSeat& seat,
                       const FreeTime& hours,
                       const Venue& venue)
{
    const SlotGrid& grid = request.grid;
    if (!seat.is_known) return {FreeTime::none(grid), hours};
    const Venue& theirs = has_to_travel(request, seat) ? venue : Venue{};
    FreeTime certain = starts(grid, free_time(grid, seat.diary, theirs), is_needed(request, seat));
    certain &= hours;
    SeatStarts both{certain, certain};
    if (!seat.known_until) return both;
    for (std::size_t day = 0; day < grid.days().size(); ++day) {
        if (grid.days()[day] <= *seat.known_until) continue;
        std::ranges::fill(words_of(grid, both.certain, day), 0);
        std::ranges::copy(hours.day(grid, day), words_of(grid, both.possible, day).begin());
    }
    return both;
}

std::vector<AgencyStarts> agencies(const SlotRequest& request, const std::vector<SeatStarts>& seats)
{
    std::vector<AgencyStarts> found;
    std::map<std::string, std::size_t> place;
    const FreeTime none = FreeTime::none(request.grid);
    for (std::size_t i = 0; i < request.seats.size(); ++i) {
        const SlotSeat& seat = request.seats[i];
        if (!counts_to_quorum(seat)) continue;
        const QuorumSeat& counts = *seat.counts;
        const auto [at, is_new] =
            place.try_emplace(agency_key(request.quorum, counts), found.size());
        if (is_new)
            found.push_back({agency_label(request.quorum, counts), counts.kind, {none, none}});
        found[at->second].starts.certain |= seats[i].certain;
        found[at->second].starts.possible |= seats[i].possible;
    }
    return found;
}

// The starts at which enough agencies are there: for sure, or at best.
FreeTime quorum_starts(const SlotGrid& grid,
                       const QuorumRule& rule,
                       const std::vector<AgencyStarts>& agencies,
                       FreeTime SeatStarts::* certainty)
{
    FreeTime met = FreeTime::all(grid);
    if (!rule.is_needed) return met;

    FreeCount others;
    FreeTime social_care = FreeTime::none(grid);
    std::vector<FreeTime> kinds(rule.kinds.size(), social_care);
    for (const AgencyStarts& agency : agencies) {
        const FreeTime& there = agency.starts.*certainty;
        for (std::size_t i = 0; i < kinds.size(); ++i)
            if (rule.kinds[i] == agency.kind) kinds[i] |= there;
        if (agency.kind == AgencyKind::children_social_care)
            social_care |= there;
        else
            others.add(there);
    }
    if (rule.other_agencies > 0)
        others.keep_at_least(static_cast<std::size_t>(rule.other_agencies), met);
    if (rule.social_care) met &= social_care;
    for (const FreeTime& kind : kinds)
        met &= kind;
    return met;
}

}  // namespace

PeopleStarts people_starts(const SlotRequest& request, const FreeTime& hours, const Venue& venue)
{
    const SlotGrid& grid = request.grid;
    PeopleStarts people;
    for (const ChairCandidate& chair : request.chairs) {
        people.by_diary.push_back(
            starts(grid, free_time(grid, chair.diary, venue), chair_is_needed(request)) &= hours);
        people.chairs.push_back(people.by_diary.back());
        clear_full_days(grid, chair, people.chairs.back());
    }
    for (const SlotSeat& seat : request.seats)
        people.seats.push_back(seat_starts(request, seat, hours, venue));
    people.agencies = agencies(request, people.seats);
    const auto quorum = [&](FreeTime SeatStarts::* certainty) {
        return quorum_starts(grid, request.quorum, people.agencies, certainty);
    };
    people.quorum = {quorum(&SeatStarts::certain), quorum(&SeatStarts::possible)};
    return people;
}

bool anybody_travels(const SlotRequest& request)
{
    const auto travels = [](const auto& person) { return !person.diary.elsewhere.empty(); };
    return request.place.mode != MeetingMode::video &&
           (std::ranges::any_of(request.chairs, travels) ||
            std::ranges::any_of(request.seats, travels));
}

}  // namespace quorate::core
