#include "core/slots/free_time.hpp"

#include <algorithm>
#include <bit>
#include <cassert>

namespace quorate::core {

using namespace std::chrono;

namespace {

constexpr std::size_t bits_of_word = 64;
constexpr std::uint64_t all_bits = ~std::uint64_t{0};

/// A mask of the lowest `count` bits; 64 are all of them.
constexpr std::uint64_t lowest(std::size_t count)
{
    return count >= bits_of_word ? all_bits : (std::uint64_t{1} << count) - 1;
}

/// Calls visit(word, mask) for the bits [from, until) of words that begin at bit 0.
template <typename Visit>
void for_each_word(std::size_t from, std::size_t until, Visit&& visit)
{
    for (std::size_t word = from / bits_of_word; word * bits_of_word < until; ++word) {
        const std::size_t first = word * bits_of_word;
        auto mask = lowest(until - first);
        if (from > first) mask &= ~lowest(from - first);
        visit(word, mask);
    }
}

/// words[b] &= words[b + by] for every bit; what comes from beyond the end is clear. Works from the
/// front, where each word is read before it is written.
void keep_where_later_is_set(std::span<std::uint64_t> words, std::size_t by)
{
    const std::size_t skip = by / bits_of_word;
    const std::size_t shift = by % bits_of_word;
    const std::size_t whole = words.size() > skip ? words.size() - skip : 0;

    if (shift == 0) {
        for (std::size_t word = 0; word < whole; ++word)
            words[word] &= words[word + skip];
    } else {
        for (std::size_t word = 0; word + 1 < whole; ++word)
            words[word] &=
                (words[word + skip] >> shift) | (words[word + skip + 1] << (bits_of_word - shift));
        if (whole > 0) words[whole - 1] &= words[whole - 1 + skip] >> shift;
    }
    std::fill(words.begin() + static_cast<std::ptrdiff_t>(whole), words.end(), 0);
}

void move_earlier(std::span<std::uint64_t> words, std::size_t by)
{
    const std::size_t skip = by / bits_of_word;
    const std::size_t shift = by % bits_of_word;
    for (std::size_t word = 0; word < words.size(); ++word) {
        const std::size_t from = word + skip;
        std::uint64_t moved = from < words.size() ? words[from] >> shift : 0;
        if (shift != 0 && from + 1 < words.size())
            moved |= words[from + 1] << (bits_of_word - shift);
        words[word] = moved;
    }
}

void move_later(std::span<std::uint64_t> words, std::size_t by)
{
    const std::size_t skip = by / bits_of_word;
    const std::size_t shift = by % bits_of_word;
    for (std::size_t word = words.size(); word-- > 0;) {
        std::uint64_t moved = word >= skip ? words[word - skip] << shift : 0;
        if (shift != 0 && word > skip) moved |= words[word - skip - 1] >> (bits_of_word - shift);
        words[word] = moved;
    }
}

std::size_t units_rounded_up(const SlotGrid& grid, minutes length)
{
    return static_cast<std::size_t>((length + grid.unit() - 1min) / grid.unit());
}

enum class Rounding { outwards, inwards };

/// Tells which units of a grid a stretch touches, or wholly covers.
template <Rounding rounding>
class UnitFinder {
public:
    explicit UnitFinder(const SlotGrid& grid)
        : grid_{grid},
          unit_{static_cast<std::uint64_t>(seconds{grid.unit()}.count())},
          per_second_{(std::uint64_t{1} << scale) / unit_ + 1},
          hours_{static_cast<seconds::rep>(unit_ * grid.units_of_day())}
    {
    }

    /// Calls visit(word, mask).
    template <typename Visit>
    void for_each_word(const CivilStretch& stretch, Visit&& visit) const
    {
        if (stretch.until <= stretch.from) return;
        const auto& days = grid_.days();
        for (std::size_t day = grid_.day_from(floor<std::chrono::days>(stretch.from));
             day < days.size() && days[day] < stretch.until;
             ++day) {
            const CivilTime opening = days[day] + grid_.opens();
            const auto from = units<!outwards>(stretch.from - opening);
            const auto until = units<outwards>(stretch.until - opening);
            if (from >= until) continue;

            const std::size_t first_word = day * grid_.words_of_day();
            core::for_each_word(from, until, [&](std::size_t word, std::uint64_t mask) {
                visit(first_word + word, mask);
            });
        }
    }

private:
    static constexpr bool outwards = rounding == Rounding::outwards;

    // Within the hours. Thousands of stretches come here for one search, and a division would be
    // most of the work: a day has fewer than 2^17 seconds, so that the product is exact.
    template <bool upwards>
    std::size_t units(seconds since_opening) const
    {
        const auto in_hours =
            static_cast<std::uint64_t>(std::clamp<seconds::rep>(since_opening.count(), 0, hours_));
        return (in_hours + (upwards ? unit_ - 1 : 0)) * per_second_ >> scale;
    }

    static constexpr int scale = 40;

