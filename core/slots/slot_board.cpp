#include "core/slots/slot_board.hpp"

#include <algorithm>
#include <tuple>

namespace quorate::core {
namespace {

using namespace std::chrono;

FreeTime starts_in_hours(const SlotRequest& request)
{
    const SlotGrid& grid = request.grid;
    FreeTime open = FreeTime::all(grid);
    open.block(grid, {grid.days().front(), request.earliest});
    FreeTime starts =
        open.starts_of(grid, whole_length(request)).shifted(grid, request.family_before);
    if (request.latest_start)
        starts.block(grid, {*request.latest_start + grid.unit(), grid.days().back() + days{1}});
    return starts;
}

bool fits(const SlotPlace& place, const SlotRoom& room)
{
    return room.capacity >= place.capacity && std::ranges::includes(room.features, place.features);
}

FreeTime room_starts(const SlotRequest& request, const SlotRoom& room, const FreeTime& hours)
{
    const SlotGrid& grid = request.grid;
    FreeTime free = hours;
    free.block_starts(
        grid, room.busy, -request.family_before, request.length + request.debrief_after);
    return free;
}

// Those that lack the fewest wishes, then the smallest, then those with the fewest features that
// somebody else may need.
std::vector<std::size_t> in_order(const SlotRequest& request, std::vector<std::size_t> rooms)
{
    const auto rank = [&](std::size_t place) {
        const SlotRoom& room = request.rooms[place];
        const auto lacking = std::ranges::count_if(
            request.place.wished_features,
            [&](AccessFeature feature) { return !room.features.contains(feature); });
        return std::tuple{lacking, room.capacity, room.features.size(), place};
    };
    std::ranges::sort(rooms, {}, rank);
    return rooms;
}

// What is left of `starts` when a chair, all who must be there and a quorum are to be had.
FreeTime with_people(const SlotRequest& request, const PeopleStarts& people, FreeTime starts)
{
    FreeTime chair = FreeTime::none(request.grid);
    for (const FreeTime& each : people.chairs)
        chair |= each;
    starts &= chair;
    for (std::size_t i = 0; i < request.seats.size(); ++i)
        if (must_be_free(request.seats[i])) starts &= people.seats[i].possible;
    return starts &= people.quorum.possible;
}

FreeTime any_of(const SlotGrid& grid, const std::vector<FreeTime>& all)
{
    FreeTime any = FreeTime::none(grid);
    for (const FreeTime& each : all)
        any |= each;
    return any;
}

void apply_rules(const SlotRequest& request, SlotBoard& board)
{
    const SlotGrid& grid = request.grid;
    std::size_t next = static_cast<std::size_t>(SlotRule::chair);
    const auto keep = [&](const FreeTime& kept) {
        board.left[next] = board.left[next - 1];
        board.left[next++] &= kept;
    };
    FreeTime required = FreeTime::all(grid);
    FreeTime minute_taker = required;
    for (std::size_t i = 0; i < request.seats.size(); ++i) {
        if (!must_be_free(request.seats[i])) continue;
        const bool takes_minutes = request.seats[i].part == SeatPart::minute_taker;
        (takes_minutes ? minute_taker : required) &= board.people.seats[i].possible;
    }
    keep(any_of(grid, board.people.by_diary));
    keep(any_of(grid, board.people.chairs));
    keep(required);
    keep(minute_taker);
    keep(board.people.quorum.possible);
    keep(needs_room(request.place) ? any_of(grid, board.rooms) : FreeTime::all(grid));
}

Venue venue_of(const SlotRequest& request, const SlotRoom& room)
{
    return {room.building, room.travel_gap.value_or(request.travel_gap)};
}

struct RoomsOfVenue {
    Venue venue;
    std::vector<std::size_t> rooms;
};

// Rooms to which everybody's way is the same. Without a room the venue itself is one.
std::vector<RoomsOfVenue> venues(const SlotRequest& request, const SlotBoard& board)
{
    if (!needs_room(request.place)) return {{{request.place.venue, request.travel_gap}, {}}};
    const bool is_one_venue = !anybody_travels(request);
    std::vector<RoomsOfVenue> found;
    for (std::size_t i = 0; i < request.rooms.size(); ++i) {
        if (!board.room_fits[i]) continue;
        const Venue venue = is_one_venue ? Venue{} : venue_of(request, request.rooms[i]);
        const auto known = std::ranges::find(found, venue, &RoomsOfVenue::venue);
        if (known == found.end())
            found.push_back({venue, {i}});
        else
            known->rooms.push_back(i);
    }
    return found;
}

void add_venue(const SlotRequest& request, RoomsOfVenue&& of, SlotBoard& board)
{
    const SlotGrid& grid = request.grid;
    FreeTime room = of.rooms.empty() ? FreeTime::all(grid) : FreeTime::none(grid);
    for (const std::size_t place : of.rooms)
        room |= board.rooms[place];
    room &= board.left_by(SlotRule::room);

    VenueStarts venue{.rooms = in_order(request, std::move(of.rooms))};
    if (anybody_travels(request) && !of.venue.building.empty())
        venue.people = people_starts_at(
            request, board.left_by(SlotRule::service_hours), of.venue, board.people);
    venue.possible = with_people(request, board.people_at(venue), std::move(room));
    board.left.back() |= venue.possible;
    board.venues.push_back(std::move(venue));
}

void add_wishes(const SlotRequest& request, SlotBoard& board)
{
    const SlotGrid& grid = request.grid;
    for (const UnwantedTime& time : request.wishes.unwanted) {
        FreeTime free = FreeTime::all(grid);
        for (const Date day : grid.days())
            if (weekday{day} == time.day) free.block(grid, {day + time.from, day + time.until});
        board.unwanted_kept.push_back(free.starts_of(grid, request.family_before + request.length)
                                          .shifted(grid, request.family_before));
    }
    if (!request.wishes.preferred) return;
    const bool morning = *request.wishes.preferred == HalfDay::morning;
    FreeTime half = FreeTime::all(grid);
    for (const Date day : grid.days())
        half.block(grid,
                   morning ? CivilStretch{day + 13h, day + 24h} : CivilStretch{day, day + 12h});
    board.half_day_kept = half.starts_of(grid, request.length);
}

}  // namespace

std::string_view code(SlotRule rule)
{
    switch (rule) {
        case SlotRule::service_hours:
            return "service_hours";
        case SlotRule::chair:
            return "chair";
        case SlotRule::chair_load:
            return "chair_load";
        case SlotRule::required:
            return "required";
        case SlotRule::minute_taker:
            return "minute_taker";
        case SlotRule::quorum:
            return "quorum";
        case SlotRule::room:
            return "room";
        case SlotRule::travel:
            return "travel";
    }
    return "";
}

SlotBoard slot_board(const SlotRequest& request)
{
    SlotBoard board;
    const FreeTime hours = starts_in_hours(request);
    board.left.front() = hours;
    board.people = people_starts(request, hours);
    for (const SlotRoom& room : request.rooms) {
        board.room_fits.push_back(fits(request.place, room));
        board.rooms.push_back(board.room_fits.back() ? room_starts(request, room, hours)
                                                     : FreeTime::none(request.grid));
    }
    apply_rules(request, board);
    board.left.back() = FreeTime::none(request.grid);
    for (RoomsOfVenue& each : venues(request, board))
        add_venue(request, std::move(each), board);
    add_wishes(request, board);
    return board;
}

}  // namespace quorate::core
