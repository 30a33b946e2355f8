#include "core/circulation/child_gate.hpp"

#include <algorithm>

#include "core/circulation/said_names.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::string_view not_marked = "It is not marked for the family";
constexpr std::string_view of_strategy = "It comes from a strategy discussion";
constexpr std::string_view of_another = "It is another person's health, police record or address";
constexpr std::string_view of_other_child = "It is about another child";
constexpr std::string_view of_all = "It is not noted as being about this child alone";
constexpr std::string_view names_child = "It names another child";
constexpr std::string_view speaks_of_other =
    "It speaks of somebody of the family who must not meet another";
constexpr std::string_view of_no_meeting = "Nothing of this meeting goes to the family";
constexpr std::string_view anothers_action = "Another member of the family is to do it";
constexpr std::string_view no_plain_words = "It has no words for the family";

constexpr Verdict goes{Passage::by_default, {}};

constexpr Verdict never(std::string_view why)
{
    return {Passage::never, why};
}

bool speaks_of(const std::string& words, const FamilyReader& person)
{
    const std::string name = lower_case(trimmed(person.name.reveal()));
    if (has_word(words, name) || has_word(words, name.substr(0, name.find(' ')))) return true;
    return std::ranges::any_of(words_for(lower_case(person.relationship)),
                               [&words](const std::string& each) { return has_word(words, each); });
}

bool is_kept_apart(const FamilyMemberId& member, const Papers& papers)
{
    return std::ranges::any_of(papers.apart, [&member](const KeptApart& pair) {
        return pair.one == member || pair.other == member;
    });
}

// What holds of every sort of item, once it is marked.
Verdict for_child(const ItemAbout& about,
                  const std::string& words,
                  const ChildReader& child,
                  const Papers& papers)
{
    if (!is_for_family(papers.type)) return never(of_no_meeting);
    if (about.source == RecordSource::strategy_discussion) return never(of_strategy);
    if (!about.persons.empty()) return never(of_another);
    const auto children = about.children.empty() ? child_ids(papers.children) : about.children;
    if (std::ranges::count(children, child.id) == 0) return never(of_other_child);
    if (children.size() > 1) return never(of_all);
    return child_verdict_on_words(words, child, papers);
}

}  // namespace

ChildReader child_reader(const ChildId& id, const std::vector<Child>& family)
{
    ChildReader reader{.id = id};
    for (const Child& each : family) {
        if (each.id == id)
            reader.name = each.given_name;
        else if (!each.given_name.empty())
            reader.others.push_back(each.given_name);
    }
    return reader;
}

Verdict child_verdict_on_words(std::string_view text,
                               const ChildReader& child,
                               const Papers& papers)
{
    const std::string words = lower_case(text);
    const std::string own = lower_case(trimmed(child.name.reveal()));
    for (const PersonName& other : child.others) {
        const std::string name = lower_case(trimmed(other.reveal()));
        if (name != own && has_word(words, name)) return never(names_child);
    }
    for (const FamilyReader& person : papers.members)
        if (is_kept_apart(person.member, papers) && speaks_of(words, person))
            return never(speaks_of_other);
    return goes;
}

Verdict child_verdict_on(const MinuteSection& section,
                         const ChildReader& child,
                         const Papers& papers)
{
    if (!section.visible_to_family) return never(not_marked);
    return for_child(about_section(section, papers),
                     section.title + '\n' + section.body.reveal(),
                     child,
                     papers);
}

Verdict child_verdict_on(const ChildDecision& decision,
                         const ChildReader& child,
                         const Papers& papers)
{
    if (decision.child != child.id) return never(of_other_child);
    if (!decision.visible_to_family) return never(not_marked);
    return for_child(about_decision(decision, papers), decision.reasons.reveal(), child, papers);
}

Verdict child_verdict_on(const ActionPoint& action, const ChildReader& child, const Papers& papers)
{
    if (!action.visible_to_family) return never(not_marked);
    if (trimmed(action.plain_language.reveal()).empty()) return never(no_plain_words);
    if (action.owner.family_member) return never(anothers_action);
    return for_child(about_action(action, papers), action.plain_language.reveal(), child, papers);
}

Release child_release_for(const ChildReader& child, const Papers& papers)
{
    if (papers.minutes.status != MinutesStatus::approved) return {};
    Release release;
    // Lines of the interim plan are about all children.
    if (papers.adjourned && is_for_family(papers.type))
        release.adjournment =
            ReleasedAdjournment{.again_by = papers.adjourned->again_by, .is_for_family = true};
    for (const MinuteSection& section : papers.sections)
        if (!trimmed(section.body.reveal()).empty() &&
            child_verdict_on(section, child, papers).passage == Passage::by_default)
            release.sections.push_back({section.id, section.title, section.body});
    for (const ChildDecision& decision : papers.decisions)
        if (child_verdict_on(decision, child, papers).passage == Passage::by_default)
            release.decisions.push_back(
                {.id = decision.id,
                 .child = child.name,
                 .outcome = std::string{label(decision.outcome, papers.jurisdiction)},
                 .category = std::string{abuse_category_label(decision.category)},
                 .reasons = reasons_for_family(decision.reasons, papers.adjourned),
                 .dissent = {},
                 .decided = decision.outcome,
                 .category_code = decision.category,
                 .is_for_family = true,
                 .jurisdiction = papers.jurisdiction});
    for (const ActionRow& row : papers.actions)
        if (child_verdict_on(row.action, child, papers).passage == Passage::by_default)
            release.actions.push_back(
                {.id = row.action.id,
                 .what = row.action.plain_language,
                 .agency_name = row.agency_name,
                 .due_on = row.action.agreed_due_on.value_or(row.action.due_on),
                 .status = row.action.status});
    return release;
}

Release child_letter_release_for(const ChildReader& child, const Papers& papers)
{
    const bool is_agreed = papers.minutes.status == MinutesStatus::approved;
    if (!is_agreed && !is_conference(papers.type)) return {};
    // The reasons are not in it, so they keep nothing back either.
    Papers decided{.type = papers.type,
                   .minutes = papers.minutes,
                   .sections = {},
                   .decisions = papers.decisions,
                   .actions = is_agreed ? papers.actions : std::vector<ActionRow>{},
                   .children = papers.children,
                   .jurisdiction = papers.jurisdiction,
                   .about = papers.about,
                   .members = papers.members,
                   .apart = papers.apart,
                   .adjourned = papers.adjourned};
    decided.minutes.status = MinutesStatus::approved;
    for (ActionRow& row : decided.actions)
        row.action.agreed_due_on.reset();  // there are no corrections beside it
    for (ChildDecision& decision : decided.decisions) {
        decision.reasons = {};
        decision.category.clear();
    }
    return child_release_for(child, decided);
}

}  // namespace quorate::core
