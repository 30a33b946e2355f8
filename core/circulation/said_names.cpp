#include "core/circulation/said_names.hpp"

#include <cctype>

namespace quorate::core {
namespace {

bool is_letter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) > 127;
}

}  // namespace

bool has_word(const std::string& words, const std::string& word)
{
    if (word.empty()) return false;
    for (auto at = words.find(word); at != std::string::npos; at = words.find(word, at + 1)) {
        const auto end = at + word.size();
        const bool begins = at == 0 || !is_letter(words[at - 1]);
        const bool ends = end == words.size() || !is_letter(words[end]);
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
