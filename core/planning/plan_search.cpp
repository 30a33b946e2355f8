#include "core/planning/plan_search.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace quorate::core {

namespace {

constexpr std::size_t most_removed = 16;
constexpr std::size_t looks_for_a_spot = 6;
constexpr double overlooked = 0.02;

// One number for all rows of the cost, for going astray alone: what is best is judged row by row.
double height(const PlanCost& cost)
{
    return 1000.0 * cost.breaches + 20.0 * cost.days_late + 30.0 * cost.moved + 12.0 * cost.broken +
           6.0 * cost.overload + cost.inconvenience;
}

std::optional<PlanSpot> spot_of(const PlanTables& tables,
                                std::size_t meeting,
                                const Placement& placement)
{
    const PlanMeeting& of = tables.problem().meetings[meeting];
    const auto bit = tables.problem().grid.bit_of(placement.start);
    const auto choice = std::ranges::find(of.chairs, placement.chair, &ChairChoice::chair);
    if (!bit || choice == of.chairs.end() || placement.room.has_value() != of.in_room)
        return std::nullopt;

    PlanSpot spot{.bit = *bit, .choice = static_cast<std::size_t>(choice - of.chairs.begin())};
    const auto is_start = [&spot](std::span<const std::uint64_t> starts) {
        return (starts[spot.bit / 64] >> (spot.bit % 64) & 1) != 0;
    };
    if (!is_start(tables.starts(meeting)) || !is_start(tables.chair_starts(meeting, spot.choice)))
        return std::nullopt;
    const auto is_reached = [&] {
        const std::size_t building = tables.building(meeting, spot.room);
        const FreeTime* way = tables.way_starts(meeting, spot.choice, building);
        return way == nullptr || way->test(spot.bit);
    };
    if (!of.in_room) return is_reached() ? std::optional{spot} : std::nullopt;

    const auto& rooms = tables.rooms(meeting);
    const auto room = std::ranges::find(rooms, *placement.room);
    spot.room = static_cast<std::size_t>(room - rooms.begin());
    if (room == rooms.end() || !is_start(tables.room_starts(meeting, spot.room)) || !is_reached())
        return std::nullopt;
    return spot;
}

}  // namespace

PlanSearch::PlanSearch(const PlanTables& tables, const Plan& start, std::uint64_t seed)
    : tables_{&tables},
      board_{tables},
      random_{seed},
      is_removed_(tables.problem().meetings.size(), 0)
{
    for (std::size_t meeting = 0; meeting < start.placements.size(); ++meeting) {
        if (!start.placements[meeting]) continue;
        const auto spot = spot_of(tables, meeting, *start.placements[meeting]);
        if (!spot) continue;
        board_.in_the_way(meeting, *spot, meetings_);
        if (meetings_.empty()) board_.put(meeting, *spot);
    }
    remember_best();
}

void PlanSearch::attempt(double temperature)
{
    if (is_removed_.empty() || tables_->days() == 0 || tables_->problem().chairs.empty()) return;
    const PlanCost before = board_.cost();
    ruin();
    recreate();
    const PlanCost& after = board_.cost();

    const double luck = -std::log(std::max(1e-12, random_.part()));
    const bool go_on =
        temperature > 0 ? height(after) - height(before) < temperature * luck : after <= before;
    if (!go_on) undo();
    for (const Removed& removed : removed_)
        is_removed_[removed.meeting] = 0;
    if (go_on && after < best_cost_) remember_best();
}

void PlanSearch::return_to_best()
{
    for (std::size_t meeting = 0; meeting < best_.size(); ++meeting)
        if (board_.spot(meeting)) board_.take(meeting);
    for (std::size_t meeting = 0; meeting < best_.size(); ++meeting)
        if (best_[meeting]) board_.put(meeting, *best_[meeting]);
}

Plan PlanSearch::best() const
{
    PlanSearch copy{*this};
    copy.return_to_best();
    return {.placements = copy.board_.placements(), .cost = copy.board_.cost()};
}

void PlanSearch::remember_best()
{
    best_.clear();
    for (std::size_t meeting = 0; meeting < is_removed_.size(); ++meeting)
        best_.push_back(board_.spot(meeting));
    best_cost_ = board_.cost();
}

bool PlanSearch::is_late(std::size_t meeting) const
{
    const auto& spot = board_.spot(meeting);
    return !spot ||
           days_late(tables_->problem().meetings[meeting], spot->bit / tables_->bits_of_day()) > 0;
}

// Mostly one that is late and need not be, else any.
std::size_t PlanSearch::meeting_to_begin_with()
{
    if (random_.below(10) < 6) {
        meetings_.clear();
        for (std::size_t meeting = 0; meeting < is_removed_.size(); ++meeting)
            if (tables_->leeway(meeting) > 0 && is_late(meeting)) meetings_.push_back(meeting);
        if (!meetings_.empty()) return meetings_[random_.below(meetings_.size())];
    }
    return random_.below(is_removed_.size());
}

