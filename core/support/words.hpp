#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quorate::core {

/// `text` as words are looked for: ASCII letters in lower case, and letters with accents of English
/// and Welsh as the letters under them ("Siân" is "sian", "Tŷ" is "ty"). Other bytes stay.
std::string folded(std::string_view text);

/// The words of `text`, folded, without anything that is no letter or digit.
std::vector<std::string> words_of(std::string_view text);

/// Whether each of `asked` is the beginning of a word in `text`. Folded, both.
bool has_words(std::string_view text, const std::vector<std::string>& asked);

}  // namespace quorate::core
