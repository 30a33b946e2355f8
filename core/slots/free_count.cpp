#include "core/slots/free_count.hpp"

#include <algorithm>

namespace quorate::core {

void FreeCount::add(const FreeTime& free)
{
    const std::size_t before = digits();
    ++added_;
    if (digits_.size() < digits()) digits_.resize(digits());
    if (before < digits()) {
        FreeTime& fresh = digits_[before];
        fresh = free;  // the right size
        std::fill(fresh.words().begin(), fresh.words().end(), 0);
    }

    // Digit by digit rather than unit by unit: so a processor takes several words at once.
    carry_ = free;
    const auto carries = carry_.words();
    for (std::size_t digit = 0; digit < digits(); ++digit) {
        const auto bits = digits_[digit].words();
        std::uint64_t any = 0;
        for (std::size_t word = 0; word < bits.size(); ++word) {
            const std::uint64_t next = bits[word] & carries[word];
            bits[word] ^= carries[word];
            carries[word] = next;
            any |= next;
        }
        if (any == 0) return;
    }
}

void FreeCount::keep_at_least(std::size_t wanted, FreeTime& times) const
{
    const auto kept = times.words();
    if (wanted > added_) {
        std::fill(kept.begin(), kept.end(), 0);
        return;
    }

    // From the lowest digit up: a higher digit decides, an equal one leaves it to those below.
    for (std::size_t word = 0; word < kept.size(); ++word) {
        std::uint64_t enough = ~std::uint64_t{0};
        for (std::size_t digit = 0; digit < digits(); ++digit) {
            const std::uint64_t bits = digits_[digit].words()[word];
            enough = (wanted >> digit & 1) != 0 ? bits & enough : bits | enough;
        }
        kept[word] &= enough;
    }
}

}  // namespace quorate::core
