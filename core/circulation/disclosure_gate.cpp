#include "core/circulation/disclosure_gate.hpp"

#include <algorithm>

#include "core/circulation/said_names.hpp"
#include "core/minutes/agenda.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::string_view not_marked = "It is not marked for the family";
constexpr std::string_view of_strategy = "It comes from a strategy discussion";
constexpr std::string_view of_another = "It is another person's health, police record or address";
constexpr std::string_view of_other_child = "It is about a child who is not theirs";
constexpr std::string_view of_all = "It is about all children, and not all are theirs";
constexpr std::string_view say_whom = "Say whom it is about first";
constexpr std::string_view names_other = "It names somebody whom they must not meet";
constexpr std::string_view speaks_of_other = "It may speak of somebody whom they must not meet";
constexpr std::string_view of_no_meeting = "Nothing of this meeting goes to the family";
constexpr std::string_view gets_nothing = "This person must not get papers";
constexpr std::string_view anothers_action = "Another member of the family is to do it";
constexpr std::string_view no_plain_words = "It has no words for the family";

constexpr Verdict goes{Passage::by_default};

constexpr Verdict never(std::string_view why)
{
    return {.passage = Passage::never, .why = why};
}

// The one that holds more back.
Verdict stricter(const Verdict& one, const Verdict& other)
{
    return other.passage > one.passage ? other : one;
}

template <class Id>
bool has_all(const std::vector<Id>& all, const std::vector<Id>& wanted)
{
    return std::ranges::all_of(wanted,
                               [&all](const Id& id) { return std::ranges::count(all, id) > 0; });
}

const FamilyReader* reader_of(const FamilyMemberId& member, const Papers& papers)
{
    const auto found = std::ranges::find(papers.members, member, &FamilyReader::member);
    return found == papers.members.end() ? nullptr : &*found;
}

const ItemAbout* noted_about(const std::string& item, const Papers& papers)
{
    const auto found = std::ranges::find(papers.about, item, &ItemAbout::item);
    return found == papers.about.end() ? nullptr : &*found;
}

// What is about no child in particular is about all of them.
Verdict of_children(const ItemAbout& about, const FamilyReader* reader, const Papers& papers)
{
    const std::vector<ChildId> all = child_ids(papers.children);
    const bool is_of_all = about.children.empty() || has_all(about.children, all);
    if (reader == nullptr || (!reader->own_children && !reader->has_parental_responsibility))
        return is_of_all ? goes : never(of_other_child);
    const std::vector<ChildId> own = reader->own_children.value_or(all);
    if (is_of_all && has_all(own, all)) return goes;
    if (about.children.empty()) return {Passage::never, of_all, say_whom};
    return has_all(own, about.children) ? goes : never(of_other_child);
}

Verdict about_the_other(const std::string& words, const FamilyReader& other)
{
    const std::string name = lower_case(trimmed(other.name.reveal()));
    const std::string first = name.substr(0, name.find(' '));
    if (has_word(words, name) || has_word(words, first)) return never(names_other);
    for (const std::string& each : words_for(lower_case(other.relationship)))
        if (has_word(words, each)) return {Passage::if_chosen, speaks_of_other};
    return goes;
}

// Nobody learns from the record where somebody is whom they must not meet.
Verdict of_words(const std::string& text, const FamilyMemberId& member, const Papers& papers)
{
    Verdict verdict = goes;
    const std::string words = lower_case(text);
    for (const KeptApart& pair : papers.apart) {
        if (pair.one != member && pair.other != member) continue;
        const FamilyReader* other = reader_of(pair.one == member ? pair.other : pair.one, papers);
        if (other != nullptr) verdict = stricter(verdict, about_the_other(words, *other));
    }
    return verdict;
}

// What holds of every sort of item, once it is marked.
Verdict for_member(const ItemAbout& about,
                   const std::string& words,
                   const FamilyMemberId& member,
                   const Papers& papers)
{
    if (about.source == RecordSource::strategy_discussion) return never(of_strategy);
    for (const FamilyMemberId& person : about.persons)
        if (person != member) return never(of_another);
    return stricter(of_children(about, reader_of(member, papers), papers),
                    of_words(words, member, papers));
}

// What is to be said of this recipient whatever the item is; nothing: ask about the item.
std::optional<Verdict> of_recipient(Recipient recipient,
                                    const std::optional<FamilyMemberId>& member,
                                    const Papers& papers)
{
    if (recipient == Recipient::nobody) return never(gets_nothing);
    if (recipient == Recipient::professional) return goes;
    if (!is_for_family(papers.type) || !member) return never(of_no_meeting);
    return std::nullopt;
}

bool is_agencys(const MinuteSection& section, const Papers& papers)
{
    const auto agenda = agenda_for(papers.type, papers.jurisdiction);
    const auto item = std::ranges::find(agenda, section.item, &AgendaItem::code);
    return item != agenda.end() && item->per_agency && section.title != item->title;
}

}  // namespace

ItemAbout about_section(const MinuteSection& section, const Papers& papers)
{
    if (const ItemAbout* noted = noted_about(section.id.text(), papers)) return *noted;
    return {.item = section.id.text(),
            .source = is_agencys(section, papers) ? RecordSource::agency : RecordSource::other};
}

ItemAbout about_decision(const ChildDecision& decision, const Papers& papers)
{
    const ItemAbout* noted = noted_about(decision.id.text(), papers);
    ItemAbout about = noted == nullptr ? ItemAbout{.item = decision.id.text()} : *noted;
    about.children = {decision.child};
    return about;
}

