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
    bool is_closing = false;  // of the closing summary, which is written in full before agreeing
};

// Items that more than one part of the service asks for by name.
inline constexpr std::string_view child_views_item = "child_views";
inline constexpr std::string_view family_item = "family";
inline constexpr std::string_view decision_item = "decision";
inline constexpr std::string_view plan_item = "plan";
inline constexpr std::string_view progress_item = "progress";
inline constexpr std::string_view dates_item = "dates";

// Of no agenda: added when professionals speak alone. Never for the family.
inline constexpr std::string_view closed_item = "closed";
inline constexpr std::string_view closed_title = "Professionals alone";

/// The items of a meeting of this type, in the order in which they are taken. The child's views
/// always come before what agencies say.
std::span<const AgendaItem> agenda_for(MeetingType type, Jurisdiction jurisdiction);

/// Whether the item is a part of the closing summary: the concerns by name, what was done, what is
/// still needed, why children's services end their part, the handover, what the family is told.
bool is_of_closing_summary(std::string_view code);

/// The hint of the item on this agenda; of any other when it is not on it, as agendas grow.
std::string_view agenda_hint(std::string_view code, MeetingType type, Jurisdiction jurisdiction);

/// The hint of the item, whichever agenda it is on; empty for an item of no agenda.
std::string_view agenda_hint(std::string_view code);

}  // namespace quorate::core
