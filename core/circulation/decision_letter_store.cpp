#include "core/circulation/decision_letter_store.hpp"

#include <array>
#include <cstddef>

namespace quorate::core {
namespace {

struct Row {
    std::string_view code;
    std::string_view label;
};

// In the order of the enumeration.
constexpr std::array rows{
    Row{"post", "by post"}, Row{"by_hand", "by hand"}, Row{"e_mail", "by e-mail"}};

}  // namespace

std::string_view code(LetterWay way)
{
    return rows[static_cast<std::size_t>(way)].code;
}

std::optional<LetterWay> letter_way_from(std::string_view code)
{
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].code == code) return static_cast<LetterWay>(i);
    return std::nullopt;
}

std::string_view label(LetterWay way)
{
    return rows[static_cast<std::size_t>(way)].label;
}

}  // namespace quorate::core
