#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/meetings/meeting_type.hpp"
#include "core/rules/statutory_rule.hpp"

namespace quorate::core {

/// What a meeting can decide about one child.
enum class Outcome {
    cp_plan_made,
    cp_plan_continued,
    cp_plan_ended,
    no_cp_plan_cin,
    no_cp_plan_early_help,
    registered,  // Wales, as the two that follow
    remains_registered,
    deregistered,
    section_47_started,
    section_47_not_started,
    plan_agreed,
    plan_continued,
    plan_ended,
    no_further_action,
    adjourned,
    assessment_planned,
    family_plan_agreed,  // the plan that a family made itself
    family_plan_not_agreed,
};

/// Every outcome, in the order above.
std::span<const Outcome> all_outcomes();

/// "cp_plan_made": stored, and used by the API. Never changes.
std::string_view code(Outcome outcome);
std::optional<Outcome> outcome_from(std::string_view code);

/// "Needs a child protection plan". The words of Wales where they differ.
std::string_view label(Outcome outcome, Jurisdiction jurisdiction);

/// What a meeting of this type can decide there, in the order in which it is offered.
std::vector<Outcome> outcomes_for(MeetingType type, Jurisdiction jurisdiction);

/// Whether the child has a protection plan, or is on the register, after this outcome. Such a
/// decision names a category of abuse; no other does.
bool keeps_protection_plan(Outcome outcome);

/// Whether the plan, or the registration, begins with it.
bool makes_protection_plan(Outcome outcome);

bool ends_protection_plan(Outcome outcome);

/// Whether the child has no plan of any kind after it: one ends, or none begins.
bool leaves_without_plan(Outcome outcome);

/// The category of abuse or neglect. `code` is the census code: "NEG".
struct AbuseCategory {
    std::string_view code;
    std::string_view label;
};

/// The categories of a jurisdiction, in the order in which they are offered.
std::span<const AbuseCategory> abuse_categories(Jurisdiction jurisdiction);

/// The label of a census code, or an empty text.
std::string_view abuse_category_label(std::string_view code);

}  // namespace quorate::core
