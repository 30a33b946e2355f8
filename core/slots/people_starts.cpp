#include "core/slots/people_starts.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <span>
#include <utility>

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

// The stretches of one diary that are looked at: the same memory for each in turn.
using Stretches = std::vector<CivilStretch>;

FreeTime diary_starts(const SlotGrid& grid,
                      const Diary& diary,
                      const Needed& needed,
                      const FreeTime& hours,
                      Stretches& elsewhere)
{
    FreeTime free = hours;
    free.block_starts(grid, diary.busy, needed.from, needed.until);
    elsewhere.clear();
    for (const Elsewhere& meeting : diary.elsewhere)
        elsewhere.push_back(meeting.when);
    free.block_starts(grid, elsewhere, needed.from, needed.until);
    return free;
}

bool is_far(const Elsewhere& meeting, const Venue& venue)
{
    return !meeting.building.empty() && meeting.building != venue.building;
}

// Whether there is a way from or to the venue at all; then `far` is where it begins or ends.
bool has_a_way(const Diary& diary, const Venue& venue, Stretches& far)
{
    far.clear();
    for (const Elsewhere& meeting : diary.elsewhere)
        if (is_far(meeting, venue)) far.push_back(meeting.when);
    return !far.empty();
}

// Takes the starts that leave no time for the way, before or after.
void leave_time_to_travel(const SlotGrid& grid,
                          const Stretches& far,
                          const Needed& needed,
                          const Venue& venue,
                          FreeTime& starts)
{
    starts.block_starts(grid, far, needed.from - venue.gap, needed.until + venue.gap);
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

// `known`: the starts that suit a seat by its calendar, which may end before the grid does.
SeatStarts seat_starts(const SlotGrid& grid,
                       const SlotSeat& seat,
                       FreeTime known,
                       const FreeTime& hours)
{
    SeatStarts both{known, std::move(known)};
    if (!seat.known_until) return both;
    for (std::size_t day = 0; day < grid.days().size(); ++day) {
        if (grid.days()[day] <= *seat.known_until) continue;
        std::ranges::fill(words_of(grid, both.certain, day), 0);
        std::ranges::copy(hours.day(grid, day), words_of(grid, both.possible, day).begin());
    }
    return both;
}

SeatStarts seat_starts(const SlotRequest& request,
                       const SlotSeat& seat,
                       const FreeTime& hours,
                       Stretches& elsewhere)
{
    const SlotGrid& grid = request.grid;
    if (!seat.is_known) return {FreeTime::none(grid), hours};
    return seat_starts(grid,
                       seat,
                       diary_starts(grid, seat.diary, is_needed(request, seat), hours, elsewhere),
                       hours);
}

std::vector<AgencyStarts> agencies(const SlotRequest& request)
{
    std::vector<AgencyStarts> found;
    std::map<std::string, std::size_t> place;
    for (std::size_t i = 0; i < request.seats.size(); ++i) {
        const SlotSeat& seat = request.seats[i];
        if (!counts_to_quorum(seat)) continue;
        const QuorumSeat& counts = *seat.counts;
        const auto [at, is_new] =
            place.try_emplace(agency_key(request.quorum, counts), found.size());
        if (is_new) found.push_back({agency_label(request.quorum, counts), counts.kind, {}});
        found[at->second].seats.push_back(i);
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

// From what its seats can do.
SeatStarts agency_starts(const std::vector<SeatStarts>& seats,
                         const std::vector<std::size_t>& of_agency)
{
    SeatStarts starts = seats[of_agency.front()];
    for (const std::size_t seat : std::span{of_agency}.subspan(1)) {
        starts.certain |= seats[seat].certain;
        starts.possible |= seats[seat].possible;
    }
    return starts;
}

// Where all calendars are known to the end, what may be is for sure.
SeatStarts quorum_of(const SlotRequest& request, const std::vector<AgencyStarts>& agencies)
{
    const auto quorum = [&](FreeTime SeatStarts::* certainty) {
        return quorum_starts(request.grid, request.quorum, agencies, certainty);
    };
    const bool is_all_known = std::ranges::all_of(request.seats, [](const SlotSeat& seat) {
        return !counts_to_quorum(seat) || (seat.is_known && !seat.known_until);
    });
    FreeTime certain = quorum(&SeatStarts::certain);
    FreeTime possible = is_all_known ? certain : quorum(&SeatStarts::possible);
    return {std::move(certain), std::move(possible)};
}

}  // namespace

PeopleStarts people_starts(const SlotRequest& request, const FreeTime& hours)
{
    const SlotGrid& grid = request.grid;
    PeopleStarts people;
    Stretches elsewhere;
    for (const ChairCandidate& chair : request.chairs) {
        FreeTime free = diary_starts(grid, chair.diary, chair_is_needed(request), hours, elsewhere);
        people.chairs.push_back(free);
        clear_full_days(grid, chair, people.chairs.back());
        people.by_diary.push_back(std::move(free));
    }
    people.seats.reserve(request.seats.size());
    for (const SlotSeat& seat : request.seats)
        people.seats.push_back(seat_starts(request, seat, hours, elsewhere));
    people.agencies = agencies(request);
    for (AgencyStarts& agency : people.agencies)
        agency.starts = agency_starts(people.seats, agency.seats);
    people.quorum = quorum_of(request, people.agencies);
    return people;
}

PeopleStarts people_starts_at(const SlotRequest& request,
                              const FreeTime& hours,
                              const Venue& venue,
                              const PeopleStarts& anywhere)
{
    const SlotGrid& grid = request.grid;
    PeopleStarts people{.by_diary = anywhere.by_diary, .chairs = anywhere.chairs};
    Stretches far;
    for (std::size_t i = 0; i < request.chairs.size(); ++i) {
        if (!has_a_way(request.chairs[i].diary, venue, far)) continue;
        leave_time_to_travel(grid, far, chair_is_needed(request), venue, people.by_diary[i]);
        people.chairs[i] &= people.by_diary[i];
    }
    people.seats.reserve(request.seats.size());
    for (std::size_t i = 0; i < request.seats.size(); ++i) {
        const SlotSeat& seat = request.seats[i];
        const SeatStarts& before = anywhere.seats[i];
        const bool travels = seat.is_known && has_to_travel(request, seat);
        if (!travels || !has_a_way(seat.diary, venue, far)) {
            people.seats.push_back(before);
            continue;
        }
        FreeTime known = before.certain;
        leave_time_to_travel(grid, far, is_needed(request, seat), venue, known);
        people.seats.push_back(seat_starts(grid, seat, std::move(known), hours));
    }
    people.agencies.reserve(anywhere.agencies.size());
    for (const AgencyStarts& agency : anywhere.agencies)
        people.agencies.push_back({.label = {},
                                   .kind = agency.kind,
                                   .seats = {},
                                   .starts = agency_starts(people.seats, agency.seats)});
    people.quorum = quorum_of(request, people.agencies);
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
