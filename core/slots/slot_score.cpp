#include "core/slots/slot_score.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace quorate::core {
namespace {

using namespace std::chrono;

constexpr int enough_days = 3;
constexpr int enough_margin = 2;

// What does not depend on the start, worked out once.
struct Scorer {
    const SlotRequest& request;
    const SlotBoard& board;
    std::vector<int> days_short;   // for each day of the grid
    std::vector<SlotScore> rooms;  // for each room, only what is about rooms
    bool has_usual_chair;
};

SlotScore room_score(const SlotPlace& place, const SlotRoom& room)
{
    SlotScore score;
    for (const AccessFeature feature : place.wished_features)
        if (!room.features.contains(feature)) ++score.room_lacks;
    for (const AccessFeature feature : room.features)
        if (!place.features.contains(feature) && !place.wished_features.contains(feature))
            ++score.room_too_good;
    score.room_too_large = std::max(room.capacity - place.capacity, 0);
    return score;
}

Scorer scorer(const SlotRequest& request, const SlotBoard& board)
{
    Scorer made{.request = request,
                .board = board,
                .days_short = std::vector<int>(request.grid.days().size(), 0),
                .rooms = {},
                .has_usual_chair = std::ranges::any_of(request.chairs, &ChairCandidate::is_usual)};
    for (std::size_t day = 0; day < request.days_to_spare.size(); ++day)
        made.days_short[day] = std::max(enough_days - request.days_to_spare[day], 0);
    for (const SlotRoom& room : request.rooms)
        made.rooms.push_back(room_score(request.place, room));
    return made;
}

int odd_start(minutes of_hour)
{
    if (of_hour == 0min) return 0;
    if (of_hour == 30min) return 1;
    return of_hour % 15min == 0min ? 2 : 3;
}

int booked(const ChairCandidate& chair, std::size_t day)
{
    return chair.booked.empty() ? 0 : chair.booked[day];
}

// Of those who are free the usual one, then who has the fewest meetings that day.
std::size_t best_chair(const Scorer& scorer, const PeopleStarts& people, std::size_t bit)
{
    const auto& chairs = scorer.request.chairs;
    const std::size_t day = scorer.request.grid.day_of(bit);
    std::size_t best = chairs.size();
    const auto rank = [&](std::size_t chair) {
        return std::tuple{!chairs[chair].is_usual, booked(chairs[chair], day)};
    };
    for (std::size_t chair = 0; chair < chairs.size(); ++chair)
        if (people.chairs[chair].test(bit) && (best == chairs.size() || rank(chair) < rank(best)))
            best = chair;
    return best;
}

void score_people(const Scorer& scorer,
                  const PeopleStarts& people,
                  std::size_t bit,
                  SlotScore& score)
{
    for (std::size_t i = 0; i < people.seats.size(); ++i) {
        const SlotSeat& seat = scorer.request.seats[i];
        if (people.seats[i].certain.test(bit)) continue;
        if (seat.part == SeatPart::interpreter || seat.part == SeatPart::advocate)
            ++score.helpers_missing;
        if (must_be_free(seat))
            ++score.required_to_ask;
        else if (!people.seats[i].possible.test(bit))
            ++score.clashes;
    }
    if (!scorer.request.quorum.is_needed) return;
    score.quorum_at_risk = people.quorum.certain.test(bit) ? 0 : 1;
    const int margin = quorum_margin(scorer.request.quorum, people, bit);
    score.margin_short = enough_margin - std::min(margin, enough_margin);
}

void score_time(const Scorer& scorer, std::size_t bit, SlotScore& score)
{
    const SlotBoard& board = scorer.board;
    for (const FreeTime& kept : board.unwanted_kept)
        if (!kept.test(bit)) ++score.wishes_broken;
    if (scorer.request.wishes.preferred && !board.half_day_kept.test(bit)) ++score.wishes_broken;

    const SlotGrid& grid = scorer.request.grid;
    score.days_short = scorer.days_short[grid.day_of(bit)];
    const CivilTime at = grid.time_of(bit);
    score.odd_start = odd_start(duration_cast<minutes>(at - floor<hours>(at)));
}

ScoredStart score_start(const Scorer& scorer, std::size_t place, std::size_t bit)
{
    const VenueStarts& venue = scorer.board.venues[place];
    ScoredStart start{.bit = bit, .venue = place};
    const auto room = std::ranges::find_if(
        venue.rooms, [&](std::size_t each) { return scorer.board.rooms[each].test(bit); });
    if (room != venue.rooms.end()) {
        start.room = *room;
        start.score = scorer.rooms[*room];
    }
    start.chair = best_chair(scorer, venue.people, bit);
    const ChairCandidate& chair = scorer.request.chairs[start.chair];
    start.score.another_chair = scorer.has_usual_chair && !chair.is_usual ? 1 : 0;
    start.score.chair_load = booked(chair, scorer.request.grid.day_of(bit));
    score_people(scorer, venue.people, bit, start.score);
    score_time(scorer, bit, start.score);
    return start;
}

}  // namespace

int quorum_margin(const QuorumRule& rule, const PeopleStarts& people, std::size_t bit)
{
    if (!rule.is_needed || !people.quorum.certain.test(bit)) return 0;
    int others = 0;
    int least = std::numeric_limits<int>::max();
    for (const AgencyStarts& agency : people.agencies)
        if (agency.kind != AgencyKind::children_social_care && agency.starts.certain.test(bit))
            ++others;
    if (rule.kinds.empty() || rule.other_agencies > 0) least = others - rule.other_agencies;
    for (const AgencyKind kind : rule.kinds) {
        const auto of_kind = std::ranges::count_if(people.agencies, [&](const auto& agency) {
            return agency.kind == kind && agency.starts.certain.test(bit);
        });
        least = std::min(least, static_cast<int>(of_kind) - 1);
    }
    return least;
}

std::vector<ScoredStart> score_starts(const SlotRequest& request, const SlotBoard& board)
{
    const Scorer fixed = scorer(request, board);
    std::vector<ScoredStart> starts;
    starts.reserve(board.possible().count());
    board.possible().for_each([&](std::size_t bit) {
        std::optional<ScoredStart> best;
        for (std::size_t venue = 0; venue < board.venues.size(); ++venue) {
            if (!board.venues[venue].possible.test(bit)) continue;
            const ScoredStart start = score_start(fixed, venue, bit);
            if (!best || start.score < best->score) best = start;
        }
        starts.push_back(*best);
    });
    return starts;
}

}  // namespace quorate::core
