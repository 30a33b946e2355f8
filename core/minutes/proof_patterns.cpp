#include "core/minutes/proof_patterns.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/support/text.hpp"

namespace quorate::core {
namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Bytes of UTF-8 beyond ASCII belong to words: "Siân".
bool is_of_word(char c)
{
    return is_digit(c) || is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}

// Whether the character that ends before `at`, or begins there, belongs to words; the apostrophe
// that telephones write does not ("Rowan’s": U+2019, as all of U+2000 to U+203F).
bool is_of_word_before(std::string_view text, std::size_t at)
{
    if (at == 0) return false;
    return is_of_word(text[at - 1]) && !(at >= 3 && text.substr(at - 3).starts_with("\xE2\x80"));
}

bool is_of_word_at(std::string_view text, std::size_t at)
{
    return at < text.size() && is_of_word(text[at]) && !text.substr(at).starts_with("\xE2\x80");
}

// A run of what is no white space, without punctuation around it.
struct Token {
    std::size_t from = 0;
    std::string_view text = {};

    std::size_t end() const { return from + text.size(); }
};

std::vector<Token> tokens_of(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n";
    constexpr std::string_view around = ".,;:!?()[]{}<>\"'*_/";
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < text.size();) {
        at = text.find_first_not_of(space, at);
        if (at == std::string_view::npos) break;
        const std::size_t stop = std::min(text.find_first_of(space, at), text.size());
        std::size_t from = at;
        std::size_t end = stop;
        while (from < end && around.find(text[from]) != std::string_view::npos)
            ++from;
        while (end > from && around.find(text[end - 1]) != std::string_view::npos)
            --end;
        if (from < end) tokens.push_back({from, text.substr(from, end - from)});
        at = stop;
    }
    return tokens;
}

bool is_e_mail(std::string_view word)
{
    const auto at = word.find('@');
    return at != std::string_view::npos && at > 0 && word.find('.', at) != std::string_view::npos &&
           at + 3 < word.size();
}

// "SE1", "CF10", "W1A"
bool is_outward(std::string_view word)
{
    std::size_t at = 0;
    while (at < word.size() && at < 2 && is_letter(word[at]))
        ++at;
    if (at == 0 || at == word.size() || !is_digit(word[at])) return false;
    ++at;
    if (at < word.size() && is_of_word(word[at])) ++at;
    return at == word.size();
}

// "9GF". No postcode has these six letters here, and "2nd" is none.
bool is_inward(std::string_view word)
{
    if (word.size() != 3 || !is_digit(word[0]) || !is_letter(word[1]) || !is_letter(word[2]))
        return false;
    const std::string lower = lower_case(word);
    const std::string ending = lower.substr(1);
    constexpr std::array ordinals{"st", "nd", "rd", "th"};
    if (word.substr(1) == ending && std::ranges::count(ordinals, ending) > 0) return false;
    return ending.find_first_of("cikmov") == std::string::npos;
}

std::optional<Matched> postcode_at(const std::vector<Token>& tokens, std::size_t at)
{
    const Token& one = tokens[at];
    const std::string_view word = one.text;
    if (word.size() >= 5 && word.size() <= 7 && is_outward(word.substr(0, word.size() - 3)) &&
        is_inward(word.substr(word.size() - 3)))
        return Matched{FindingKind::postcode, one.from, word.size()};
    if (!is_outward(word) || at + 1 == tokens.size()) return std::nullopt;
    const Token& two = tokens[at + 1];
    if (two.from - one.end() > 2 || !is_inward(two.text)) return std::nullopt;
    return Matched{FindingKind::postcode, one.from, two.end() - one.from};
}

constexpr std::array after_names{"road",
                                 "street",
                                 "avenue",
                                 "close",
                                 "lane",
                                 "drive",
                                 "way",
                                 "crescent",
                                 "court",
                                 "place",
                                 "terrace",
                                 "gardens",
                                 "grove",
                                 "rd",
                                 "st",
                                 "ave",
                                 "square",
                                 "walk"};
constexpr std::array before_names{"heol", "stryd", "ffordd", "lôn", "maes", "clos"};