ItemAbout about_action(const ActionPoint& action, const Papers& papers)
{
    if (const ItemAbout* noted = noted_about(action.id.text(), papers)) return *noted;
    return {.item = action.id.text()};
}

ItemAbout about_plan_part(const PlanPart& part, const Papers& papers)
{
    const ItemAbout* noted = noted_about(part.id.text(), papers);
    ItemAbout about = noted == nullptr ? ItemAbout{.item = part.id.text()} : *noted;
    about.children = part.children;
    return about;
}

bool may_name(const ChildId& child,
              Recipient recipient,
              const std::optional<FamilyMemberId>& member,
              const Papers& papers)
{
    if (recipient == Recipient::professional) return true;
    const FamilyReader* reader = member ? reader_of(*member, papers) : nullptr;
    if (recipient == Recipient::nobody || reader == nullptr) return false;
    return reader->own_children ? has_all(*reader->own_children, {child})
                                : reader->has_parental_responsibility;
}

const MinuteSection* part_of(const Amendment& amendment, const Papers& papers)
{
    if (!amendment.section) return nullptr;
    const auto found = std::ranges::find(papers.sections, *amendment.section, &MinuteSection::id);
    return found == papers.sections.end() ? nullptr : &*found;
}

Verdict verdict_on(const MinuteSection& section,
                   Recipient recipient,
                   const std::optional<FamilyMemberId>& member,
                   const Papers& papers)
{
    if (const auto same = of_recipient(recipient, member, papers)) return *same;
    if (!section.visible_to_family) return never(not_marked);
    return for_member(about_section(section, papers),
                      section.title + '\n' + section.body.reveal(),
                      *member,
                      papers);
}

Verdict verdict_on(const ChildDecision& decision,
                   Recipient recipient,
                   const std::optional<FamilyMemberId>& member,
                   const Papers& papers)
{
    if (const auto same = of_recipient(recipient, member, papers)) return *same;
    if (!decision.visible_to_family) return never(not_marked);
    return for_member(about_decision(decision, papers), decision.reasons.reveal(), *member, papers);
}

Verdict verdict_on(const ActionPoint& action,
                   Recipient recipient,
                   const std::optional<FamilyMemberId>& member,
                   const Papers& papers)
{
    if (const auto same = of_recipient(recipient, member, papers)) return *same;
    if (!action.visible_to_family) return never(not_marked);
    if (trimmed(action.plain_language.reveal()).empty()) return never(no_plain_words);
    if (action.owner.family_member && action.owner.family_member != member)
        return never(anothers_action);
    return for_member(
        about_action(action, papers), action.plain_language.reveal(), *member, papers);
}

Verdict verdict_on(const PlanPart& part,
                   Recipient recipient,
                   const std::optional<FamilyMemberId>& member,
                   const Papers& papers)
{
    if (const auto same = of_recipient(recipient, member, papers)) return *same;
    if (!part.visible_to_family) return never(not_marked);
    std::string words;
    for (const PlanField& field : plan_fields)
        words += (part.*field.text).reveal() + '\n';
    return for_member(about_plan_part(part, papers), words, *member, papers);
}

Verdict verdict_on_plan_line(int number,
                             const std::string& line,
                             const std::optional<FamilyMemberId>& member,
                             const Papers& papers)
{
    if (const auto same = of_recipient(Recipient::family, member, papers)) return *same;
    if (!papers.adjourned || std::ranges::count(papers.adjourned->lines_for_family, number) == 0)
        return never(not_marked);
    return for_member(ItemAbout{}, line, *member, papers);
}

namespace {

// What the gate says of words about an item, which go no further than the item.
template <class Item>
Verdict with_words(const Item& item,
                   const ItemAbout& about,
                   const std::string& words,
                   const FamilyMemberId& member,
                   const Papers& papers)
{
    return stricter(verdict_on(item, Recipient::family, member, papers),
                    for_member(about, words, member, papers));
}

Verdict on_other_part(const OtherPart& part,
                      const std::string& words,
                      const FamilyMemberId& member,
                      const Papers& papers)
{
    if (part.kind == PartKind::decision)
        for (const ChildDecision& each : papers.decisions)
            if (each.id.text() == part.id)
                return with_words(each, about_decision(each, papers), words, member, papers);
    if (part.kind == PartKind::plan)
        for (const PlanPart& each : papers.plan.written)
            if (each.id.text() == part.id)
                return with_words(each, about_plan_part(each, papers), words, member, papers);
    if (part.kind == PartKind::action)
        for (const ActionRow& each : papers.actions)
            if (each.action.id.text() == part.id)
                return with_words(
                    each.action, about_action(each.action, papers), words, member, papers);
    return never(not_marked);
}

}  // namespace

Verdict verdict_on(const Amendment& amendment,
                   Recipient recipient,
                   const std::optional<FamilyMemberId>& member,
                   const Papers& papers)
{
    if (const auto same = of_recipient(recipient, member, papers)) return *same;
    if (!amendment.visible_to_family) return never(not_marked);
    if (amendment.part)
        return on_other_part(*amendment.part, amendment.body.reveal(), *member, papers);
    const MinuteSection* part = part_of(amendment, papers);
    if (amendment.section && part == nullptr) return never(not_marked);
    if (part == nullptr) return for_member({}, amendment.body.reveal(), *member, papers);
    return stricter(verdict_on(*part, recipient, member, papers),
                    for_member(about_section(*part, papers),
                               part->title + '\n' + amendment.body.reveal(),
                               *member,
                               papers));
}

}  // namespace quorate::core
