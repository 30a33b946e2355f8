#include "core/minutes/record_part.hpp"

#include <array>

namespace quorate::core {
namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, 3> codes{"decision", "plan", "action"};

}  // namespace

std::string_view code(PartKind kind)
{
    return codes[static_cast<std::size_t>(kind)];
}

std::string text_of(const OtherPart& part)
{
    return std::string{code(part.kind)} + ':' + part.id;
}

std::optional<OtherPart> other_part_from(std::string_view text)
{
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || colon + 1 == text.size()) return std::nullopt;
    for (const PartKind kind : {PartKind::decision, PartKind::plan, PartKind::action})
        if (text.substr(0, colon) == code(kind))
            return OtherPart{.kind = kind, .id = std::string{text.substr(colon + 1)}};
    return std::nullopt;
}

}  // namespace quorate::core
