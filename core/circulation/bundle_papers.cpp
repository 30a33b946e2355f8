#include "core/circulation/bundle_papers.hpp"

#include <algorithm>

#include "core/circulation/easy_words.hpp"
#include "core/dates/date_text.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::string_view not_agreed = "The chair has not agreed the minutes yet";
constexpr std::string_view not_chosen = "The chair did not give it to this person";
constexpr std::string_view who_disagrees = "It says who disagreed, and why";
constexpr std::string_view not_in_bundle = "It is for those who work with the family";

// Whether an item with this id is among those released.
template <class Released, class Id>
bool is_among(const std::vector<Released>& released, const Id& id)
{
    return std::ranges::any_of(released, [&id](const Released& each) { return each.id == id; });
}

template <class Item>
Verdict verdict_of(const Item& item, const BundleReader& reader, const Papers& papers)
{
    return reader.child ? child_verdict_on(item, *reader.child, papers)
                        : verdict_on(item, reader.kind, reader.member, papers);
}

// What keeps an item back that was not released.
std::string_view why(const Verdict& verdict)
{
    return verdict.passage == Passage::by_default || verdict.why.empty() ? not_chosen : verdict.why;
}

void add_lines(BundleEntry& entry, const Release& release)
{
    if (release.adjournment) {
        std::string words;
        for (const std::string& each : again_sentences(*release.adjournment, Language::english))
            words += (words.empty() ? "" : " ") + each;
        entry.lines.push_back(
            {std::string{adjournment_words(Language::english).heading}, FreeText{words}});
        for (const FreeText& line : release.adjournment->until_then)
            entry.lines.push_back({"Until it is held again", line});
    }
    for (const ReleasedDecision& each : release.decisions) {
        std::string words = each.outcome;
        if (!each.category.empty()) words += ". " + each.category;
        words +=
            ". " + std::string{outcome_means(each.decided, each.jurisdiction, Language::english)};
        entry.lines.push_back({"Decision about " + each.child.reveal(), FreeText{words}});
        if (!each.reasons.empty()) entry.lines.push_back({"Why", each.reasons});
    }
    for (const ReleasedSection& each : release.sections)
        entry.lines.push_back({each.title, each.body});
    for (const ReleasedPlanPart& part : release.plan)
        for (const ReleasedPlanPart::Text& text : part.texts)
            entry.lines.push_back({"Plan: " + text.label, text.words});
    for (const ReleasedAction& each : release.actions) {
        std::string words = each.what.reveal() + ", by " + long_date(each.due_on);
        if (!each.agency_name.empty()) words += " (" + each.agency_name + ")";
        entry.lines.push_back({"Action point", FreeText{words}});
    }
    for (const ReleasedAmendment& each : release.amendments)
        entry.lines.push_back({"Correction of " + long_date(each.made_on) +
                                   (each.title.empty() ? "" : ": ") + each.title,
                               each.body});
}

}  // namespace

void add_papers(BundleEntry& entry,
                HeldBackCount& held,
                const BundleReader& reader,
                const Papers& papers)
{
    const Release release =
        reader.child ? child_release_for(*reader.child, papers)
                     : release_for(reader.kind, reader.member, papers, std::nullopt, reader.choice);
    add_lines(entry, release);
    held.add(who_disagrees, static_cast<int>(papers.dissents.size()));
    for (const ChildDecision& each : papers.decisions)
        held.add(who_disagrees, each.dissent.empty() ? 0 : 1);

    const bool is_agreed = papers.minutes.status == MinutesStatus::approved;
    const auto count = [&](const auto& item, bool is_released) {
        if (is_released) return;
        held.add(is_agreed ? why(verdict_of(item, reader, papers)) : not_agreed);
    };
    for (const MinuteSection& each : papers.sections)
        if (!trimmed(each.body.reveal()).empty()) count(each, is_among(release.sections, each.id));
    for (const ChildDecision& each : papers.decisions)
        count(each, is_among(release.decisions, each.id));
    for (const ActionRow& row : papers.actions)
        count(row.action, is_among(release.actions, row.action.id));
    for (const PlanPart& each : papers.plan.written)
        if (!is_among(release.plan, each.id)) held.add(not_in_bundle);
    for (const Amendment& each : papers.amendments)
        if (!is_among(release.amendments, each.id)) held.add(not_in_bundle);
}

}  // namespace quorate::core
