#include "core/slots/slot_score.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "core/slots/free_count.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

constexpr int enough_days = 3;
constexpr int enough_margin = 2;

// How many of the people are not to be relied on at each start of one venue, for all starts at
// once.
struct AbsentPeople {
    FreeCount to_ask;
    FreeCount clashes;
    FreeCount helpers;
};

// How many agencies are known to be free at each start of one venue.
struct AgenciesThere {
    FreeCount others;              // all but social care
    std::vector<FreeCount> kinds;  // as the rule for quorum names them
};

// What does not depend on the start, worked out once.
struct Scorer {
    const SlotRequest& request;
    const SlotBoard& board;
    std::vector<int> days_short;       // for each day of the grid
    std::vector<SlotScore> rooms;      // for each room, only what is about rooms
    std::vector<AbsentPeople> absent;  // for each venue
    std::vector<AgenciesThere> agencies;
    bool has_usual_chair;
};

AbsentPeople absent_people(const SlotRequest& request,
                           const SlotBoard& board,
                           const VenueStarts& venue)
{
    const PeopleStarts& people = board.people_at(venue);
    AbsentPeople absent;
    FreeTime missed = venue.possible;  // the right size
    const auto count = [&](FreeCount& count, const FreeTime& there) {
        missed = venue.possible;
        missed.remove(there);
        count.add(missed);
    };
    for (std::size_t i = 0; i < request.seats.size(); ++i) {
        const SlotSeat& seat = request.seats[i];
        const auto& [certain, possible] = people.seats[i];
        if (seat.part == SeatPart::interpreter || seat.part == SeatPart::advocate)
            count(absent.helpers, certain);
        if (must_be_free(seat))
            count(absent.to_ask, certain);
        else
            count(absent.clashes, possible);
    }
    return absent;
}

AgenciesThere agencies_there(const QuorumRule& rule, const PeopleStarts& people)
{
    AgenciesThere there{.others = {}, .kinds = std::vector<FreeCount>(rule.kinds.size())};
    for (const AgencyStarts& agency : people.agencies) {
        if (agency.kind != AgencyKind::children_social_care)
            there.others.add(agency.starts.certain);
        for (std::size_t i = 0; i < rule.kinds.size(); ++i)
            if (rule.kinds[i] == agency.kind) there.kinds[i].add(agency.starts.certain);
    }
    return there;
}

// Agencies beyond those that quorum needs; social care is not to be replaced and does not count.
// Zero when quorum is not met for sure.
int quorum_margin(const QuorumRule& rule,
                  const PeopleStarts& people,
                  const AgenciesThere& there,
                  std::size_t bit)
{
    if (!rule.is_needed || !people.quorum.certain.test(bit)) return 0;
    int least = std::numeric_limits<int>::max();
    if (rule.kinds.empty() || rule.other_agencies > 0)
        least = there.others.at(bit) - rule.other_agencies;
    for (const FreeCount& kind : there.kinds)
        least = std::min(least, kind.at(bit) - 1);
    return least;
}

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
                .absent = {},
                .agencies = {},
                .has_usual_chair = std::ranges::any_of(request.chairs, &ChairCandidate::is_usual)};
    for (std::size_t day = 0; day < request.days_to_spare.size(); ++day)
        made.days_short[day] = std::max(enough_days - request.days_to_spare[day], 0);
    for (const SlotRoom& room : request.rooms)
        made.rooms.push_back(room_score(request.place, room));
    for (const VenueStarts& venue : board.venues) {
        made.absent.push_back(absent_people(request, board, venue));
        made.agencies.push_back(agencies_there(request.quorum, board.people_at(venue)));
    }
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

// A start and where it stands on the grid.
struct Place {
    std::size_t day;
    std::size_t unit;  // of that day
    std::size_t bit;
};

// Of those who are free the usual one, then who has the fewest meetings that day.
std::size_t best_chair(const Scorer& scorer, const PeopleStarts& people, const Place& at)
{
    const auto& chairs = scorer.request.chairs;
    std::size_t best = chairs.size();
    const auto rank = [&](std::size_t chair) {
        return std::tuple{!chairs[chair].is_usual, booked(chairs[chair], at.day)};
    };
    for (std::size_t chair = 0; chair < chairs.size(); ++chair)
        if (people.chairs[chair].test(at.bit) &&
            (best == chairs.size() || rank(chair) < rank(best)))
            best = chair;
    return best;
}

