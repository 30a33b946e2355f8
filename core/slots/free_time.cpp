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

void move_earlier(std::span<const std::uint64_t> from, std::span<std::uint64_t> to, std::size_t by)
{
    const std::size_t skip = by / bits_of_word;
    const std::size_t shift = by % bits_of_word;
    for (std::size_t word = 0; word + skip < from.size(); ++word) {
        to[word] = from[word + skip] >> shift;
        if (shift != 0 && word + skip + 1 < from.size())
            to[word] |= from[word + skip + 1] << (bits_of_word - shift);
    }
}

void move_later(std::span<const std::uint64_t> from, std::span<std::uint64_t> to, std::size_t by)
{
    const std::size_t skip = by / bits_of_word;
    const std::size_t shift = by % bits_of_word;
    for (std::size_t word = skip; word < to.size(); ++word) {
        to[word] = from[word - skip] << shift;
        if (shift != 0 && word > skip) to[word] |= from[word - skip - 1] >> (bits_of_word - shift);
    }
}

std::size_t units_rounded_up(const SlotGrid& grid, minutes length)
{
    return static_cast<std::size_t>((length + grid.unit() - 1min) / grid.unit());
}

enum class Rounding { outwards, inwards };

/// Calls visit(word, mask) with the units of the grid that `stretch` touches, or wholly covers.
template <typename Visit>
void for_each_word_of(const SlotGrid& grid,
                      const CivilStretch& stretch,
                      Rounding rounding,
                      Visit&& visit)
{
    if (stretch.until <= stretch.from || grid.units_of_day() == 0) return;

    const seconds unit = grid.unit();
    const auto units = static_cast<seconds::rep>(grid.units_of_day());
    const auto whole_units = [&](seconds since_opening, bool upwards) {
        const seconds in_hours = std::clamp(since_opening, seconds{0}, units * unit);
        return static_cast<std::size_t>((in_hours + (upwards ? unit - 1s : 0s)) / unit);
    };

    const auto& days = grid.days();
    auto day = std::lower_bound(days.begin(), days.end(), floor<std::chrono::days>(stretch.from));
    for (; day != days.end() && *day < stretch.until; ++day) {
        const CivilTime opening = *day + grid.opens();
        const auto from = whole_units(stretch.from - opening, rounding == Rounding::inwards);
        const auto until = whole_units(stretch.until - opening, rounding == Rounding::outwards);
        if (from >= until) continue;

        const auto first_word = static_cast<std::size_t>(day - days.begin()) * grid.words_of_day();
        for_each_word(from, until, [&](std::size_t word, std::uint64_t mask) {
            visit(first_word + word, mask);
        });
    }
}

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
    for_each_word_of(grid, busy, Rounding::outwards, [this](std::size_t word, std::uint64_t mask) {
        words_[word] &= ~mask;
    });
}

void FreeTime::release(const SlotGrid& grid, const CivilStretch& stretch)
{
    for_each_word_of(
        grid, stretch, Rounding::inwards, [this](std::size_t word, std::uint64_t mask) {
            words_[word] |= mask;
        });
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
    FreeTime moved = none(grid);
    const std::size_t units = units_rounded_up(grid, abs(by));
    const std::size_t words = grid.words_of_day();

    for (std::size_t day = 0; day < grid.days().size(); ++day) {
        const auto from = this->day(grid, day);
        const auto to = std::span{moved.words_}.subspan(day * words, words);
        if (by < 0min)
            move_earlier(from, to, units);
        else
            move_later(from, to, units);
        to.back() &= lowest(grid.units_of_day() % bits_of_word);
    }
    return moved;
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

std::span<const std::uint64_t> FreeTime::day(const SlotGrid& grid, std::size_t day) const
{
    return std::span{words_}.subspan(day * grid.words_of_day(), grid.words_of_day());
}

}  // namespace quorate::core
