#include "core/cases/family_member.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/support/text.hpp"

namespace quorate::core {

Language message_language(const FamilyMember& member)
{
    using namespace std::string_view_literals;
    static constexpr std::array names{"welsh"sv, "cymraeg"sv, "gymraeg"sv};
    const std::string recorded = lower_case(trimmed(member.language));
    const bool is_welsh = std::ranges::any_of(
        names, [&](std::string_view name) { return recorded.starts_with(name); });
    return is_welsh ? Language::welsh : Language::english;
}

}  // namespace quorate::core
