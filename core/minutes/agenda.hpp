#pragma once

#include <span>
#include <string_view>

#include "core/meetings/meeting_type.hpp"
#include "core/rules/statutory_rule.hpp"

namespace quorate::core {

/// One item that a type of meeting goes through.
struct AgendaItem {
    std::string_view code;    // "child_views": stored with the section, never changes
    std::string_view title;   // "What the child says"
    std::string_view hint;    // what the minute taker writes under it
    bool per_agency = false;  // a section for each agency that was invited
};

// Items that more than one part of the service asks for by name.
inline constexpr std::string_view child_views_item = "child_views";
inline constexpr std::string_view family_item = "family";
inline constexpr std::string_view decision_item = "decision";
inline constexpr std::string_view plan_item = "plan";

/// The items of a meeting of this type, in the order in which they are taken. The child's views
/// always come before what agencies say.
std::span<const AgendaItem> agenda_for(MeetingType type, Jurisdiction jurisdiction);

/// The hint of the item on this agenda; of any other when it is not on it, as agendas grow.
std::string_view agenda_hint(std::string_view code, MeetingType type, Jurisdiction jurisdiction);

/// The hint of the item, whichever agenda it is on; empty for an item of no agenda.
std::string_view agenda_hint(std::string_view code);

}  // namespace quorate::core
