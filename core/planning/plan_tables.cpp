#include "core/planning/plan_tables.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <tuple>
#include <utility>

namespace quorate::core {

using namespace std::chrono;

namespace {

// The units of one day that begin so many minutes past an hour.
std::vector<std::uint64_t> starts_past_the_hour(const SlotGrid& grid, minutes past)
{
    std::vector<std::uint64_t> words(grid.words_of_day(), 0);
    for (std::size_t unit = 0; unit < grid.units_of_day(); ++unit) {
        const minutes at = grid.opens() + static_cast<minutes::rep>(unit) * grid.unit();
        if (at % 60min == past) words[unit / 64] |= std::uint64_t{1} << (unit % 64);
    }
    return words;
}

// So many of the grid's units, the last one begun.
std::size_t units_of(const SlotGrid& grid, minutes length)
{
    return static_cast<std::size_t>((length + grid.unit() - 1min) / grid.unit());
}

// Every start that the problem's step allows.
FreeTime steps(const PlanProblem& problem)
{
    FreeTime all = FreeTime::none(problem.grid);
    const auto words = all.words();
    const std::size_t bits = problem.grid.words_of_day() * 64;
    for (std::size_t bit = 0; bit < words.size() * 64; ++bit) {
        const std::size_t unit = bit % bits;
        if (unit >= problem.grid.units_of_day()) continue;
        if (static_cast<minutes::rep>(unit) * problem.grid.unit() % problem.step == 0min)
            words[bit / 64] |= std::uint64_t{1} << (bit % 64);
    }
    return all;
}

}  // namespace

PlanTables::PlanTables(const PlanProblem& problem)
    : problem_{&problem},
      steps_{steps(problem)},
      weeks_{weeks_of(problem.grid)},
      full_hours_{starts_past_the_hour(problem.grid, 0min)},
      half_hours_{starts_past_the_hour(problem.grid, 30min)}
{
    number_buildings();
    add_shapes();
    for (std::size_t meeting = 0; meeting < problem.meetings.size(); ++meeting)
        add_starts(meeting);
    add_sharing_people();
}

// Without a gap nobody has to travel: all is in one place.
void PlanTables::number_buildings()
{
    way_ = units_of(problem_->grid, problem_->travel_gap);
    const auto number_of = [this](const std::string& building) -> std::size_t {
        if (way_ == 0 || building.empty()) return 0;
        const auto known = std::ranges::find(buildings_, building);
        const auto place = static_cast<std::size_t>(known - buildings_.begin());
        if (known == buildings_.end()) buildings_.push_back(building);
        return place + 1;
    };
    for (const PlanRoom& room : problem_->rooms)
        building_of_room_.push_back(number_of(room.building));
    for (const PlanMeeting& meeting : problem_->meetings)
        building_of_venue_.push_back(meeting.in_room ? 0 : number_of(meeting.venue));
}

void PlanTables::add_ways(const Shape& shape, OfShape& of) const
{
    const SlotGrid& grid = problem_->grid;
    const auto long_of = [&grid](std::size_t count) {
        return static_cast<minutes::rep>(count) * grid.unit();
    };
    for (std::size_t chair = 0; chair < problem_->chairs.size(); ++chair)
        for (std::size_t place = 0; place < buildings_.size(); ++place)
            for (const Elsewhere& meeting : problem_->chairs[chair].elsewhere) {
                if (!is_way_between(meeting.building, buildings_[place])) continue;
                FreeTime& starts =
                    of.ways.try_emplace({chair, place + 1}, FreeTime::all(grid)).first->second;
                starts.block_starts(grid,
                                    std::span{&meeting.when, 1},
                                    -long_of(shape.before + way_),
                                    long_of(shape.length + shape.after + way_));
            }
}

const FreeTime* PlanTables::way_starts(std::size_t meeting,
                                       std::size_t choice,
                                       std::size_t building) const
{
    const auto& ways = of_shapes_[place_of_shape_[meeting]].ways;
    const auto way = ways.find({problem_->meetings[meeting].chairs[choice].chair, building});
    return way == ways.end() ? nullptr : &way->second;
}

void PlanTables::add_shapes()
{
    const SlotGrid& grid = problem_->grid;
    const auto units = [&grid](minutes length) { return units_of(grid, length); };
    std::map<std::tuple<std::size_t, std::size_t, std::size_t>, std::size_t> places;
    for (const PlanMeeting& meeting : problem_->meetings) {
        const Shape shape{units(meeting.before), units(meeting.length), units(meeting.after)};
        const auto [place, is_new] =
            places.try_emplace({shape.before, shape.length, shape.after}, of_shapes_.size());
        shapes_.push_back(shape);
        place_of_shape_.push_back(place->second);
        if (!is_new) continue;
        of_shapes_.emplace_back();
        for (const PlanChair& chair : problem_->chairs)
            of_shapes_.back().chairs.push_back(begins(chair.free, shape));
        for (const PlanRoom& room : problem_->rooms)
            of_shapes_.back().rooms.push_back(begins(room.free, shape));
        add_ways(shape, of_shapes_.back());
    }
}

// When something of that shape could begin for whom or what is free then.
FreeTime PlanTables::begins(const FreeTime& free, const Shape& shape) const
{
    const SlotGrid& grid = problem_->grid;
    const auto of = [&grid](std::size_t count) {
        return static_cast<minutes::rep>(count) * grid.unit();
    };
    return free.starts_of(grid, of(shape.before + shape.length + shape.after))
        .shifted(grid, of(shape.before));
}

void PlanTables::add_starts(std::size_t meeting)
{
    const PlanMeeting& of = problem_->meetings[meeting];
    const OfShape& alone = of_shapes_[place_of_shape_[meeting]];

    FreeTime starts = of.possible;
    starts &= steps_;
    if (const auto now = of.now_at ? problem_->grid.bit_of(*of.now_at) : std::nullopt;
        now && of.possible.test(*now))
        starts.words()[*now / 64] |= std::uint64_t{1} << (*now % 64);
    for (const std::size_t person : of.people)
        starts &= problem_->people[person].free.starts_of(problem_->grid, of.length);

    auto& chairs = chair_starts_.emplace_back();
    auto& breaks = breaks_.emplace_back();
    const auto last_good = last_good_day(meeting);
    const std::size_t good_words = last_good ? (*last_good + 1) * words_of_day() : 0;
    std::size_t& leeway = leeway_.emplace_back(0);
    for (const ChairChoice& choice : of.chairs) {
        chairs.push_back(&alone.chairs[choice.chair]);
        breaks.push_back(core::breaks_continuity(of, choice.chair));
        for (std::size_t word = 0; word < good_words; ++word)
            leeway += static_cast<std::size_t>(
                std::popcount(starts.words()[word] & chairs.back()->words()[word]));
    }
    starts_.push_back(std::move(starts));
    add_rooms(meeting);
}

void PlanTables::add_rooms(std::size_t meeting)
{
    const PlanMeeting& of = problem_->meetings[meeting];
    const OfShape& alone = of_shapes_[place_of_shape_[meeting]];
    auto& rooms = rooms_.emplace_back();
    auto& room_starts = room_starts_.emplace_back();
    if (!of.in_room) return;
    for (std::size_t room = 0; room < problem_->rooms.size(); ++room)
        if (room == of.now_in || fits(problem_->rooms[room], of)) rooms.push_back(room);
    std::ranges::sort(rooms, {}, [&](std::size_t room) {
        return std::tuple{room != of.now_in, problem_->rooms[room].capacity, room};
    });
    const auto now = time_now(of);
    for (const std::size_t room : rooms) {
        room_starts.push_back(&alone.rooms[room]);
        if (!now || room != of.now_in) continue;
        FreeTime free = problem_->rooms[room].free;
        free.release(problem_->grid, *now);
        own_room_starts_.push_back(begins(free, shapes_[meeting]));
        room_starts.back() = &own_room_starts_.back();
    }
}

void PlanTables::add_sharing_people()
{
    std::vector<std::vector<std::size_t>> meetings_of(problem_->people.size());
    for (std::size_t meeting = 0; meeting < problem_->meetings.size(); ++meeting)
        for (const std::size_t person : problem_->meetings[meeting].people)
            meetings_of[person].push_back(meeting);

    sharing_people_.resize(problem_->meetings.size());
    for (std::size_t meeting = 0; meeting < problem_->meetings.size(); ++meeting) {
        auto& others = sharing_people_[meeting];
        for (const std::size_t person : problem_->meetings[meeting].people)
            others.insert(others.end(), meetings_of[person].begin(), meetings_of[person].end());
        std::ranges::sort(others);
        others.erase(std::ranges::unique(others).begin(), others.end());
        std::erase(others, meeting);
    }
}

std::optional<std::size_t> PlanTables::last_good_day(std::size_t meeting) const
{
    if (days() == 0) return std::nullopt;
    const auto& last = problem_->meetings[meeting].last_day;
    if (!last) return days() - 1;
    if (*last < 0) return std::nullopt;
    return std::min(days() - 1, static_cast<std::size_t>(*last));
}

}  // namespace quorate::core
