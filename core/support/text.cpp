#include "core/support/text.hpp"

#include <algorithm>
#include <cctype>

namespace quorate::core {
namespace {

bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool is_alphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Bytes in the sequence that `lead` opens, or 0 when it cannot open one (RFC 3629).
std::size_t sequence_length(unsigned char lead)
{
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) return 3;
    if (lead >= 0xF0 && lead <= 0xF4) return 4;
    return 0;
}

bool is_sequence(std::string_view bytes)
{
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    for (std::size_t i = 1; i < bytes.size(); ++i)
        if (at(i) < 0x80 || at(i) > 0xBF) return false;
    if (bytes.size() == 3 && at(0) == 0xE0) return at(1) >= 0xA0;  // overlong
    if (bytes.size() == 3 && at(0) == 0xED) return at(1) <= 0x9F;  // surrogates
    if (bytes.size() == 4 && at(0) == 0xF0) return at(1) >= 0x90;
    if (bytes.size() == 4 && at(0) == 0xF4) return at(1) <= 0x8F;
    return true;
}

bool is_allowed_control(char c, Lines lines)
{
    return lines == Lines::many && (c == '\n' || c == '\r' || c == '\t');
}

// What turns the direction of the letters around it, so that a name reads as another one
// (Bidi_Control of Unicode: U+061C, 200E and F, 202A to E, 2066 to 9).
bool is_direction_control(std::string_view sequence)
{
    if (sequence == "\xD8\x9C") return true;
    if (sequence.size() != 3 || !sequence.starts_with("\xE2")) return false;
    const auto in = [&](unsigned char second, unsigned char from, unsigned char to) {
        const auto third = static_cast<unsigned char>(sequence[2]);
        return static_cast<unsigned char>(sequence[1]) == second && from <= third && third <= to;
    };
    return in(0x80, 0x8E, 0x8F) || in(0x80, 0xAA, 0xAE) || in(0x81, 0xA6, 0xA9);
}

bool is_domain_label(std::string_view label)
{
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
           std::ranges::all_of(label, [](char c) { return is_alphanumeric(c) || c == '-'; });
}

bool is_domain(std::string_view domain)
{
    const auto labels = split(domain, '.');
    return labels.size() >= 2 && std::ranges::all_of(labels, is_domain_label);
}

bool is_local_part(std::string_view local)
{
    static constexpr std::string_view extra = "!#$&'*+-/=?^_`{|}~.";
    if (local.empty() || local.size() > 64 || local.front() == '.' || local.back() == '.')
        return false;
    if (local.find("..") != std::string_view::npos) return false;
    return std::ranges::all_of(local, [](char c) {
        return is_alphanumeric(c) || extra.find(c) != std::string_view::npos;
    });
}

}  // namespace

std::string trimmed(std::string_view text)
{
    while (!text.empty() && is_space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_space(text.back()))
        text.remove_suffix(1);
    return std::string{text};
}

std::string before_colon(std::string_view text)
{
    std::string words = trimmed(text);
    while (words.ends_with('.') || words.ends_with(':') || words.ends_with(';'))
        words.pop_back();
    return words;
}

std::string lower_case(std::string_view text)
{
    std::string lowered{text};
    for (char& c : lowered)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lowered;
}

std::string capitalised(std::string text)
{
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> pieces;
    if (text.empty()) return pieces;
    for (;;) {
        const auto end = text.find(separator);
        pieces.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) return pieces;
        text.remove_prefix(end + 1);
    }
}

bool is_plain_text(std::string_view text, Lines lines)
{
    while (!text.empty()) {
        const auto lead = static_cast<unsigned char>(text.front());
        if ((lead < 0x20 && !is_allowed_control(text.front(), lines)) || lead == 0x7F) return false;
        const std::size_t count = sequence_length(lead);
        if (count == 0 || count > text.size() || !is_sequence(text.substr(0, count))) return false;
        if (lines == Lines::one && is_direction_control(text.substr(0, count))) return false;
        text.remove_prefix(count);
    }
    return true;
}

std::size_t length(std::string_view text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

std::optional<std::string> email_address(std::string_view text)
{
    const std::string address = lower_case(trimmed(text));
    const auto at = address.rfind('@');
    if (at == std::string::npos || address.size() > 254) return std::nullopt;
    const std::string_view view{address};
    if (!is_local_part(view.substr(0, at)) || !is_domain(view.substr(at + 1))) return std::nullopt;
    return address;
}

}  // namespace quorate::core