    const SlotGrid& grid_;
    std::uint64_t unit_;        // seconds
    std::uint64_t per_second_;  // units, times 2^scale and rounded up
    seconds::rep hours_;
};

}  // namespace

FreeTime FreeTime::none(const SlotGrid& grid)
{
    FreeTime time;
    time.words_.assign(grid.words(), 0);
    return time;
}

FreeTime FreeTime::all(const SlotGrid& grid)
{
    FreeTime time = none(grid);
    for (std::size_t day = 0; day < grid.days().size(); ++day)
        for_each_word(0, grid.units_of_day(), [&](std::size_t word, std::uint64_t mask) {
            time.words_[day * grid.words_of_day() + word] = mask;
        });
    return time;
}

void FreeTime::block(const SlotGrid& grid, const CivilStretch& busy)
{
    block(grid, std::span{&busy, 1});
}

void FreeTime::block(const SlotGrid& grid, std::span<const CivilStretch> busy)
{
    const UnitFinder<Rounding::outwards> units{grid};
    for (const CivilStretch& stretch : busy)
        units.for_each_word(
            stretch, [this](std::size_t word, std::uint64_t mask) { words_[word] &= ~mask; });
}

void FreeTime::block_starts(const SlotGrid& grid,
                            std::span<const CivilStretch> busy,
                            minutes from,
                            minutes until)
{
    const UnitFinder<Rounding::outwards> units{grid};
    for (const CivilStretch& stretch : busy)
        if (stretch.from < stretch.until)
            units.for_each_word(
                {stretch.from - until + grid.unit(), stretch.until - from},
                [this](std::size_t word, std::uint64_t mask) { words_[word] &= ~mask; });
}

void FreeTime::release(const SlotGrid& grid, const CivilStretch& stretch)
{
    UnitFinder<Rounding::inwards>{grid}.for_each_word(
        stretch, [this](std::size_t word, std::uint64_t mask) { words_[word] |= mask; });
}

FreeTime& FreeTime::operator&=(const FreeTime& other)
{
    assert(words_.size() == other.words_.size());
    for (std::size_t word = 0; word < words_.size(); ++word)
        words_[word] &= other.words_[word];
    return *this;
}

FreeTime& FreeTime::operator|=(const FreeTime& other)
{
    assert(words_.size() == other.words_.size());
    for (std::size_t word = 0; word < words_.size(); ++word)
        words_[word] |= other.words_[word];
    return *this;
}

FreeTime& FreeTime::remove(const FreeTime& other)
{
    assert(words_.size() == other.words_.size());
    for (std::size_t word = 0; word < words_.size(); ++word)
        words_[word] &= ~other.words_[word];
    return *this;
}

FreeTime FreeTime::starts_of(const SlotGrid& grid, minutes length) const
{
    FreeTime starts = *this;
    starts.keep_starts_of(grid, length);
    return starts;
}

void FreeTime::keep_starts_of(const SlotGrid& grid, minutes length)
{
    if (length <= 0min) return;
    const std::size_t wanted = units_rounded_up(grid, length);
    if (wanted > grid.units_of_day()) {
        std::fill(words_.begin(), words_.end(), 0);
        return;
    }

    // Each round doubles how many units after a bit are known to be free. The bit that is clear
    // at the end of each day stops a run from going on into the next.
    for (std::size_t known = 1; known < wanted;) {
        const std::size_t step = std::min(known, wanted - known);
        keep_where_later_is_set(words_, step);
        known += step;
    }
}

bool FreeTime::is_free(const SlotGrid& grid, std::size_t bit, minutes length) const
{
    if (length <= 0min) return test(bit);
    const std::size_t wanted = units_rounded_up(grid, length);
    const std::size_t unit_of_day = bit % (grid.words_of_day() * bits_of_word);
    if (unit_of_day + wanted > grid.units_of_day()) return false;
    return are_set(bit, bit + wanted);
}

bool FreeTime::are_set(std::size_t from, std::size_t until) const
{
    if (from / bits_of_word == (until - 1) / bits_of_word) {
        const std::uint64_t mask = lowest(until - from) << (from % bits_of_word);
        return (words_[from / bits_of_word] & mask) == mask;
    }

    bool all_set = true;
    for_each_word(from, until, [&](std::size_t word, std::uint64_t mask) {
        all_set = all_set && (words_[word] & mask) == mask;
    });
    return all_set;
}

FreeTime FreeTime::shifted(const SlotGrid& grid, minutes by) const
{
    FreeTime moved = *this;
    moved.shift(grid, by);
    return moved;
}

void FreeTime::shift(const SlotGrid& grid, minutes by)
{
    if (by == 0min) return;
    const std::size_t units = units_rounded_up(grid, abs(by));
    const std::size_t words = grid.words_of_day();
    for (std::size_t day = 0; day < grid.days().size(); ++day) {
        const auto of_day = std::span{words_}.subspan(day * words, words);
        if (by < 0min)
            move_earlier(of_day, units);
        else
            move_later(of_day, units);
        of_day.back() &= lowest(grid.units_of_day() % bits_of_word);
    }
}

bool FreeTime::is_empty() const
{
    return std::all_of(words_.begin(), words_.end(), [](std::uint64_t word) { return word == 0; });
}

std::size_t FreeTime::count() const
{
    std::size_t total = 0;
    for (const std::uint64_t word : words_)
        total += static_cast<std::size_t>(std::popcount(word));
    return total;
}

}  // namespace quorate::core
