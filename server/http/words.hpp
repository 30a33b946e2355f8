#pragma once

#include <algorithm>
#include <string_view>

namespace quorate::server {

// The small words of HTTP. Every request passes here, so nothing is copied to be compared.

/// Whether `text` is `lower`, in whatever case it is written. `lower` is in lower case.
inline bool same_word(std::string_view text, std::string_view lower)
{
    const auto equal = [](char c, char small) {
        return c == small || (c >= 'A' && c <= 'Z' && c - 'A' + 'a' == small);
    };
    return std::ranges::equal(text, lower, equal);
}

/// Without the blanks and tabs around it.
inline std::string_view without_spaces(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

}  // namespace quorate::server
