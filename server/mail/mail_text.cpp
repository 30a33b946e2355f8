#include "server/mail/mail_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "core/support/text.hpp"

namespace quorate::server {
namespace {

constexpr std::size_t longest_entity = 10;

// What a program writes after "Noor Stubb has accepted".
bool ends_a_programs_sentence(std::string_view rest)
{
    if (rest.empty() || rest == ".") return true;
    return std::ranges::any_of(std::array<std::string_view, 5>{" this invitation",
                                                               " your invitation",
                                                               " your event invitation",
                                                               " the invitation",
                                                               " your meeting request"},
                               [rest](std::string_view start) { return rest.starts_with(start); });
}

bool is_of_a_program(std::string_view line)
{
    for (const std::string_view verb :
         {" has accepted", " has declined", " has tentatively accepted", " has replied \"Maybe\""})
        if (const auto at = line.find(verb); at != std::string_view::npos)
            return ends_a_programs_sentence(line.substr(at + verb.size()));
    // The invitation again, as Outlook puts it below an answer.
    return line.starts_with("When: ") || line.starts_with("*~*~*");
}

void add_character(std::string& text, std::uint32_t code)
{
    if (code == 0xA0) code = ' ';
    const bool is_one = code < 0x110000 && (code < 0xD800 || code > 0xDFFF) && code >= 0x20;
    if (!is_one) return;
    if (code < 0x80) {
        text += static_cast<char>(code);
        return;
    }
    const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    constexpr std::array<unsigned, 4> marks{0, 0xC0, 0xE0, 0xF0};
    text += static_cast<char>(marks[static_cast<std::size_t>(more)] | code >> (6 * more));
    for (int i = more - 1; i >= 0; --i)
        text += static_cast<char>(0x80U | (code >> (6 * i) & 0x3FU));
}

bool add_entity(std::string& text, std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, std::uint32_t>, 16> named{{{"amp", '&'},
                                                                                {"lt", '<'},
                                                                                {"gt", '>'},
                                                                                {"quot", '"'},
                                                                                {"apos", '\''},
                                                                                {"nbsp", ' '},
                                                                                {"pound", 0xA3},
                                                                                {"eacute", 0xE9},
                                                                                {"ndash", 0x2013},
                                                                                {"mdash", 0x2014},
                                                                                {"lsquo", 0x2018},
                                                                                {"rsquo", 0x2019},
                                                                                {"ldquo", 0x201C},
                                                                                {"rdquo", 0x201D},
                                                                                {"hellip", 0x2026},
                                                                                {"bull", 0x2022}}};
    for (const auto& [each, code] : named)
        if (each == name) {
            add_character(text, code);
            return true;
        }
    if (!name.starts_with('#')) return false;
    name.remove_prefix(1);
    const bool is_hexadecimal = name.starts_with('x') || name.starts_with('X');
    if (is_hexadecimal) name.remove_prefix(1);
    std::uint32_t code = 0;
    const char* const end = name.data() + name.size();
    const auto read = std::from_chars(name.data(), end, code, is_hexadecimal ? 16 : 10);
    if (read.ec != std::errc{} || read.ptr != end) return false;
    add_character(text, code);
    return true;
}

/// Reads a text once from its start to its end.
class HtmlText {
public:
    explicit HtmlText(std::string_view html) : html_{html}, lower_{core::lower_case(html)} {}

    std::string words() &&
    {
        while (at_ < html_.size() && !is_quoting_) {
            if (html_[at_] == '<' && is_tag())
                tag();
            else if (html_[at_] == '&')
                entity();
            else
                letter(html_[at_++]);
        }
        return core::trimmed(text_);
    }

private:
    // "5 < 6" is none.
    bool is_tag() const
    {
        if (at_ + 1 == html_.size()) return false;
        const char next = lower_[at_ + 1];
        return (next >= 'a' && next <= 'z') || next == '/' || next == '!' || next == '?';
    }

    void tag()
    {
        if (lower_.compare(at_, 4, "<!--") == 0) return skip_past("-->");
        const std::size_t begin = at_ + 1;
        const std::size_t stop = lower_.find_first_of(" \t\r\n/>", begin + 1);
        const std::string name = lower_.substr(begin, std::min(stop, lower_.size()) - begin);
        for (const char* unsaid : {"style", "script", "head", "title"})
            if (name == unsaid) return skip_past("</" + name);
        is_quoting_ = name == "blockquote";
        for (const char* line :
             {"br", "p", "/p", "div", "/div", "li", "tr", "/tr", "hr", "/ul", "/ol", "/h1", "/h2"})
            if (name == line) new_line();
        skip_past(">");
    }

    void skip_past(const std::string& sign)
    {
        const auto found = lower_.find(sign, at_);
        at_ = found == std::string::npos ? html_.size() : found + sign.size();
        // Of an end tag the rest.
        if (sign.starts_with("</")) {
            const auto end = lower_.find('>', at_);
            at_ = end == std::string::npos ? html_.size() : end + 1;
        }
    }

    void entity()
    {
        const auto length = html_.substr(at_, longest_entity + 1).find(';');
        if (length != std::string_view::npos &&
            add_entity(text_, html_.substr(at_ + 1, length - 1)))
            at_ += length + 1;
        else
            letter(html_[at_++]);
    }

    void letter(char c)
    {
        const bool is_space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        const bool is_after_space = text_.empty() || text_.back() == ' ' || text_.back() == '\n';
        if (!is_space)
            text_ += c;
        else if (!is_after_space)
            text_ += ' ';
    }

    // One empty line at most.
    void new_line()
    {
        if (!text_.empty() && !text_.ends_with("\n\n")) text_ += '\n';
    }

    std::string_view html_;
    std::string lower_;
    std::size_t at_ = 0;
    bool is_quoting_ = false;
    std::string text_;
};

}  // namespace

std::string own_words(std::string_view text)
{
    std::string words;
    for (const std::string& line : core::split(text, '\n')) {
        const std::string said = core::trimmed(line);
        const bool quotes = said.starts_with('>') || said.starts_with("-----Original") ||
                            said.starts_with("________") || said.starts_with("From: ") ||
                            (said.starts_with("On ") && said.ends_with("wrote:")) || said == "-- ";
        if (quotes || line.starts_with("-- ")) break;
        words += said + '\n';
    }
    return core::trimmed(words);
}

std::string words_beside_answer(std::string_view text)
{
    std::string words;
    for (const std::string& line : core::split(own_words(text), '\n')) {
        if (is_of_a_program(line)) break;
        words += line + '\n';
    }
    return core::trimmed(words);
}

std::string text_of_html(std::string_view html)
{
    return HtmlText{html}.words();
}

}  // namespace quorate::server
