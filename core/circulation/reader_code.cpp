#include "core/circulation/reader_code.hpp"

#include <cstdint>

namespace quorate::core {
namespace {

constexpr std::uint64_t codes = 1'000'000;
constexpr std::size_t digits = 6;

}  // namespace

std::string code_digits(const LinkTokens& links, const ReaderCodeId& code)
{
    // The token is a keyed digest: every code is as likely as any other.
    std::uint64_t number = 14695981039346656037U;
    for (const char c : links.token("reader-code", code.text(), 1))
        number = (number ^ static_cast<unsigned char>(c)) * 1099511628211U;
    const std::string text = std::to_string((number ^ (number >> 32U)) % codes);
    return std::string(digits - text.size(), '0') + text;
}

std::string code_hash(const LinkTokens& links, const ReaderCodeId& code, const std::string& typed)
{
    return links.hash(links.token("reader-code-typed", code.text() + "-" + typed, 1));
}

std::string typed_digits(const std::string& typed)
{
    std::string kept;
    for (const char c : typed) {
        if (c == ' ' || c == '-' || c == '\t') continue;
        if (c < '0' || c > '9' || kept.size() == digits) return {};
        kept += c;
    }
    return kept.size() == digits ? kept : std::string{};
}

std::string masked_address(const Email& email)
{
    const std::string& text = email.reveal();
    const auto at = text.rfind('@');
    if (at == std::string::npos) return {};
    const std::string first = at > 1 ? text.substr(0, 1) : std::string{};
    return first + "\xE2\x80\xA6" + text.substr(at);
}

}  // namespace quorate::core
