#include "core/planning/best_spot.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

namespace quorate::core {

namespace {

std::optional<std::size_t> first_bit(std::span<const std::uint64_t> words)
{
    for (std::size_t word = 0; word < words.size(); ++word)
        if (words[word] != 0)
            return word * 64 + static_cast<std::size_t>(std::countr_zero(words[word]));
    return std::nullopt;
}

std::optional<std::size_t> first_bit(std::span<const std::uint64_t> words,
                                     std::span<const std::uint64_t> among)
{
    for (std::size_t word = 0; word < words.size(); ++word)
        if (const std::uint64_t both = words[word] & among[word]; both != 0)
            return word * 64 + static_cast<std::size_t>(std::countr_zero(both));
    return std::nullopt;
}

// A start just after the time when none is possible: it leaves the longest stretch for others.
std::size_t closest_bit(std::span<const std::uint64_t> day, std::size_t step, PlanRandom& random)
{
    std::size_t chosen = 0;
    std::size_t seen = 0;
    const auto is_set = [&](std::size_t bit) {
        return bit / 64 < day.size() && (day[bit / 64] >> (bit % 64) & 1) != 0;
    };
    for (std::size_t word = 0; word < day.size(); ++word)
        for (std::uint64_t left = day[word]; left != 0; left &= left - 1) {
            const std::size_t bit = word * 64 + static_cast<std::size_t>(std::countr_zero(left));
            const bool first = bit < step || !is_set(bit - step);
            const bool last = !is_set(bit + step);
            if ((first || last) && random.below(++seen) == 0) chosen = bit;
        }
    return chosen;
}

}  // namespace

struct BestSpot::Best {
    std::optional<PlanSpot> spot = {};
    PlanCost cost = {};
    std::size_t equals = 0;
    PlanRandom* random;
};

void BestSpot::look_at(const PlanBoard& board, std::size_t meeting)
{
    board.people_now(meeting, without_chair_);
    board.rooms_now(meeting, rooms_);
}

void BestSpot::look_at_day(const PlanBoard& board,
                           std::size_t meeting,
                           std::size_t choice,
                           std::size_t day,
                           const Way& way,
                           Best& best)
{
    const PlanTables& tables = board.tables();
    const PlanProblem& problem = tables.problem();
    const std::size_t words = tables.words_of_day();
    const auto free = std::span{starts_}.subspan(day * words, words);

    auto bit = first_bit(free);
    if (!bit) return;
    if (way.closely)
        bit = closest_bit(
            free, static_cast<std::size_t>(problem.step / problem.grid.unit()), *best.random);
    else if (const auto full = first_bit(free, tables.full_hours()))
        bit = full;
    else if (const auto half = first_bit(free, tables.half_hours()))
        bit = half;
    *bit += day * tables.bits_of_day();

    if (const auto& now_at = problem.meetings[meeting].now_at)
        if (const auto now = problem.grid.bit_of(*now_at);
            now && tables.problem().grid.day_of(*now) == day &&
            (starts_[*now / 64] >> (*now % 64) & 1) != 0)
            bit = now;

    PlanSpot spot{.bit = *bit, .choice = choice};
    const auto room = board.room_at(meeting, spot);
    if (!room) return;
    spot.room = *room;
    const PlanCost cost = board.cost_of(meeting, spot);
    if (best.spot && best.cost < cost) return;
    if (!best.spot || cost < best.cost) best.equals = 0;
    if (best.random->below(++best.equals) != 0) return;
    best.spot = spot;
    best.cost = cost;
}

std::optional<PlanSpot> BestSpot::find(const PlanBoard& board,
                                       std::size_t meeting,
                                       PlanRandom& random,
                                       const Way& way)
{
    const PlanTables& tables = board.tables();
    const auto& choices = tables.problem().meetings[meeting].chairs;
    const std::size_t words = tables.words_of_day();
    const auto last_good = tables.last_good_day(meeting);
    const std::size_t good_days = last_good ? *last_good + 1 : 0;

    look_at(board, meeting);
    Best best{.random = &random};
    std::optional<std::size_t> first_late;
    for (const bool breaks : {false, true}) {
        // Continuity outweighs all that chairs and days still differ in.
        if (breaks && best.spot && best.cost.days_late == 0 && best.cost.moved == 0) break;
        for (std::size_t choice = 0; choice < choices.size(); ++choice) {
            if (tables.breaks_continuity(meeting, choice) != breaks) continue;
            starts_ = without_chair_;
            board.keep_chair_now(meeting, choice, rooms_, starts_);
            for (std::size_t day = 0; day < tables.days(); ++day) {
                // Once it is late, no day counts but the first.
                if (day >= good_days &&
                    ((best.spot && best.cost.days_late == 0) || (first_late && day > *first_late)))
                    break;
                const auto free = std::span{starts_}.subspan(day * words, words);
                if (std::ranges::all_of(free, [](std::uint64_t word) { return word == 0; }))
                    continue;
                if (way.overlook > 0 && random.part() < way.overlook) continue;
                look_at_day(board, meeting, choice, day, way, best);
                if (day >= good_days) {
                    first_late = day;
                    break;
                }
            }
        }
    }
    return best.spot;
}

std::optional<PlanSpot> BestSpot::find_earliest(const PlanBoard& board, std::size_t meeting)
{
    look_at(board, meeting);
    std::optional<PlanSpot> best;
    PlanCost least;
    const std::size_t choices = board.tables().problem().meetings[meeting].chairs.size();
    for (std::size_t choice = 0; choice < choices; ++choice) {
        starts_ = without_chair_;
        board.keep_chair_now(meeting, choice, rooms_, starts_);
        const auto bit = first_bit(starts_);
        if (!bit || (best && best->bit < *bit)) continue;
        PlanSpot spot{.bit = *bit, .choice = choice};
        spot.room = *board.room_at(meeting, spot);
        const PlanCost cost = board.cost_of(meeting, spot);
        if (best && best->bit == *bit && !(cost < least)) continue;
        best = spot;
        least = cost;
    }
    return best;
}

std::optional<PlanSpot> BestSpot::find_at(const PlanBoard& board,
                                          std::size_t meeting,
                                          CivilTime start)
{
    const auto bit = board.tables().problem().grid.bit_of(start);
    if (!bit) return std::nullopt;

    look_at(board, meeting);
    std::optional<PlanSpot> best;
    PlanCost least;
    const std::size_t choices = board.tables().problem().meetings[meeting].chairs.size();
    for (std::size_t choice = 0; choice < choices; ++choice) {
        starts_ = without_chair_;
        board.keep_chair_now(meeting, choice, rooms_, starts_);
        if ((starts_[*bit / 64] >> (*bit % 64) & 1) == 0) continue;
        PlanSpot spot{.bit = *bit, .choice = choice};
        spot.room = *board.room_at(meeting, spot);
        const PlanCost cost = board.cost_of(meeting, spot);
        if (best && !(cost < least)) continue;
        best = spot;
        least = cost;
    }
    return best;
}

}  // namespace quorate::core
