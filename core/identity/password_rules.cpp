#include "core/identity/password_rules.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

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
    if (holds_mailbox || is_guessed_first(lowered) || has_few_characters(lowered))
        return invalid("password", "Choose a password that is harder to guess");
    if (breached != nullptr && breached->holds(password))
        return invalid("password",
                       "This password was stolen from some website and is tried by thieves. Choose "
                       "another one");
    return Done{};
}

}  // namespace quorate::core
