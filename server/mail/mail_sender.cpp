#include "server/mail/mail_sender.hpp"

#include <algorithm>

#include "core/support/text.hpp"

namespace quorate::server {
namespace {

// Comments can hold anything, also what looks like a result.
std::string without_comments(std::string_view field)
{
    std::string text;
    int depth = 0;
    bool quoted = false;
    for (const char c : field) {
        if (c == '"' && depth == 0) quoted = !quoted;
        if (!quoted && c == '(') ++depth;
        if (depth == 0) text += c == '\t' || c == '\r' || c == '\n' ? ' ' : c;
        if (!quoted && c == ')' && depth > 0) --depth;
    }
    return text;
}

std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> words;
    for (const std::string& word : core::split(text, ' '))
        if (!word.empty()) words.push_back(core::lower_case(word));
    return words;
}

std::string property(const std::vector<std::string>& words, std::string_view name)
{
    for (const std::string& word : words)
        if (word.starts_with(name) && word.substr(name.size()).starts_with('=')) {
            const std::string value = word.substr(name.size() + 1);
            return value.substr(value.rfind('@') + 1);
        }
    return {};
}

// The same domain, or one below it that is no public suffix such as gov.uk.
bool is_aligned(std::string_view found, std::string_view domain)
{
    if (found.empty()) return false;
    if (found == domain) return true;
    return std::ranges::count(found, '.') >= 2 && domain.ends_with("." + std::string{found});
}

}  // namespace

std::optional<core::SenderCheck> sender_check(std::string_view field,
                                              std::string_view authserv,
                                              std::string_view domain)
{
    const std::vector<std::string> pieces = core::split(without_comments(field), ';');
    if (pieces.empty()) return std::nullopt;
    const auto server = words_of(pieces.front());
    if (server.empty() || server.front() != core::lower_case(authserv)) return std::nullopt;
    bool is_aligned_pass = false;
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        const auto words = words_of(pieces[i]);
        if (words.empty()) continue;
        const std::string& result = words.front();
        if (result == "dmarc=pass") return core::SenderCheck::passed;
        if (result == "dmarc=fail") return core::SenderCheck::failed;
        if (result == "dkim=pass" && is_aligned(property(words, "header.d"), domain))
            is_aligned_pass = true;
        if (result == "spf=pass" && is_aligned(property(words, "smtp.mailfrom"), domain))
            is_aligned_pass = true;
    }
    return is_aligned_pass ? core::SenderCheck::passed : core::SenderCheck::unproven;
}

}  // namespace quorate::server
