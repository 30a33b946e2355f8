#include "db/stores/search_text.hpp"

#include "core/support/text.hpp"

namespace quorate::db {

std::string anywhere(std::string_view text)
{
    const std::string wanted = core::lower_case(core::trimmed(text));
    if (wanted.empty()) return "%";
    std::string pattern = "%";
    for (const char c : wanted) {
        if (c == '%' || c == '_' || c == '!') pattern += '!';
        pattern += c;
    }
    return pattern + "%";
}

}  // namespace quorate::db
