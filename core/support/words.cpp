#include "core/support/words.hpp"

#include <algorithm>

#include "core/support/text.hpp"

namespace quorate::core {
namespace {

// The letters from U+00C0 to U+00FF, which UTF-8 writes as C3 80 to C3 BF; a point where there is
// no one letter under it.
constexpr std::string_view latin_1 =
    "aaaaaa.ceeeeiiii.nooooo.ouuuuy..aaaaaa.ceeeeiiii.nooooo.ouuuuy.y";
static_assert(latin_1.size() == 64);

// The letter under the two bytes, or NUL.
char under(unsigned char first, unsigned char second)
{
    if (first == 0xC3 && second >= 0x80 && second <= 0xBF) {
        const char letter = latin_1[second - 0x80];
        return letter == '.' ? '\0' : letter;
    }
    if (first == 0xC5 && (second == 0xB4 || second == 0xB5)) return 'w';
    if (first == 0xC5 && (second == 0xB6 || second == 0xB7)) return 'y';
    return '\0';
}

bool is_of_a_word(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

}  // namespace

std::string folded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool has_next = i + 1 < text.size();
        const char letter = has_next ? under(static_cast<unsigned char>(text[i]),
                                             static_cast<unsigned char>(text[i + 1]))
                                     : '\0';
        out += letter == '\0' ? text[i] : letter;
        if (letter != '\0') ++i;
    }
    return lower_case(out);
}

std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    for (const char c : folded(text) + ' ') {
        if (is_of_a_word(c)) {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

bool has_words(std::string_view text, const std::vector<std::string>& asked)
{
    const std::vector<std::string> words = words_of(text);
    return std::ranges::all_of(asked, [&](const std::string& beginning) {
        return std::ranges::any_of(
            words, [&](const std::string& word) { return word.starts_with(beginning); });
    });
}

}  // namespace quorate::core
