#include "server/mail/mail_charset.hpp"

#include <array>
#include <cstdint>

#include "core/support/text.hpp"

namespace quorate::server {
namespace {

// 0x80 to 0x9F of Windows-1252; what is not assigned becomes a question mark.
constexpr std::array<std::uint16_t, 32> windows{
    0x20AC, '?',    0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, '?',    0x017D, '?',    '?',    0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, '?',    0x017E, 0x0178};

void append(std::string& out, std::uint32_t point)
{
    if (point < 0x80) {
        out += static_cast<char>(point);
        return;
    }
    if (point < 0x800) {
        out += static_cast<char>(0xC0 | point >> 6);
    } else if (point < 0x10000) {
        out += static_cast<char>(0xE0 | point >> 12);
        out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | point >> 18);
        out += static_cast<char>(0x80 | (point >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
    }
    out += static_cast<char>(0x80 | (point & 0x3F));
}

std::string from_windows_1252(std::string_view bytes)
{
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        append(text, byte >= 0x80 && byte < 0xA0 ? windows[byte - 0x80] : byte);
    }
    return text;
}

std::string from_utf16(std::string_view bytes, bool big_endian)
{
    if (bytes.starts_with("\xFF\xFE")) big_endian = false;
    if (bytes.starts_with("\xFE\xFF")) big_endian = true;
    const auto unit = [&](std::size_t at) -> std::uint32_t {
        const std::uint32_t first = static_cast<unsigned char>(bytes[at]);
        const std::uint32_t second = static_cast<unsigned char>(bytes[at + 1]);
        return big_endian ? first << 8U | second : second << 8U | first;
    };
    std::string text;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        std::uint32_t point = unit(at);
        const bool is_high = point >= 0xD800 && point < 0xDC00;
        const std::uint32_t low = is_high && at + 3 < bytes.size() ? unit(at + 2) : 0;
        if (low >= 0xDC00 && low < 0xE000) {
            point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
            at += 2;
        }
        if (point >= 0xD800 && point < 0xE000) point = '?';
        if (point != 0xFEFF) append(text, point);
    }
    return text;
}

bool is_utf8(std::string_view bytes)
{
    // Control characters do not matter here: only the bytes above them are looked at.
    std::string high;
    for (const char c : bytes)
        if (static_cast<unsigned char>(c) >= 0x80)
            high += c;
        else if (!high.empty() && high.back() != ' ')
            high += ' ';
    std::size_t following = 0;
    for (const char c : high) {
        const auto byte = static_cast<unsigned char>(c);
        const bool continues = (byte & 0xC0) == 0x80;
        if (continues != (following > 0)) return false;
        if (continues)
            --following;
        else if (byte >= 0xF5 || byte == 0xC0 || byte == 0xC1)
            return false;
        else if (byte >= 0xF0)
            following = 3;
        else if (byte >= 0xE0)
            following = 2;
        else if (byte >= 0xC0)
            following = 1;
    }
    return following == 0;
}

}  // namespace

std::string utf8_text(std::string_view bytes, std::string_view charset)
{
    const std::string name = core::lower_case(charset);
    if (name.starts_with("utf-16")) return from_utf16(bytes, name == "utf-16be");
    if (name.starts_with("iso-8859-1") || name == "windows-1252" || name == "latin1")
        return from_windows_1252(bytes);
    return is_utf8(bytes) ? std::string{bytes} : from_windows_1252(bytes);
}

}  // namespace quorate::server
