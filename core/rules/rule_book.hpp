#pragma once

#include <string_view>
#include <vector>

#include "core/rules/statutory_rule.hpp"

namespace quorate::core {

/// Something that happened in a case, as far as rules care.
struct TriggerEvent {
    EventKind kind;
    Date on;
    bool initiates_section_47 = false;  // of a strategy discussion
    bool plan_made = false;             // of an initial conference
};

/// Every shipped rule: England, Wales, then local standards. References to them stay good for the
/// life of the program. A rule that changes gets a second row with the same id and later dates.
const std::vector<StatutoryRule>& all_rules();

/// The row with this id that was in force on `trigger`, or nullptr. A case keeps that row.
const StatutoryRule* rule_in_force(std::string_view id, Date trigger);

/// The row to ask when none was in force on `trigger`: the one nearest in time. nullptr only when
/// no rule has this id.
const StatutoryRule* nearest_rule(std::string_view id, Date trigger);

/// The rules whose clock `event` starts in a case under `jurisdiction`, in the order of the book.
std::vector<const StatutoryRule*> rules_started_by(const TriggerEvent& event,
                                                   Jurisdiction jurisdiction);

/// Whether `event` fulfils the rule's trigger and condition. Says nothing about dates.
bool is_trigger_of(const TriggerEvent& event, const StatutoryRule& rule);

}  // namespace quorate::core
