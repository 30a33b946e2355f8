#include "core/slots/find_slots.hpp"

#include <algorithm>

namespace quorate::core {
namespace {

using namespace std::chrono;

// Of starts in order of their worth, as many as are wanted and far enough apart. First no more on
// one day than the request asks; then, when others are too few, as many as there are.
class SpreadChoice {
public:
    SpreadChoice(const SlotRequest& request, const std::vector<ScoredStart>& starts)
        : request_{request}, starts_{starts}, of_day_(request.grid.days().size())
    {
        if (request.spread.a_day > 0) choose(static_cast<std::size_t>(request.spread.a_day));
        choose(starts.size());
        std::ranges::sort(chosen_);
    }

    const std::vector<std::size_t>& chosen() const { return chosen_; }

private:
    void choose(std::size_t most_a_day)
    {
        for (std::size_t place = 0; place < starts_.size(); ++place) {
            if (chosen_.size() >= request_.want) return;
            const std::size_t bit = starts_[place].bit;
            auto& others = of_day_[request_.grid.day_of(bit)];
            if (others.size() >= most_a_day || std::ranges::any_of(others, [&](std::size_t other) {
                    return other == bit || is_near(other, bit);
                }))
                continue;
            others.push_back(bit);
            chosen_.push_back(place);
        }
    }

    bool is_near(std::size_t a, std::size_t b) const
    {
        const auto units = static_cast<minutes::rep>(std::max(a, b) - std::min(a, b));
        return units * request_.grid.unit() < request_.spread.apart;
    }

    const SlotRequest& request_;
    const std::vector<ScoredStart>& starts_;
    std::vector<std::vector<std::size_t>> of_day_;  // bits chosen on each day
    std::vector<std::size_t> chosen_;               // places in starts_
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
    for (std::size_t i = 0; i < request.seats.size(); ++i) {
        slot.seats.push_back(state_of(people.seats[i], bit));
        if (!counts_to_quorum(request.seats[i])) continue;
        counted.push_back(*request.seats[i].counts);
        counted.back().presence = presence_of(slot.seats.back());
    }
    slot.quorum = evaluate_quorum(request.quorum, counted);
    slot.quorum_margin = quorum_margin(request.quorum, people, bit);
}

void add_room(const SlotRequest& request, std::size_t place, Slot& slot)
{
    const SlotRoom& room = request.rooms[place];
    slot.room = room.id;
    slot.room_name = room.name;
    for (const AccessFeature feature : request.place.wished_features)
        if (!room.features.contains(feature)) slot.missing.push_back(feature);
}

Slot slot_of(const SlotRequest& request, const SlotBoard& board, const ScoredStart& start)
{
    const CivilTime at = request.grid.time_of(start.bit);
    Slot slot{.starts_at = at,
              .ends_at = at + request.length,
              .taken_from = at - request.family_before,
              .taken_until = at + request.length + request.debrief_after,
              .chair = request.chairs[start.chair].id,
              .chair_name = request.chairs[start.chair].name,
              .score = start.score};
    if (!request.days_to_spare.empty())
        slot.days_to_spare = request.days_to_spare[request.grid.day_of(start.bit)];
    add_people(request, board.venues[start.venue].people, start.bit, slot);
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
    possible.for_each([&](std::size_t bit) {
        const CivilTime at = request.grid.time_of(bit);
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
    std::vector<ScoredStart> starts = score_starts(request, board);
    std::ranges::sort(starts);
    FoundSlots found{.rejected = rejected_days(request, board),
                     .starts_checked = board.left_by(SlotRule::service_hours).count(),
                     .times = count_apart(request, board.possible())};
    const SpreadChoice choice{request, starts};
    for (const std::size_t place : choice.chosen())
        found.slots.push_back(slot_of(request, board, starts[place]));
    return found;
}

}  // namespace quorate::core
