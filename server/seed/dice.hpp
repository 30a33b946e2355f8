#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace quorate::server {

/// Chance that falls the same way for the same seed, on every machine (splitmix64). For invented
/// data alone: whoever knows the seed knows everything.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_{seed} {}

    std::uint64_t next()
    {
        state_ += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }

    /// From 0 to `count` - 1.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }

    /// From `least` to `most`, both included.
    int between(int least, int most)
    {
        return least + static_cast<int>(below(static_cast<std::size_t>(most - least + 1)));
    }

    bool comes_up(int percent) { return between(1, 100) <= percent; }

    template <class T>
    const T& one_of(const std::vector<T>& things)
    {
        return things[below(things.size())];
    }

    /// An identifier shaped like a UUID version 7. Each sorts after the ones before it, so that
    /// rows are written at the end of their tables and indexes: at random places it takes twice as
    /// long.
    std::string id()
    {
        ++drawn_;
        return text_of({(first_id + drawn_) << 16 | 0x7000ULL | (next() & 0xFFFULL),
                        (next() & ~(3ULL << 62)) | (2ULL << 62)});
    }

private:
    static constexpr std::uint64_t first_id = 0x018000000000ULL;

    static std::string text_of(const std::array<std::uint64_t, 2>& halves)
    {
        static constexpr char digits[] = "0123456789abcdef";
        std::string text;
        for (std::size_t i = 0; i < 32; ++i) {
            if (i == 8 || i == 12 || i == 16 || i == 20) text += '-';
            text += digits[(halves[i / 16] >> (60 - 4 * (i % 16))) & 15];
        }
        return text;
    }

    std::uint64_t drawn_ = 0;
    std::uint64_t state_;
};

}  // namespace quorate::server
