#include "core/circulation/said_names.hpp"

#include <algorithm>
#include <cctype>

#include "core/support/text.hpp"
#include "core/support/words.hpp"

namespace quorate::core {
namespace {

bool is_letter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) > 127;
}

bool is_ascii(char c)
{
    return static_cast<unsigned char>(c) < 0x80;
}

bool is_apostrophe(unsigned char second, unsigned char third)
{
    return second == 0x80 && (third == 0x98 || third == 0x99);
}

// Joins what stands on both sides of it, as nobody sees it: U+200B to U+200D, and U+2060.
bool is_invisible(unsigned char second, unsigned char third)
{
    return (second == 0x80 && third >= 0x8B && third <= 0x8D) || (second == 0x81 && third == 0xA0);
}

// Folded, and with the signs that telephones and word processors write by themselves as those of
// ASCII: "Mum’s" is "mum's". Accents that stand as characters of their own go.
std::string plain(const std::string& text)
{
    if (std::ranges::all_of(text, is_ascii)) return lower_case(text);
    const std::string from = folded(text);
    const auto at = [&from](std::size_t i) {
        return i < from.size() ? static_cast<unsigned char>(from[i])
                               : static_cast<unsigned char>(0);
    };
    std::string out;
    for (std::size_t i = 0; i < from.size(); ++i) {
        const unsigned char second = at(i + 1);
        const unsigned char third = at(i + 2);
        if (at(i) == 0xE2 && (second == 0x80 || second == 0x81) && third != 0) {
            if (!is_invisible(second, third)) out += is_apostrophe(second, third) ? '\'' : ' ';
            i += 2;
        } else if (at(i) == 0xC2 && second != 0) {
            if (second != 0xAD) out += ' ';  // a soft hyphen is not seen
            ++i;
        } else if (at(i) == 0xCC || (at(i) == 0xCD && second <= 0xAF)) {
            ++i;
        } else {
            out += from[i];
        }
    }
    return out;
}

}  // namespace

bool has_word(const std::string& words, const std::string& word)
{
    const std::string in = plain(words);
    const std::string sought = plain(word);
    if (sought.empty()) return false;
    for (auto at = in.find(sought); at != std::string::npos; at = in.find(sought, at + 1)) {
        const auto end = at + sought.size();
        const bool begins = at == 0 || !is_letter(in[at - 1]);
        const bool ends = end == in.size() || !is_letter(in[end]);
        if (begins && ends) return true;
    }
    return false;
}

std::vector<std::string> words_for(const std::string& relationship)
{
    std::vector<std::string> words{relationship};
    if (relationship.find("father") != std::string::npos)
        words.insert(words.end(), {"father", "dad", "daddy"});
    if (relationship.find("mother") != std::string::npos)
        words.insert(words.end(), {"mother", "mum", "mummy", "mam"});
    return words;
}

}  // namespace quorate::core
