#include "core/minutes/outcome.hpp"

#include <array>
#include <cstddef>

namespace quorate::core {
namespace {

using enum Outcome;

struct Row {
    Outcome outcome;
    std::string_view code;
    std::string_view label;
    std::string_view label_in_wales = {};  // empty: the same
};

// In the order of the enumeration, which row() relies on.
constexpr std::array rows{
    Row{cp_plan_made, "cp_plan_made", "Needs a child protection plan"},
    Row{cp_plan_continued, "cp_plan_continued", "The child protection plan continues"},
    Row{cp_plan_ended, "cp_plan_ended", "The child protection plan ends"},
    Row{no_cp_plan_cin,
        "no_cp_plan_cin",
        "No child protection plan: child in need plan",
        "Not registered: care and support plan"},
    Row{no_cp_plan_early_help,
        "no_cp_plan_early_help",
        "No child protection plan: early help",
        "Not registered: early help"},
    Row{registered, "registered", "Name goes on the child protection register"},
    Row{remains_registered, "remains_registered", "Name stays on the child protection register"},
    Row{deregistered, "deregistered", "Name comes off the child protection register"},
    Row{section_47_started, "section_47_started", "Start section 47 enquiries"},
    Row{section_47_not_started, "section_47_not_started", "No section 47 enquiries"},
    Row{plan_agreed, "plan_agreed", "A plan is agreed"},
    Row{plan_continued, "plan_continued", "The plan continues"},
    Row{plan_ended, "plan_ended", "The plan ends"},
    Row{no_further_action, "no_further_action", "No plan and no further action"},
    Row{adjourned, "adjourned", "Adjourned: no decision today"},
    Row{assessment_planned, "assessment_planned", "The assessment goes on as planned"},
    Row{family_plan_agreed, "family_plan_agreed", "The family's plan is agreed"},
    Row{family_plan_not_agreed, "family_plan_not_agreed", "The family's plan is not agreed"},
};

constexpr auto outcomes = [] {
    std::array<Outcome, rows.size()> all{};
    for (std::size_t i = 0; i < rows.size(); ++i)
        all[i] = rows[i].outcome;
    return all;
}();

const Row& row(Outcome outcome)
{
    return rows[static_cast<std::size_t>(outcome)];
}

// Wales lists financial abuse as well; MUL is the census code for more than one.
constexpr std::array categories{AbuseCategory{"NEG", "Neglect"},
                                AbuseCategory{"PHY", "Physical abuse"},
                                AbuseCategory{"SAB", "Sexual abuse"},
                                AbuseCategory{"EMO", "Emotional abuse"},
                                AbuseCategory{"MUL", "More than one category"},
                                AbuseCategory{"FIN", "Financial abuse"}};

}  // namespace

std::span<const Outcome> all_outcomes()
{
    return outcomes;
}

std::string_view code(Outcome outcome)
{
    return row(outcome).code;
}

std::optional<Outcome> outcome_from(std::string_view code)
{
    for (const Row& each : rows)
        if (each.code == code) return each.outcome;
    return std::nullopt;
}

std::string_view label(Outcome outcome, Jurisdiction jurisdiction)
{
    const Row& found = row(outcome);
    const bool welsh = jurisdiction == Jurisdiction::wales && !found.label_in_wales.empty();
    return welsh ? found.label_in_wales : found.label;
}

std::vector<Outcome> outcomes_for(MeetingType type, Jurisdiction jurisdiction)
{
    const bool wales = jurisdiction == Jurisdiction::wales;
    if (type == MeetingType::review_cp_conference) {
        if (wales) return {remains_registered, deregistered, adjourned};
        return {cp_plan_continued, cp_plan_ended, adjourned};
    }
    if (is_conference(type))
        return {wales ? registered : cp_plan_made,
                no_cp_plan_cin,
                no_cp_plan_early_help,
                no_further_action,
                adjourned};
    if (type == MeetingType::strategy_discussion)
        return {section_47_started, section_47_not_started, no_further_action, adjourned};
    if (type == MeetingType::assessment_planning_meeting)
        return {assessment_planned, no_further_action, adjourned};
    if (type == MeetingType::fgdm_meeting)
        return {family_plan_agreed, family_plan_not_agreed, adjourned};
    if (type == MeetingType::step_down_or_closure_meeting)
        return {plan_ended, plan_continued, no_further_action, adjourned};
    // Only a conference ends a protection plan.
    if (type == MeetingType::core_group) return {plan_agreed, plan_continued, adjourned};
    return {plan_agreed, plan_continued, plan_ended, no_further_action, adjourned};
}

bool keeps_protection_plan(Outcome outcome)
{
    return makes_protection_plan(outcome) || outcome == cp_plan_continued ||
           outcome == remains_registered;
}

bool makes_protection_plan(Outcome outcome)
{
    return outcome == cp_plan_made || outcome == registered;
}

bool ends_protection_plan(Outcome outcome)
{
    return outcome == cp_plan_ended || outcome == deregistered;
}

bool leaves_without_plan(Outcome outcome)
{
    return ends_protection_plan(outcome) || outcome == plan_ended ||
           outcome == no_cp_plan_early_help || outcome == no_further_action;
}

std::span<const AbuseCategory> abuse_categories(Jurisdiction jurisdiction)
{
    const std::span<const AbuseCategory> all{categories};
    return jurisdiction == Jurisdiction::wales ? all : all.first(all.size() - 1);
}

std::string_view abuse_category_label(std::string_view code)
{
    for (const AbuseCategory& each : categories)
        if (each.code == code) return each.label;
    return {};
}

}  // namespace quorate::core
