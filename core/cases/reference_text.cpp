#include "core/cases/reference_text.hpp"

#include <algorithm>

#include "core/support/words.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t shortest_number = 3;

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_letter(char c)
{
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z');
}

}  // namespace

std::string said_reference(std::string_view reference)
{
    std::string said;
    bool in_number = false;
    for (const char c : folded(reference)) {
        const bool is_zero_in_front = c == '0' && !in_number;
        if (is_letter(c) || (is_digit(c) && !is_zero_in_front)) said += c;
        in_number = is_digit(c) && !is_zero_in_front;
    }
    return said;
}

bool is_reference_of(std::string_view typed, std::string_view reference)
{
    const std::string wanted = said_reference(typed);
    if (std::ranges::none_of(wanted, is_digit)) return false;
    const std::string said = said_reference(reference);
    if (said.starts_with(wanted)) return true;
    const bool is_number = std::ranges::all_of(wanted, is_digit);
    if (!is_number || wanted.size() < shortest_number || !said.ends_with(wanted)) return false;
    return !is_digit(said[said.size() - wanted.size() - 1]);
}

}  // namespace quorate::core
