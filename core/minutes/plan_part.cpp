#include "core/minutes/plan_part.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>

namespace quorate::core {
namespace {

struct Words {
    std::string_view code;
    std::string_view label;
};

// In the order of their enumerations.
constexpr std::array progress_words{
    Words{"better", "Better"}, Words{"same", "The same"}, Words{"worse", "Worse"}};
constexpr std::array agreement_words{Words{"agreed", "Agrees"},
                                     Words{"in_part", "Agrees in part"},
                                     Words{"not_agreed", "Does not agree"},
                                     Words{"not_asked", "Was not asked"}};

}  // namespace

std::string_view code(Progress progress)
{
    return progress_words.at(static_cast<std::size_t>(progress)).code;
}

std::string_view label(Progress progress)
{
    return progress_words.at(static_cast<std::size_t>(progress)).label;
}

std::optional<Progress> progress_from(std::string_view code)
{
    for (const Progress each : all_progress)
        if (core::code(each) == code) return each;
    return std::nullopt;
}

std::string_view code(Agreement agreement)
{
    return agreement_words.at(static_cast<std::size_t>(agreement)).code;
}

std::string_view label(Agreement agreement)
{
    return agreement_words.at(static_cast<std::size_t>(agreement)).label;
}

std::optional<Agreement> agreement_from(std::string_view code)
{
    for (const Agreement each : all_agreements)
        if (core::code(each) == code) return each;
    return std::nullopt;
}

std::vector<PlanPart> newest(const std::vector<PlanPart>& versions)
{
    std::vector<PlanPart> parts;
    for (const PlanPart& version : versions) {
        const auto known = std::ranges::find(parts, version.id, &PlanPart::id);
        if (known == parts.end())
            parts.push_back(version);
        else if (known->version < version.version)
            *known = version;
    }
    std::ranges::sort(parts, [](const PlanPart& one, const PlanPart& other) {
        return std::tie(one.position, one.id) < std::tie(other.position, other.id);
    });
    return parts;
}

std::vector<PlanPart> in_force(const std::vector<PlanPart>& versions)
{
    std::vector<PlanPart> parts = newest(versions);
    std::erase_if(parts, [](const PlanPart& part) { return part.is_ended; });
    return parts;
}

MinutedPlan plan_at(const std::vector<PlanPart>& versions,
                    const MeetingId& meeting,
                    Instant starts_at)
{
    std::vector<PlanPart> here;
    std::vector<PlanPart> earlier;
    for (const PlanPart& version : versions) {
        if (version.meeting == meeting)
            here.push_back(version);
        else if (version.meeting_at < starts_at)
            earlier.push_back(version);
    }
    return {.written = newest(here), .before = in_force(earlier)};
}

bool has_no_plan(const ChildId& child, const std::vector<ChildDecision>& decisions)
{
    const auto decision = std::ranges::find(decisions, child, &ChildDecision::child);
    return decision != decisions.end() && leaves_without_plan(decision->outcome);
}

bool is_for_nobody(const PlanPart& part, const std::vector<ChildDecision>& decisions)
{
    return !part.is_ended && !part.children.empty() &&
           std::ranges::all_of(part.children, [&decisions](const ChildId& child) {
               return has_no_plan(child, decisions);
           });
}

}  // namespace quorate::core
