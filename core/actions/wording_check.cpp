#include "core/actions/wording_check.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

namespace quorate::core {
namespace {

// Accented letters of names in Britain, written as UTF-8, and what is typed instead of them.
constexpr std::array<std::pair<std::string_view, char>, 36> plain_letters{
    {{"à", 'a'}, {"á", 'a'}, {"â", 'a'}, {"ã", 'a'}, {"ä", 'a'}, {"å", 'a'}, {"À", 'a'}, {"Á", 'a'},
     {"Â", 'a'}, {"Ä", 'a'}, {"ç", 'c'}, {"Ç", 'c'}, {"è", 'e'}, {"é", 'e'}, {"ê", 'e'}, {"ë", 'e'},
     {"È", 'e'}, {"É", 'e'}, {"Ê", 'e'}, {"Ë", 'e'}, {"ì", 'i'}, {"í", 'i'}, {"î", 'i'}, {"ï", 'i'},
     {"Î", 'i'}, {"Ï", 'i'}, {"ñ", 'n'}, {"ò", 'o'}, {"ó", 'o'}, {"ô", 'o'}, {"ö", 'o'}, {"Ö", 'o'},
     {"ú", 'u'}, {"û", 'u'}, {"ü", 'u'}, {"ŵ", 'w'}}};

bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || static_cast<unsigned char>(byte) >= 0x80;
}

// Lower case, without accents, and with a space for everything that is no letter.
std::string folded(std::string_view text)
{
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto* const accented = std::ranges::find_if(plain_letters, [&](const auto& each) {
            return text.substr(at).starts_with(each.first);
        });
        if (accented != plain_letters.end()) {
            plain += accented->second;
            at += accented->first.size();
            continue;
        }
        // Curly quotes, dashes and hard spaces are three bytes and two.
        const std::string_view rest = text.substr(at);
        if (rest.starts_with("\xE2\x80") || rest.starts_with("\xC2")) {
            plain += ' ';
            at += rest.starts_with("\xC2") ? 2 : 3;
            continue;
        }
        char byte = text[at++];
        if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
        plain += is_letter(byte) ? byte : ' ';
    }
    return plain;
}

std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    for (const char byte : folded(text) + ' ') {
        if (byte != ' ') {
            word += byte;
        } else if (!word.empty()) {
            words.push_back(std::exchange(word, {}));
        }
    }
    return words;
}

// "rowans" for Rowan, "testwoods" for Testwood; but not "roman" for Ro.
bool is_form_of(const std::string& word, const std::string& name)
{
    if (!word.starts_with(name)) return false;
    const std::size_t ending = word.size() - name.size();
    return ending == 0 || (ending <= 2 && name.size() >= 3);
}

}  // namespace

bool names_anyone(std::string_view text, const std::vector<PersonName>& names)
{
    std::set<std::string> given;
    for (const PersonName& name : names)
        for (std::string& word : words_of(name.reveal()))
            if (word.size() >= 2) given.insert(std::move(word));

    // A name may be typed in two halves, or without its space or hyphen.
    const std::vector<std::string> words = words_of(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string pair = i + 1 < words.size() ? words[i] + words[i + 1] : words[i];
        for (const std::string& name : given)
            if (is_form_of(words[i], name) || (name.size() >= 5 && is_form_of(pair, name)))
                return true;
    }
    std::string run;
    for (const std::string& word : words)
        run += word;
    return std::ranges::any_of(names, [&run](const PersonName& name) {
        std::string whole;
        for (const std::string& word : words_of(name.reveal()))
            whole += word;
        return whole.size() >= 5 && run.find(whole) != std::string::npos;
    });
}

}  // namespace quorate::core
