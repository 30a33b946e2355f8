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

    /// A UUID version 4.
    std::string uuid()
    {
        static constexpr char digits[] = "0123456789abcdef";
        const std::array<std::uint64_t, 2> halves{(next() & ~0xF000ULL) | 0x4000ULL,
                                                  (next() & ~(3ULL << 62)) | (2ULL << 62)};
        std::string text;
        for (std::size_t i = 0; i < 32; ++i) {
            if (i == 8 || i == 12 || i == 16 || i == 20) text += '-';
            text += digits[(halves[i / 16] >> (60 - 4 * (i % 16))) & 15];
        }
        return text;
    }

private:
    std::uint64_t state_;
};

}  // namespace quorate::server
