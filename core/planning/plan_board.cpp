#include "core/planning/plan_board.hpp"

#include <algorithm>

namespace quorate::core {

namespace {

// Clears the bits [from, until).
void clear_bits(std::span<std::uint64_t> words, std::size_t from, std::size_t until)
{
    for (std::size_t word = from / 64; word * 64 < until; ++word) {
        const std::size_t first = word * 64;
        std::uint64_t mask = ~std::uint64_t{0};
        if (from > first) mask &= ~std::uint64_t{0} << (from - first);
        if (until < first + 64) mask &= ~(~std::uint64_t{0} << (until - first));
        words[word] &= ~mask;
    }
}

}  // namespace

PlanBoard::PlanBoard(const PlanTables& tables)
    : tables_{&tables},
      spots_(tables.problem().meetings.size()),
      chairs_(tables.problem().chairs.size(), Diary{}),
      rooms_(tables.problem().rooms.size(), Diary{}),
      people_(tables.problem().people.size(), Diary{}),
      cost_{plan_cost(tables.problem(),
                      std::vector<std::optional<Placement>>(tables.problem().meetings.size()))}
{
    for (const PlanChair& chair : tables.problem().chairs) {
        std::vector<int> of_day(tables.days(), chair.most_a_day);
        std::vector<int> of_week(tables.days(), chair.most_a_week);
        for (std::size_t day = 0; day < std::min(tables.days(), chair.booked.size()); ++day) {
            of_day[day] -= chair.booked[day];
            of_week[tables.weeks()[day]] -= chair.booked[day];
        }
        // What is booked already is nobody's doing here, so it costs nothing by itself.
        for (int& left : of_day)
            left = std::max(0, left);
        for (int& left : of_week)
            left = std::max(0, left);
        left_of_day_.push_back(std::move(of_day));
        left_of_week_.push_back(std::move(of_week));
    }
}

template <typename Board, typename Visit>
void PlanBoard::for_each_diary(Board& board,
                               std::size_t meeting,
                               const PlanSpot& spot,
                               Visit&& visit)
{
    const PlanTables& tables = *board.tables_;
    const PlanMeeting& of = tables.problem().meetings[meeting];
    const auto& [before, length, after] = tables.shape(meeting);
    const Taken wide{
        spot.bit - before, spot.bit + length + after, meeting, tables.building(meeting, spot.room)};

    visit(board.chairs_[of.chairs[spot.choice].chair], wide);
    if (of.in_room) visit(board.rooms_[tables.rooms(meeting)[spot.room]], wide);
    for (const std::size_t person : of.people)
        visit(board.people_[person], Taken{spot.bit, spot.bit + length, meeting, 0});
}

int PlanBoard::overload_step(std::size_t chair, std::size_t day) const
{
    return (left_of_day_[chair][day] <= 0 ? 1 : 0) +
           (left_of_week_[chair][tables_->weeks()[day]] <= 0 ? 1 : 0);
}

PlanCost PlanBoard::cost_of(std::size_t meeting, const PlanSpot& spot) const
{
    const PlanProblem& problem = tables_->problem();
    const PlanMeeting& of = problem.meetings[meeting];
    const std::size_t day = spot.bit / tables_->bits_of_day();
    const std::size_t chair = of.chairs[spot.choice].chair;
    const Placement placement{
        .start = problem.grid.time_of(spot.bit),
        .chair = chair,
        .room = of.in_room ? std::optional{tables_->rooms(meeting)[spot.room]} : std::nullopt};

    PlanCost cost;
    cost.days_late = days_late(of, day);
    cost.breaches = cost.days_late > 0 ? 1 : 0;
    cost.moved = of.now_at && *of.now_at != placement.start ? 1 : 0;
    cost.broken = tables_->breaks_continuity(meeting, spot.choice) ? 1 : 0;
    cost.overload = overload_step(chair, day);
    cost.inconvenience = inconvenience(problem, of, placement);
    return cost;
}

void PlanBoard::put(std::size_t meeting, const PlanSpot& spot)
{
    const PlanMeeting& of = tables_->problem().meetings[meeting];
    cost_ += cost_of(meeting, spot);
    cost_.breaches -= 1;
    cost_.days_late -= days_late_if_unplaced(tables_->problem(), of);

    for_each_diary(
        *this, meeting, spot, [](Diary& diary, const Taken& taken) { diary.push_back(taken); });
    const std::size_t day = spot.bit / tables_->bits_of_day();
    const std::size_t chair = of.chairs[spot.choice].chair;
    --left_of_day_[chair][day];
    --left_of_week_[chair][tables_->weeks()[day]];
    spots_[meeting] = spot;
}

void PlanBoard::take(std::size_t meeting)
{
    const PlanSpot spot = *spots_[meeting];
    const PlanMeeting& of = tables_->problem().meetings[meeting];
    for_each_diary(*this, meeting, spot, [](Diary& diary, const Taken& taken) {
        const auto it = std::ranges::find(diary, taken.meeting, &Taken::meeting);
        *it = diary.back();
        diary.pop_back();
    });
    const std::size_t day = spot.bit / tables_->bits_of_day();
    const std::size_t chair = of.chairs[spot.choice].chair;
    ++left_of_day_[chair][day];
    ++left_of_week_[chair][tables_->weeks()[day]];
    spots_[meeting].reset();

    cost_ -= cost_of(meeting, spot);
    cost_.breaches += 1;
    cost_.days_late += days_late_if_unplaced(tables_->problem(), of);
}

void PlanBoard::clear(const Taken& other,
                      std::size_t before,
                      std::size_t after,
                      std::span<std::uint64_t> starts) const
{
    const std::size_t bits = tables_->bits_of_day();
    const std::size_t opens = other.from / bits * bits;
    const std::size_t from = std::max(opens + after, other.from + 1) - after;
    clear_bits(starts, from, std::min(opens + bits, other.until + before));
}

void PlanBoard::clear(const Diary& taken,
                      std::size_t before,
                      std::size_t after,
                      std::span<std::uint64_t> starts) const
{
    for (const Taken& other : taken)
        clear(other, before, after, starts);
}

void PlanBoard::people_now(std::size_t meeting, std::vector<std::uint64_t>& starts) const
{
    const auto alone = tables_->starts(meeting);
    starts.assign(alone.begin(), alone.end());
    for (const std::size_t person : tables_->problem().meetings[meeting].people)
        clear(people_[person], 0, tables_->shape(meeting).length, starts);
}

// Of starts in a building, those that leave the chair the time for the way from and to others.
void PlanBoard::keep_way_now(std::size_t meeting,
                             std::size_t choice,
                             std::size_t building,
                             std::span<std::uint64_t> starts) const
{
    if (building == 0) return;
    if (const FreeTime* way = tables_->way_starts(meeting, choice, building))
        for (std::size_t word = 0; word < starts.size(); ++word)
            starts[word] &= way->words()[word];
    const auto& [before, length, after] = tables_->shape(meeting);
    const std::size_t chair = tables_->problem().meetings[meeting].chairs[choice].chair;
    for (const Taken& other : chairs_[chair])
        if (other.building != 0 && other.building != building)
            clear(other, before + tables_->way(), length + after + tables_->way(), starts);
}

void PlanBoard::keep_chair_now(std::size_t meeting,
                               std::size_t choice,
                               const std::vector<RoomsNow>& rooms,
                               std::vector<std::uint64_t>& starts) const
{
    const auto& [before, length, after] = tables_->shape(meeting);
    const auto alone = tables_->chair_starts(meeting, choice);
    for (std::size_t word = 0; word < starts.size(); ++word)
        starts[word] &= alone[word];
    const std::size_t chair = tables_->problem().meetings[meeting].chairs[choice].chair;
    clear(chairs_[chair], before, length + after, starts);

    std::vector<std::uint64_t> some(starts.size(), 0);
    std::vector<std::uint64_t> there;
    for (const RoomsNow& each : rooms) {
        there = each.starts;
        for (std::size_t word = 0; word < there.size(); ++word)
            there[word] &= starts[word];
        keep_way_now(meeting, choice, each.building, there);
        for (std::size_t word = 0; word < some.size(); ++word)
            some[word] |= there[word];
    }
    starts.swap(some);
}

void PlanBoard::rooms_now(std::size_t meeting, std::vector<RoomsNow>& rooms) const
{
    rooms.clear();
    const std::size_t words = tables_->problem().grid.words();
    if (!tables_->problem().meetings[meeting].in_room) {
        rooms.push_back(
            {tables_->building(meeting, 0), std::vector<std::uint64_t>(words, ~std::uint64_t{0})});
        return;
    }
    const auto& [before, length, after] = tables_->shape(meeting);
    std::vector<std::uint64_t> of_room;
    for (std::size_t place = 0; place < tables_->rooms(meeting).size(); ++place) {
        const auto alone = tables_->room_starts(meeting, place);
        of_room.assign(alone.begin(), alone.end());
        clear(rooms_[tables_->rooms(meeting)[place]], before, length + after, of_room);
        const std::size_t building = tables_->building(meeting, place);
        auto of = std::ranges::find(rooms, building, &RoomsNow::building);
        if (of == rooms.end())
            of = rooms.insert(of, {building, std::vector<std::uint64_t>(words, 0)});
        for (std::size_t word = 0; word < words; ++word)
            of->starts[word] |= of_room[word];
    }
}

bool PlanBoard::is_in_the_way(const Taken& one, const Taken& other) const
{
    const bool is_way = one.building != 0 && other.building != 0 &&
                        one.building != other.building &&
                        one.from / tables_->bits_of_day() == other.from / tables_->bits_of_day();
    const std::size_t gap = is_way ? tables_->way() : 0;
    return one.from < other.until + gap && other.from < one.until + gap;
}

bool PlanBoard::can_get_there(std::size_t meeting, const PlanSpot& spot) const
{
    const std::size_t building = tables_->building(meeting, spot.room);
    if (building == 0) return true;
    const FreeTime* way = tables_->way_starts(meeting, spot.choice, building);
    if (way != nullptr && !way->test(spot.bit)) return false;
    const auto& [before, length, after] = tables_->shape(meeting);
    const Taken wanted{
        spot.bit - std::min(spot.bit, before), spot.bit + length + after, meeting, building};
    const std::size_t chair = tables_->problem().meetings[meeting].chairs[spot.choice].chair;
    return std::ranges::none_of(chairs_[chair], [&](const Taken& other) {
        return other.building != 0 && other.building != building && is_in_the_way(wanted, other);
    });
}

std::optional<std::size_t> PlanBoard::room_at(std::size_t meeting, const PlanSpot& spot) const
{
    PlanSpot there = spot;
    there.room = 0;
    if (!tables_->problem().meetings[meeting].in_room)
        return can_get_there(meeting, there) ? std::optional<std::size_t>{0} : std::nullopt;
    const auto& [before, length, after] = tables_->shape(meeting);
    const std::size_t from = spot.bit - std::min(spot.bit, before);
    const std::size_t until = spot.bit + length + after;
    for (; there.room < tables_->rooms(meeting).size(); ++there.room) {
        const auto alone = tables_->room_starts(meeting, there.room);
        if ((alone[spot.bit / 64] >> (spot.bit % 64) & 1) == 0) continue;
        const Diary& taken = rooms_[tables_->rooms(meeting)[there.room]];
        const bool is_free = std::ranges::none_of(
            taken, [&](const Taken& other) { return other.from < until && from < other.until; });
        if (is_free && can_get_there(meeting, there)) return there.room;
    }
    return std::nullopt;
}

void PlanBoard::in_the_way(std::size_t meeting,
                           const PlanSpot& spot,
                           std::vector<std::size_t>& others) const
{
    others.clear();
    const auto note = [&](const Diary& diary, const Taken& wanted) {
        for (const Taken& other : diary)
            if (is_in_the_way(wanted, other) &&
                std::ranges::find(others, other.meeting) == others.end())
                others.push_back(other.meeting);
    };
    for_each_diary(*this, meeting, spot, note);
}

std::vector<std::optional<Placement>> PlanBoard::placements() const
{
    const PlanProblem& problem = tables_->problem();
    std::vector<std::optional<Placement>> all(spots_.size());
    for (std::size_t i = 0; i < spots_.size(); ++i) {
        if (!spots_[i]) continue;
        const PlanMeeting& meeting = problem.meetings[i];
        all[i] =
            Placement{.start = problem.grid.time_of(spots_[i]->bit),
                      .chair = meeting.chairs[spots_[i]->choice].chair,
                      .room = meeting.in_room ? std::optional{tables_->rooms(i)[spots_[i]->room]}
                                              : std::nullopt};
    }
    return all;
}

}  // namespace quorate::core
