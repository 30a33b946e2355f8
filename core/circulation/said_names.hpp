#pragma once

#include <string>
#include <vector>

namespace quorate::core {

/// Whether the word stands in the text, not as part of a longer one: in whatever case, with or
/// without accents, also before the apostrophe that a telephone writes ("Siân’s" has "sian").
bool has_word(const std::string& words, const std::string& word);

/// The words that speak of somebody with this relationship, in lower case: what a child calls them
/// is as plain as what the case file does.
std::vector<std::string> words_for(const std::string& relationship);

}  // namespace quorate::core
