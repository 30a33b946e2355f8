#include "core/slots/free_count.hpp"

#include <algorithm>
#include <bit>

namespace quorate::core {

std::size_t FreeCount::digits() const
{
    return static_cast<std::size_t>(std::bit_width(added_));
}

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

    const auto ones = free.words();
    for (std::size_t word = 0; word < ones.size(); ++word) {
        std::uint64_t carry = ones[word];
        for (std::size_t digit = 0; digit < digits() && carry != 0; ++digit) {
            std::uint64_t& bits = digits_[digit].words()[word];
            const std::uint64_t next = bits & carry;
            bits ^= carry;
            carry = next;
        }
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