// Of a few spots in time, whoever may have them now, the one that fewest would have to leave.
std::optional<PlanSpot> PlanSearch::spot_in_time(std::size_t meeting)
{
    const PlanMeeting& of = tables_->problem().meetings[meeting];
    const auto starts = tables_->starts(meeting);
    const std::size_t words = (*tables_->last_good_day(meeting) + 1) * tables_->words_of_day();

    std::optional<PlanSpot> best;
    std::size_t fewest = 0;
    for (std::size_t look = 0; look < looks_for_a_spot; ++look) {
        PlanSpot spot{.choice = random_.below(of.chairs.size())};
        const auto with_chair = tables_->chair_starts(meeting, spot.choice);
        const std::size_t first = random_.below(words);
        std::size_t word = first;
        while ((starts[word] & with_chair[word]) == 0) {
            word = word + 1 < words ? word + 1 : 0;
            if (word == first) break;
        }
        std::uint64_t bits = starts[word] & with_chair[word];
        if (bits == 0) continue;
        for (auto skip = random_.below(static_cast<std::size_t>(std::popcount(bits))); skip > 0;
             --skip)
            bits &= bits - 1;
        spot.bit = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));

        if (const auto room = board_.room_at(meeting, spot)) {
            spot.room = *room;
        } else if (of.in_room) {
            if (tables_->rooms(meeting).empty()) return std::nullopt;
            spot.room = random_.below(tables_->rooms(meeting).size());
            const auto of_room = tables_->room_starts(meeting, spot.room);
            if ((of_room[spot.bit / 64] >> (spot.bit % 64) & 1) == 0) continue;
        }
        const FreeTime* way =
            tables_->way_starts(meeting, spot.choice, tables_->building(meeting, spot.room));
        if (way != nullptr && !way->test(spot.bit)) continue;
        board_.in_the_way(meeting, spot, meetings_);
        if (best && meetings_.size() >= fewest) continue;
        best = spot;
        fewest = meetings_.size();
    }
    return best;
}

void PlanSearch::remove(std::size_t meeting)
{
    if (is_removed_[meeting] != 0) return;
    is_removed_[meeting] = 1;
    removed_.push_back({meeting, board_.spot(meeting)});
    if (board_.spot(meeting)) board_.take(meeting);
}

void PlanSearch::ruin()
{
    removed_.clear();
    wanted_.reset();
    const std::size_t count = 1 + random_.below(most_removed);
    const std::size_t first = meeting_to_begin_with();
    const auto& chairs = tables_->problem().meetings[first].chairs;

    std::size_t bit = random_.below(tables_->days()) * tables_->bits_of_day();
    std::size_t chair = random_.below(tables_->problem().chairs.size());
    if (is_late(first) && tables_->leeway(first) > 0) {
        if (const auto spot = spot_in_time(first)) {
            board_.in_the_way(first, *spot, meetings_);
            remove(first);
            for (const std::size_t other : meetings_)
                remove(other);
            wanted_ = {first, *spot};
            bit = spot->bit;
            chair = chairs[spot->choice].chair;
        }
    } else if (const auto& spot = board_.spot(first)) {
        bit = spot->bit;
        chair = chairs[spot->choice].chair;
    }
    remove(first);
    remove_related(first, bit, chair, count);
}

// Those of the same chair, of the same days, with the same people, or any: what may change places.
void PlanSearch::remove_related(std::size_t first,
                                std::size_t bit,
                                std::size_t chair,
                                std::size_t count)
{
    enum { same_chair, same_days, same_people, any };
    const auto by = random_.below(4);
    const auto day = static_cast<double>(bit / tables_->bits_of_day());
    const auto& sharing = tables_->sharing_people(first);

    order_.clear();
    for (std::size_t meeting = 0; meeting < is_removed_.size(); ++meeting) {
        const auto& spot = board_.spot(meeting);
        if (!spot) continue;
        const auto away = std::abs(static_cast<double>(spot->bit / tables_->bits_of_day()) - day);
        const bool has_chair =
            tables_->problem().meetings[meeting].chairs[spot->choice].chair == chair;
        double distance = 4 * random_.part();
        if (by == same_chair) distance += away + (has_chair ? 0 : 20);
        if (by == same_days) distance += 3 * away + (has_chair ? 0 : 2);
        if (by == same_people)
            distance += away / 2 + (std::ranges::binary_search(sharing, meeting) ? 0 : 15);
        order_.emplace_back(distance, meeting);
    }
    const std::size_t more = std::min(order_.size(), count - std::min(count, removed_.size()));
    std::ranges::partial_sort(order_, order_.begin() + static_cast<std::ptrdiff_t>(more));
    for (std::size_t i = 0; i < more; ++i)
        remove(order_[i].second);
}

void PlanSearch::recreate()
{
    if (wanted_ && random_.below(2) == 0) {
        if (const auto room = board_.room_at(wanted_->meeting, wanted_->spot)) {
            wanted_->spot.room = *room;
            board_.put(wanted_->meeting, wanted_->spot);
        }
    }

    enum { by_luck, by_last_day, by_leeway, by_length };
    const auto by = random_.below(4);
    order_.clear();
    for (const Removed& removed : removed_) {
        const PlanMeeting& meeting = tables_->problem().meetings[removed.meeting];
        const auto no_limit = static_cast<int>(tables_->days());
        double place = random_.part();
        if (by == by_last_day) place = meeting.last_day.value_or(no_limit) + 3 * place;
        const double about = 0.7 + 0.6 * random_.part();
        if (by == by_leeway) place = static_cast<double>(tables_->leeway(removed.meeting)) * about;
        if (by == by_length) place = -static_cast<double>(meeting.length.count()) * about;
        order_.emplace_back(place, removed.meeting);
    }
    std::ranges::sort(order_);

    const BestSpot::Way way{.overlook = overlooked, .closely = random_.below(2) == 0};
    for (const auto& [place, meeting] : order_) {
        if (board_.spot(meeting)) continue;
        if (const auto spot = best_spot_.find(board_, meeting, random_, way))
            board_.put(meeting, *spot);
    }
}

void PlanSearch::undo()
{
    for (const Removed& removed : removed_)
        if (board_.spot(removed.meeting)) board_.take(removed.meeting);
    for (const Removed& removed : removed_)
        if (removed.spot) board_.put(removed.meeting, *removed.spot);
}

}  // namespace quorate::core