void score_people(const Scorer& scorer, std::size_t bit, ScoredStart& start)
{
    const AbsentPeople& absent = scorer.absent[start.venue];
    SlotScore& score = start.score;
    score.required_to_ask = absent.to_ask.at(bit);
    score.helpers_missing = absent.helpers.at(bit);
    score.clashes = absent.clashes.at(bit);
    if (!scorer.request.quorum.is_needed) return;
    const PeopleStarts& people = scorer.board.people_at(scorer.board.venues[start.venue]);
    score.quorum_at_risk = people.quorum.certain.test(bit) ? 0 : 1;
    start.quorum_margin =
        quorum_margin(scorer.request.quorum, people, scorer.agencies[start.venue], bit);
    score.margin_short = enough_margin - std::min(start.quorum_margin, enough_margin);
}

// What is the same at every venue.
struct TimeScore {
    int wishes_broken = 0;
    int days_short = 0;
    int odd_start = 0;
};

TimeScore time_score(const Scorer& scorer, const Place& at)
{
    const SlotBoard& board = scorer.board;
    TimeScore score;
    for (const FreeTime& kept : board.unwanted_kept)
        if (!kept.test(at.bit)) ++score.wishes_broken;
    if (scorer.request.wishes.preferred && !board.half_day_kept.test(at.bit)) ++score.wishes_broken;

    score.days_short = scorer.days_short[at.day];
    const SlotGrid& grid = scorer.request.grid;
    const minutes since_midnight = grid.opens() + static_cast<minutes::rep>(at.unit) * grid.unit();
    score.odd_start = odd_start(since_midnight % 1h);
    return score;
}

// `start` is a fresh one, which is filled in where it stays: copies would take longer.
void score_start(const Scorer& scorer,
                 std::size_t place,
                 const Place& at,
                 const TimeScore& time,
                 ScoredStart& start)
{
    const VenueStarts& venue = scorer.board.venues[place];
    start.day = at.day;
    start.bit = at.bit;
    start.venue = place;
    const auto room = std::ranges::find_if(
        venue.rooms, [&](std::size_t each) { return scorer.board.rooms[each].test(at.bit); });
    if (room != venue.rooms.end()) {
        start.room = *room;
        start.score = scorer.rooms[*room];
    }
    start.chair = best_chair(scorer, scorer.board.people_at(venue), at);
    const ChairCandidate& chair = scorer.request.chairs[start.chair];
    start.score.another_chair = scorer.has_usual_chair && !chair.is_usual ? 1 : 0;
    start.score.chair_load = booked(chair, at.day);
    score_people(scorer, at.bit, start);
    start.score.wishes_broken = time.wishes_broken;
    start.score.days_short = time.days_short;
    start.score.odd_start = time.odd_start;
}

// At the best of the venues at which it is possible.
void add_best(const Scorer& scorer, const Place& at, std::vector<ScoredStart>& starts)
{
    ScoredStart* best = nullptr;
    const TimeScore time = time_score(scorer, at);
    for (std::size_t venue = 0; venue < scorer.board.venues.size(); ++venue) {
        if (!scorer.board.venues[venue].possible.test(at.bit)) continue;
        if (!best) {
            best = &starts.emplace_back();
            score_start(scorer, venue, at, time, *best);
            continue;
        }
        ScoredStart other;
        score_start(scorer, venue, at, time, other);
        if (other.score < best->score) *best = other;
    }
}

}  // namespace

std::vector<ScoredStart> score_starts(const SlotRequest& request, const SlotBoard& board)
{
    const Scorer fixed = scorer(request, board);
    std::vector<ScoredStart> starts;
    starts.reserve(board.possible().count());
    const SlotGrid& grid = request.grid;
    for (std::size_t day = 0; day < grid.days().size(); ++day)
        board.possible().for_each_of_day(grid, day, [&](std::size_t unit) {
            add_best(fixed, {day, unit, grid.first_bit(day) + unit}, starts);
        });
    return starts;
}

}  // namespace quorate::core
