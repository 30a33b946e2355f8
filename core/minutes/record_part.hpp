#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace quorate::core {

/// What of a record can be wrong besides its sections.
enum class PartKind { decision, plan, action };

std::string_view code(PartKind kind);  // "decision": stored, and used by the API. Never changes

/// A decision, a part of the plan or an action point that somebody points at.
struct OtherPart {
    PartKind kind = PartKind::decision;
    std::string id = {};

    friend bool operator==(const OtherPart&, const OtherPart&) = default;
};

/// "decision:4f7k…": as it is stored, covered by digests, sent by forms and told by the API.
std::string text_of(const OtherPart& part);

/// Nothing for any other text. Whether there is such a part is for others to say.
std::optional<OtherPart> other_part_from(std::string_view text);

}  // namespace quorate::core
