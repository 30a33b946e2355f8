#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/rules/local_rules.hpp"
#include "core/rules/statutory_rule.hpp"

namespace quorate::core {

/// Something that happened in a case, as far as rules care.
struct TriggerEvent {
    EventKind kind;
    Date on;
    bool initiates_section_47 = false;  // of a strategy discussion
    bool plan_made = false;             // of an initial conference
};

/// Every shipped rule: England, Wales, then local standards, with a row for each edition of its
/// source, the oldest first. The rows live as long as the program. A rule that changes gets another
/// row with the same id and later dates.
std::span<const StatutoryRule> all_rules();

/// The rows whose clocks the events of a case start where they are in use, in the order of the
/// book: those that give a day by which something must be done, counted from what cases record. Of
/// those in hours only an event whose moment is known starts the clock.
std::span<const StatutoryRule> rules_that_start_clocks();

/// The row with this id that was in force on `trigger`, or nullptr. A case keeps that row. The id
/// may name an authority's own number, here and below: see own_number.hpp.
const StatutoryRule* rule_in_force(std::string_view id, Date trigger);

/// The row to ask when none was in force on `trigger`: the one nearest in time. nullptr only when
/// no rule has this id.
const StatutoryRule* nearest_rule(std::string_view id, Date trigger);

/// The variant that is on unless an authority says otherwise: "loc-cp-visit" is
/// loc-cp-visit-10wd. nullptr when there is no such family.
const StatutoryRule* default_of_family(std::string_view family, Date trigger);

/// The row to ask for a rule's id, or else for a family's name; nullptr when it is neither.
const StatutoryRule* rule_or_family(std::string_view name, Date trigger);

/// The id that `id` was most likely meant to be, or an empty text when none is much like it.
std::string_view most_like(std::string_view id);

/// The rules whose clock `event` starts in a case under `jurisdiction`, in the order of the book.
/// Of the local ones, and of families of variants, those that the authority uses; its own numbers
/// come last.
std::vector<const StatutoryRule*> rules_started_by(const TriggerEvent& event,
                                                   Jurisdiction jurisdiction,
                                                   const LocalRules& local = {});

/// Whether `event` fulfils the rule's trigger and condition. Says nothing about dates.
bool is_trigger_of(const TriggerEvent& event, const StatutoryRule& rule);

}  // namespace quorate::core
