#include "core/rules/statutory_rule.hpp"

#include "core/rules/own_number.hpp"
#include "core/rules/welsh.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

// The last line of each function below: an enumerator outside its enumeration is a bug.
constexpr std::string_view unknown = "unknown";

std::string_view singular(Unit unit)
{
    switch (unit) {
        case Unit::working_days:
            return "working day";
        case Unit::calendar_days:
            return "day";
        case Unit::weeks:
            return "week";
        case Unit::months:
            return "month";
        case Unit::hours:
            return "hour";
        case Unit::none:
            break;
    }
    return unknown;
}

}  // namespace

bool is_in_force(const StatutoryRule& rule, Date day)
{
    return rule.effective_from <= day && (!rule.effective_to || day <= *rule.effective_to);
}

std::string_view code(Jurisdiction jurisdiction)
{
    return jurisdiction == Jurisdiction::england ? "england" : "wales";
}

std::string_view code(RuleLevel level)
{
    switch (level) {
        case RuleLevel::law:
            return "law";
        case RuleLevel::guidance:
            return "guidance";
        case RuleLevel::local:
            return "local";
    }
    return unknown;
}

std::string_view code(Unit unit)
{
    switch (unit) {
        case Unit::working_days:
            return "working_days";
        case Unit::calendar_days:
            return "calendar_days";
        case Unit::weeks:
            return "weeks";
        case Unit::months:
            return "months";
        case Unit::hours:
            return "hours";
        case Unit::none:
            return "none";
    }
    return unknown;
}

std::string_view code(Direction direction)
{
    return direction == Direction::after ? "after" : "before";
}

std::string_view code(CountedBy calendar)
{
    return calendar == CountedBy::national_calendar ? "national" : "local";
}

std::string_view code(Bound bound)
{
    switch (bound) {
        case Bound::limit:
            return "limit";
        case Bound::target:
            return "target";
        case Bound::earliest:
            return "earliest";
    }
    return unknown;
}

std::string_view code(Confidence confidence)
{
    switch (confidence) {
        case Confidence::high:
            return "high";
        case Confidence::medium:
            return "medium";
        case Confidence::low:
            return "low";
    }
    return unknown;
}

std::string_view code(Condition condition)
{
    switch (condition) {
        case Condition::none:
            return "none";
        case Condition::initiates_section_47:
            return "initiates_section_47";
        case Condition::plan_made:
            return "plan_made";
    }
    return unknown;
}

std::optional<Jurisdiction> jurisdiction_from(std::string_view text)
{
    const std::string lowered = lower_case(text);
    if (lowered == "england") return Jurisdiction::england;
    if (lowered == "wales") return Jurisdiction::wales;
    return std::nullopt;
}

std::string_view label(const StatutoryRule& rule, Language language)
{
    return language == Language::welsh ? rule.label_cy : rule.label;
}

std::string_view label(Jurisdiction jurisdiction, Language language)
{
    if (language == Language::welsh) return welsh_label(jurisdiction);
    return jurisdiction == Jurisdiction::england ? "England" : "Wales";
}

std::string_view label(RuleLevel level, Language language)
{
    if (language == Language::welsh) return welsh_label(level);
    switch (level) {
        case RuleLevel::law:
            return "Law";
        case RuleLevel::guidance:
            return "Statutory guidance";
        case RuleLevel::local:
            return "Local practice standard";
    }
    return unknown;
}

std::string source_text(const StatutoryRule& rule, Language language)
{
    if (language == Language::welsh && is_own(rule)) return welsh_own_source(rule);
    return std::string{rule.edition} + ", " + std::string{rule.paragraph};
}

std::string offset_text(const StatutoryRule& rule, Language language)
{
    if (language == Language::welsh) return welsh_offset(rule);
    if (rule.unit == Unit::none) return "no number";
    return std::to_string(rule.offset) + " " + std::string{singular(rule.unit)} +
           (rule.offset == 1 ? "" : "s");
}

std::string trigger_text(const StatutoryRule& rule, Language language)
{
    if (language == Language::welsh) return welsh_trigger(rule);
    const bool in_wales = rule.jurisdiction == Jurisdiction::wales;
    if (in_wales && rule.trigger == EventKind::referral) return "the report";

    std::string text{phrase(rule.trigger)};
    if (rule.condition == Condition::initiates_section_47)
        text += " that started section 47 enquiries";
    if (rule.condition == Condition::plan_made)
        text += in_wales ? " that registered the child" : " that made a child protection plan";
    return text;
}

}  // namespace quorate::core
