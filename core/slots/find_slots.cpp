#include "core/slots/find_slots.hpp"

#include <algorithm>
#include <span>

namespace quorate::core {
namespace {

using namespace std::chrono;

// Of all starts the best, as many as are wanted and far enough apart. First no more on one day than
// the request asks, and none that overlap; when those are too few, also some that do; then as many
// on a day as there are.
class SpreadChoice {
public:
    // `starts`: earliest first.
    SpreadChoice(const SlotRequest& request, const std::vector<ScoredStart>& starts)
        : request_{request}, days_(request.grid.days().size())
    {
        for (auto first = starts.begin(); first != starts.end();) {
            const auto next =
                std::ranges::upper_bound(first, starts.end(), first->day, {}, &ScoredStart::day);
            days_[first->day].starts = {first, next};
            first = next;
        }
        const minutes apart = request.spread.apart;
        if (request.spread.a_day > 0) {
            const auto a_day = static_cast<std::size_t>(request.spread.a_day);
            choose(a_day, std::max(apart, request.length));
            choose(a_day, apart);
        }
        choose(starts.size(), apart);
        std::ranges::sort(chosen_, {}, [](const ScoredStart* each) { return *each; });
    }

    // Best first.
    const std::vector<const ScoredStart*>& chosen() const { return chosen_; }

private:
    struct Day {
        std::span<const ScoredStart> starts = {};
        std::vector<std::size_t> chosen = {};  // their bits
        const ScoredStart* best = nullptr;     // of the others, if one may still be chosen
    };

    // Only a handful of hundreds is wanted, and what is chosen stands in the way of others of its
    // day alone: so each day's best is kept, and nothing is put in order.
    void choose(std::size_t most_a_day, minutes apart)
    {
        for (Day& day : days_)
            find_best(day, most_a_day, apart);
        while (chosen_.size() < request_.want) {
            Day* next = nullptr;
            for (Day& day : days_)
                if (day.best && (!next || *day.best < *next->best)) next = &day;
            if (!next) return;
            chosen_.push_back(next->best);
            next->chosen.push_back(next->best->bit);
            find_best(*next, most_a_day, apart);
        }
    }

    void find_best(Day& day, std::size_t most_a_day, minutes apart) const
    {
        day.best = nullptr;
        if (day.chosen.size() >= most_a_day) return;
        for (const ScoredStart& start : day.starts) {
            const bool is_near = std::ranges::any_of(day.chosen, [&](std::size_t other) {
                return other == start.bit || between(other, start.bit) < apart;
            });
            if (!is_near && (!day.best || start < *day.best)) day.best = &start;
        }
    }

    minutes between(std::size_t a, std::size_t b) const
    {
        return static_cast<minutes::rep>(std::max(a, b) - std::min(a, b)) * request_.grid.unit();
    }

    const SlotRequest& request_;
    std::vector<Day> days_;
    std::vector<const ScoredStart*> chosen_;
};

SeatState state_of(const SeatStarts& seat, std::size_t bit)
{
    if (seat.certain.test(bit)) return SeatState::free;
    return seat.possible.test(bit) ? SeatState::not_shared : SeatState::busy;
}

Presence presence_of(SeatState state)
{
    switch (state) {
        case SeatState::free:
            return Presence::coming;
        case SeatState::not_shared:
            return Presence::waiting;
        case SeatState::busy:
            break;
    }
    return Presence::not_coming;
}

void add_people(const SlotRequest& request, const PeopleStarts& people, std::size_t bit, Slot& slot)
{
    std::vector<QuorumSeat> counted;
    counted.reserve(request.seats.size());
    slot.seats.reserve(request.seats.size());
    for (std::size_t i = 0; i < request.seats.size(); ++i) {
        slot.seats.push_back(state_of(people.seats[i], bit));
        if (!counts_to_quorum(request.seats[i])) continue;
        counted.push_back(*request.seats[i].counts);
        counted.back().presence = presence_of(slot.seats.back());
    }
    slot.quorum = evaluate_quorum(request.quorum, counted);
}

void add_room(const SlotRequest& request, std::size_t place, Slot& slot)
{
    const SlotRoom& room = request.rooms[place];
    slot.room = room.id;
    slot.room_name = room.name;
    for (const AccessFeature feature : request.place.wished_features)
        if (!room.features.contains(feature)) slot.missing.push_back(feature);
}

int other_chairs(const PeopleStarts& people, std::size_t bit)
{
    const auto free = std::ranges::count_if(people.chairs,
                                            [&](const FreeTime& chair) { return chair.test(bit); });
    return static_cast<int>(free) - 1;
}

Slot slot_of(const SlotRequest& request, const SlotBoard& board, const ScoredStart& start)
{
    const PeopleStarts& people = board.people_at(board.venues[start.venue]);
    const CivilTime at = request.grid.time_of(start.bit);
    Slot slot{.starts_at = at,
              .ends_at = at + request.length,
              .taken_from = at - request.family_before,
              .taken_until = at + request.length + request.debrief_after,
              .chair = request.chairs[start.chair].id,
              .chair_name = request.chairs[start.chair].name,
              .other_chairs = other_chairs(people, start.bit),
              .score = start.score};
    slot.quorum_margin = start.quorum_margin;
    if (!request.days_to_spare.empty()) slot.days_to_spare = request.days_to_spare[start.day];
    add_people(request, people, start.bit, slot);
    if (start.room) add_room(request, *start.room, slot);
    for (std::size_t i = 0; i < board.unwanted_kept.size(); ++i)
        if (!board.unwanted_kept[i].test(start.bit))
            slot.unwanted.push_back(request.wishes.unwanted[i]);
    slot.other_half_day = request.wishes.preferred && !board.half_day_kept.test(start.bit);
    return slot;
}

// How many starts there are that are far enough apart, from the earliest on.
std::size_t count_apart(const SlotRequest& request, const FreeTime& possible)
{
    std::size_t times = 0;
    std::optional<CivilTime> last;
    const SlotGrid& grid = request.grid;
    for (std::size_t day = 0; day < grid.days().size(); ++day)
        possible.for_each_of_day(grid, day, [&](std::size_t unit) {
            const CivilTime at =
                grid.days()[day] + grid.opens() + static_cast<minutes::rep>(unit) * grid.unit();
            if (last && at - *last < request.spread.apart) return;
            last = at;
            ++times;
        });
    return times;
}

}  // namespace

std::string_view code(SeatState state)
{
    switch (state) {
        case SeatState::free:
            return "free";
        case SeatState::busy:
            return "busy";
        case SeatState::not_shared:
            return "not_shared";
    }
    return "";
}

std::string_view label(SeatState state)
{
    switch (state) {
        case SeatState::free:
            return "Free";
        case SeatState::busy:
            return "Busy";
        case SeatState::not_shared:
            return "Not shared";
    }
    return "";
}

Result<FoundSlots> find_slots(const SlotRequest& request)
{
    const auto checked = check_request(request);
    if (!checked) return checked.error();

    const SlotBoard board = slot_board(request);
    const std::vector<ScoredStart> starts = score_starts(request, board);
    FoundSlots found{.rejected = rejected_days(request, board),
                     .starts_checked = board.left_by(SlotRule::service_hours).count(),
                     .times = count_apart(request, board.possible())};
    const SpreadChoice choice{request, starts};
    for (const ScoredStart* start : choice.chosen())
        found.slots.push_back(slot_of(request, board, *start));
    return found;
}

}  // namespace quorate::core