bool is_house_number(std::string_view word)
{
    std::size_t digits = 0;
    while (digits < word.size() && is_digit(word[digits]))
        ++digits;
    return digits > 0 && digits <= 4 &&
           (digits == word.size() || (digits + 1 == word.size() && is_letter(word.back())));
}

// "14 Elm Road", "3b Heol y Bont": a number and the name of a street within three words.
std::optional<Matched> street_at(const std::vector<Token>& tokens, std::size_t at)
{
    if (!is_house_number(tokens[at].text) || at + 1 == tokens.size()) return std::nullopt;
    const std::string first = lower_case(tokens[at + 1].text);
    if (at + 2 < tokens.size() && std::ranges::count(before_names, first) > 0)
        return Matched{
            FindingKind::street, tokens[at].from, tokens[at + 2].end() - tokens[at].from};
    for (std::size_t step = 2; step <= 3 && at + step < tokens.size(); ++step) {
        const char initial = tokens[at + step - 1].text.front();
        if (is_letter(initial) && initial >= 'a') return std::nullopt;
        if (std::ranges::count(after_names, lower_case(tokens[at + step].text)) > 0)
            return Matched{
                FindingKind::street, tokens[at].from, tokens[at + step].end() - tokens[at].from};
    }
    return std::nullopt;
}

bool is_nhs_number(std::string_view digits)
{
    if (digits.size() != 10 || digits.front() == '0') return false;
    int sum = 0;
    for (std::size_t i = 0; i < 9; ++i)
        sum += (digits[i] - '0') * static_cast<int>(10 - i);
    const int check = (11 - sum % 11) % 11;
    return check == digits.back() - '0';
}

// What a run of digits with spaces, brackets and hyphens between them is.
std::optional<FindingKind> number_kind(std::string_view run)
{
    std::string digits;
    std::ranges::copy_if(run, std::back_inserter(digits), is_digit);
    if (is_nhs_number(digits)) return FindingKind::nhs_number;
    if (run.front() == '+' && digits.size() >= 10 && digits.size() <= 14)
        return FindingKind::telephone;
    if (digits.starts_with('0') && (digits.size() == 10 || digits.size() == 11))
        return FindingKind::telephone;
    return std::nullopt;
}

void add_numbers(std::string_view text, std::vector<Matched>& found)
{
    constexpr std::string_view first = "+(0123456789";
    constexpr std::string_view inside = "0123456789 ()-";
    for (std::size_t at = 0; at < text.size();) {
        at = text.find_first_of(first, at);
        if (at == std::string_view::npos) return;
        std::size_t end = std::min(text.find_first_not_of(inside, at + 1), text.size());
        const std::size_t next = end;
        while (end > at + 1 && !is_digit(text[end - 1]))
            --end;
        const std::string_view run = text.substr(at, end - at);
        const bool is_apart = (at == 0 || !is_of_word(text[at - 1])) &&
                              (end == text.size() || !is_of_word(text[end]));
        if (const auto kind = number_kind(run); kind && is_apart)
            found.push_back({*kind, at, run.size()});
        at = next;
    }
}

}  // namespace

std::vector<Matched> matched_patterns(std::string_view text)
{
    std::vector<Matched> found;
    const std::vector<Token> tokens = tokens_of(text);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (is_e_mail(tokens[at].text))
            found.push_back({FindingKind::e_mail, tokens[at].from, tokens[at].text.size()});
        if (const auto postcode = postcode_at(tokens, at)) found.push_back(*postcode);
        if (const auto street = street_at(tokens, at)) found.push_back(*street);
    }
    add_numbers(text, found);
    std::ranges::sort(
        found, {}, [](const Matched& each) { return std::pair{each.from, each.kind}; });
    return found;
}

std::size_t find_words(std::string_view text, std::string_view name)
{
    if (name.empty()) return std::string_view::npos;
    const std::string in = lower_case(text);
    const std::string wanted = lower_case(name);
    for (std::size_t at = in.find(wanted); at != std::string::npos; at = in.find(wanted, at + 1)) {
        const std::size_t end = at + wanted.size();
        if (!is_of_word_before(in, at) && !is_of_word_at(in, end)) return at;
    }
    return std::string_view::npos;
}

}  // namespace quorate::core
