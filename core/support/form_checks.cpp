#include "core/support/form_checks.hpp"

namespace quorate::core {

bool FormChecks::check(const std::string& field,
                       std::string_view text,
                       std::size_t longest,
                       std::string_view missing,
                       Lines lines)
{
    if (trimmed(text).empty()) {
        if (!missing.empty()) refuse(field, std::string{missing});
        return missing.empty();
    }
    if (!is_plain_text(text, lines)) {
        refuse(field, "Take out the characters that cannot be read");
        return false;
    }
    if (length(text) > longest) {
        refuse(field, "Use " + std::to_string(longest) + " characters or fewer");
        return false;
    }
    return true;
}

bool FormChecks::line(const std::string& field,
                      std::string_view text,
                      std::size_t longest,
                      std::string_view missing)
{
    return check(field, text, longest, missing, Lines::one);
}

bool FormChecks::lines(const std::string& field,
                       std::string_view text,
                       std::size_t longest,
                       std::string_view missing)
{
    return check(field, text, longest, missing, Lines::many);
}

}  // namespace quorate::core
