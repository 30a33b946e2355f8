#include "core/identity/password_rules.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "core/identity/common_words.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

// The commonest beginnings of passwords of twelve and more characters in published leaks, and
// what people here would think of.
constexpr std::array<std::string_view, 16> guessed_first{"password",
                                                         "passw0rd",
                                                         "p@ssw0rd",
                                                         "qwerty",
                                                         "1q2w3e4r",
                                                         "letmein",
                                                         "welcome",
                                                         "iloveyou",
                                                         "abcdefgh",
                                                         "12345678",
                                                         "01234567",
                                                         "11111111",
                                                         "changeme",
                                                         "administrator",
                                                         "quorate",
                                                         "safeguarding"};

bool is_guessed_first(const std::string& lowered)
{
    // A long phrase may well hold such a word; a short password that does is mostly that word.
    return std::ranges::any_of(guessed_first, [&](std::string_view word) {
        return lowered.find(word) != std::string::npos && lowered.size() < word.size() + 8;
    });
}

bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

// What is left without the digits and signs around it: "summer" of "Summer2026!!!".
std::string_view core_of(std::string_view lowered)
{
    while (!lowered.empty() && !is_letter(lowered.front()))
        lowered.remove_prefix(1);
    while (!lowered.empty() && !is_letter(lowered.back()))
        lowered.remove_suffix(1);
    return lowered;
}

// One common word, or the same one again and again. A phrase of several is none.
bool is_common_word(std::string_view lowered)
{
    const std::string_view word = core_of(lowered);
    return std::ranges::any_of(common_words, [&](std::string_view common) {
        if (word.empty() || word.size() % common.size() != 0) return false;
        for (std::size_t at = 0; at < word.size(); at += common.size())
            if (word.substr(at, common.size()) != common) return false;
        return true;
    });
}

bool has_few_characters(const std::string& lowered)
{
    return std::set<char>{lowered.begin(), lowered.end()}.size() < 5;
}

}  // namespace

Result<Done> check_new_password(const Password& password,
                                const Email& email,
                                const BreachedPasswords* breached)
{
    const std::string& text = password.reveal();
    if (text.empty()) return invalid("password", "Enter a password");
    if (!is_plain_text(text, Lines::one))
        return invalid("password", "Use letters, numbers, spaces and signs only");
    if (length(text) < shortest_password)
        return invalid("password", "Use at least 12 characters, for example three random words");
    if (text.size() > longest_password) return invalid("password", "Use at most 128 characters");

    const std::string lowered = lower_case(text);
    const std::string& address = email.reveal();
    const std::string mailbox = lower_case(address.substr(0, address.find('@')));
    const bool holds_mailbox = mailbox.size() >= 4 && lowered.find(mailbox) != std::string::npos;
    if (holds_mailbox || is_guessed_first(lowered) || is_common_word(lowered) ||
        has_few_characters(lowered))
        return invalid("password", "Choose a password that is harder to guess");
    if (breached != nullptr && breached->holds(password))
        return invalid("password",
                       "This password was stolen from some website and is tried by thieves. Choose "
                       "another one");
    return Done{};
}

}  // namespace quorate::core
