#include "core/minutes/named_parts.hpp"

#include <algorithm>

#include "core/support/text.hpp"

namespace quorate::core {
namespace {

// Longest title that is made of words which somebody wrote, in bytes.
constexpr std::size_t longest_title = 60;

std::string about_child(const ChildDecision& decision, const std::vector<Child>& children)
{
    const auto child = std::ranges::find(children, decision.child, &Child::id);
    if (child == children.end()) return "Decision";
    return "Decision about " + full_name(*child).reveal();
}

NamedPart named(PartKind kind, std::string id, std::string title, bool visible_to_family)
{
    return {.value = text_of({.kind = kind, .id = std::move(id)}),
            .title = std::move(title),
            .visible_to_family = visible_to_family};
}

// Parts that the meeting found and said of how they go, where it did not write them anew.
void add_progress(std::vector<NamedPart>& parts, const MinutedPlan& plan)
{
    for (const PartProgress& said : plan.progress)
        for (const PlanPart& part : plan.before) {
            if (part.id != said.part) continue;
            NamedPart found = named(PartKind::plan,
                                    part.id.text(),
                                    "How the plan goes: " + first_words(part.outcome.reveal()),
                                    false);
            if (std::ranges::count(parts, found.value, &NamedPart::value) == 0)
                parts.push_back(std::move(found));
        }
}

}  // namespace

std::string first_words(const std::string& words)
{
    std::string line = trimmed(words);
    line = trimmed(line.substr(0, line.find('\n')));
    if (line.size() <= longest_title) return line;
    // At a space, so that no letter of several bytes is cut.
    const auto space = line.rfind(' ', longest_title);
    const auto end = space == std::string::npos ? line.find(' ') : space;
    if (end == std::string::npos) return line;
    return line.substr(0, end) + "\u2026";
}

std::vector<NamedPart> parts_of(const MinutesFile& file)
{
    std::vector<NamedPart> parts;
    for (const MinuteSection& section : file.sections)
        parts.push_back({.value = section.id.text(),
                         .title = section.title,
                         .visible_to_family = section.visible_to_family});
    for (const ChildDecision& decision : file.decisions)
        parts.push_back(named(PartKind::decision,
                              decision.id.text(),
                              about_child(decision, file.children),
                              decision.visible_to_family));
    for (const PlanPart& part : file.plan.written)
        parts.push_back(named(PartKind::plan,
                              part.id.text(),
                              "Plan: " + first_words(part.outcome.reveal()),
                              part.visible_to_family));
    add_progress(parts, file.plan);
    for (const ActionRow& row : file.actions)
        parts.push_back(named(PartKind::action,
                              row.action.id.text(),
                              "Action point: " + first_words(row.action.what.reveal()),
                              row.action.visible_to_family));
    return parts;
}

std::string pointed_at(const std::optional<MinuteSectionId>& section,
                       const std::optional<OtherPart>& part)
{
    if (section) return section->text();
    return part ? text_of(*part) : std::string{};
}

std::string title_of(const std::vector<NamedPart>& parts, std::string_view value)
{
    const auto found = std::ranges::find(parts, value, &NamedPart::value);
    return found == parts.end() ? std::string{} : found->title;
}

}  // namespace quorate::core
