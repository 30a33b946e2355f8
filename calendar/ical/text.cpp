#include "calendar/ical/text.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "core/support/text.hpp"

namespace quorate::calendar {
namespace {

enum class Kind : unsigned char { plain, escaped, line_feed, carriage_return, tab, dropped, lead };

constexpr std::array<Kind, 256> kinds = [] {
    std::array<Kind, 256> table{};
    for (std::size_t i = 0; i < 0x20; ++i)
        table[i] = Kind::dropped;
    table[0x7F] = Kind::dropped;
    table['\n'] = Kind::line_feed;
    table['\r'] = Kind::carriage_return;
    table['\t'] = Kind::tab;
    table['\\'] = table[';'] = table[','] = Kind::escaped;
    table[0xC2] = table[0xE2] = Kind::lead;  // may open U+0080-U+009F or U+2028-U+2029
    return table;
}();

Kind kind_of(char c)
{
    return kinds[static_cast<unsigned char>(c)];
}

bool is_continuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// Octets of the invisible line breaker that `text` begins with, or 0.
std::size_t hidden_break(std::string_view text)
{
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (at(0) == 0xC2 && text.size() >= 2 && at(1) >= 0x80 && at(1) <= 0x9F) return 2;
    if (at(0) == 0xE2 && text.size() >= 3 && at(1) == 0x80 && (at(2) == 0xA8 || at(2) == 0xA9))
        return 3;
    return 0;
}

// Calls plain(run) for what may be written as it is, escape(c) for what TEXT escapes, line_feed().
template <class Plain, class Escape, class LineFeed>
void walk(std::string_view text, Plain plain, Escape escape, LineFeed line_feed)
{
    std::size_t run = 0;
    for (std::size_t i = 0; i < text.size();) {
        const Kind kind = kind_of(text[i]);
        std::size_t skipped = 1;
        if (kind == Kind::lead) skipped = hidden_break(text.substr(i));
        if (kind == Kind::plain || skipped == 0) {
            ++i;
            continue;
        }
        if (i > run) plain(text.substr(run, i - run));
        if (kind == Kind::escaped) escape(text[i]);
        if (kind == Kind::tab) plain(std::string_view{" "});
        if (kind == Kind::line_feed) line_feed();
        if (kind == Kind::carriage_return && !text.substr(i + 1).starts_with('\n')) line_feed();
        i += skipped;
        run = i;
    }
    if (run < text.size()) plain(text.substr(run));
}

}  // namespace

std::string printable(std::string_view text)
{
    std::string kept;
    kept.reserve(text.size());
    walk(
        text,
        [&](std::string_view run) { kept += run; },
        [&](char c) { kept += c; },
        [&] { kept += '\n'; });
    return kept;
}

void append_text(std::string& line, std::string_view text)
{
    walk(
        text,
        [&](std::string_view run) { line += run; },
        [&](char c) { line.append({'\\', c}); },
        [&] { line += "\\n"; });
}

std::string display_name(std::string_view name)
{
    std::string kept = printable(name);
    std::replace(kept.begin(), kept.end(), '\n', ' ');
    std::erase_if(kept, [](char c) { return c == '"' || c == '^'; });
    return core::trimmed(kept);
}

std::string mailto(std::string_view address)
{
    const auto accepted = core::email_address(address);
    if (!accepted) throw std::invalid_argument{"not an e-mail address"};
    return "mailto:" + *accepted;
}

bool is_web_address(std::string_view text)
{
    const bool web = text.starts_with("https://") || text.starts_with("http://");
    return web && std::ranges::all_of(text, [](char c) {
               return c > 0x20 && c < 0x7F && c != '"' && c != '<' && c != '>' && c != '\\';
           });
}

void LineWriter::raw(std::string_view bytes)
{
    while (column_ + bytes.size() > longest_line) {
        const std::size_t room = longest_line - column_;
        std::size_t fits = room;
        while (fits > 0 && is_continuation(bytes[fits]))
            --fits;
        // Bytes that are not UTF-8 have no good place to fold; any place ends the loop.
        if (fits == 0 && column_ <= 1) fits = room;
        out_.append(bytes.substr(0, fits));
        bytes.remove_prefix(fits);
        fold();
    }
    out_.append(bytes);
    column_ += bytes.size();
}

void LineWriter::text(std::string_view text)
{
    const auto pair = [this](const char(&bytes)[2]) {
        if (column_ + 2 > longest_line) fold();
        out_.append(bytes, 2);
        column_ += 2;
    };
    walk(
        text,
        [this](std::string_view run) { raw(run); },
        [&](char c) { pair({'\\', c}); },
        [&] { pair({'\\', 'n'}); });
}

void LineWriter::end()
{
    out_.append("\r\n", 2);
    column_ = 0;
}

void LineWriter::line(std::string_view bytes)
{
    out_.append(bytes);
    end();
}

void LineWriter::fold()
{
    out_.append("\r\n ", 3);
    column_ = 1;
}

}  // namespace quorate::calendar
