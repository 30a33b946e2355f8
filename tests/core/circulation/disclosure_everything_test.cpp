#include <gtest/gtest.h>

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "tests/core/circulation/disclosure_world.hpp"

// Every way to mark a small record, for every reader: what each gets, told once more and apart from
// the gate. Each word of the record is a canary, so nothing is in a release by accident.

namespace quorate::core {
namespace {

using namespace test_world;

enum class Reader { mother, father, stranger, professional, nobody };

constexpr std::array all_readers{
    Reader::mother, Reader::father, Reader::stranger, Reader::professional, Reader::nobody};

// What somebody noted of the first section.
struct Noted {
    const char* what;
    std::vector<ChildId> children = {};
    std::vector<FamilyMemberId> persons = {};
    RecordSource source = RecordSource::other;
};

const std::vector<Noted> all_notes{
    {.what = "nothing"},
    {.what = "of Rowan", .children = {rowan}},
    {.what = "of Wren", .children = {wren}},
    {.what = "of both", .children = {rowan, wren}},
    {.what = "the mother's", .persons = {mother}},
    {.what = "the father's own, of Rowan", .children = {rowan}, .persons = {father}},
    {.what = "of a strategy discussion",
     .children = {rowan},
     .source = RecordSource::strategy_discussion}};

// The items, in the order of the bits that mark them for the family.
enum Item : unsigned {
    first_section,
    second_section,
    of_rowan,
    of_wren,
    first_action,
    second_action,
    plan_for_rowan,
    plan_for_wren,
    amendment,
    item_count
};

constexpr std::array<const char*, item_count> canaries{"CANARY-s1",
                                                       "CANARY-s2",
                                                       "CANARY-d-rowan",
                                                       "CANARY-d-wren",
                                                       "CANARY-a1",
                                                       "CANARY-a2",
                                                       "CANARY-p-rowan",
                                                       "CANARY-p-wren",
                                                       "CANARY-of-s1"};

bool is_marked(unsigned marks, Item item)
{
    return (marks >> item & 1U) != 0;
}

Papers record(unsigned marks, const Noted& noted)
{
    Papers papers = world();
    for (const ChildId& each : {rowan, wren}) {
        PlanPart part = plan_part({each});
        part.id = PlanPartId{"p-" + each.text()};
        part.outcome = FreeText{"CANARY-p-" + each.text()};
        papers.plan.written.push_back(std::move(part));
    }
    papers.sections[0].visible_to_family = is_marked(marks, first_section);
    papers.sections[1].visible_to_family = is_marked(marks, second_section);
    papers.decisions[0].visible_to_family = is_marked(marks, of_rowan);
    papers.decisions[1].visible_to_family = is_marked(marks, of_wren);
    papers.actions[0].action.visible_to_family = is_marked(marks, first_action);
    papers.actions[1].action.visible_to_family = is_marked(marks, second_action);
    papers.plan.written[0].visible_to_family = is_marked(marks, plan_for_rowan);
    papers.plan.written[1].visible_to_family = is_marked(marks, plan_for_wren);
    papers.amendments[0].visible_to_family = is_marked(marks, amendment);
    if (!noted.children.empty() || !noted.persons.empty())
        say(papers,
            {.item = "s1",
             .children = noted.children,
             .persons = noted.persons,
             .source = noted.source});
    return papers;
}

// The mother is the parent of both, the father of Rowan; a person without a place in the family's
// papers is the parent of none.
bool is_theirs(Reader reader, const std::vector<ChildId>& children)
{
    if (reader == Reader::mother) return true;
    if (reader == Reader::father) return children == std::vector{rowan};
    return children.empty() || children.size() == 2;  // what is about all goes to them
}

bool gets_first_section(Reader reader, const Noted& noted)
{
    if (noted.source == RecordSource::strategy_discussion) return false;
    for (const FamilyMemberId& person : noted.persons)
        if (reader == Reader::stranger || person != (reader == Reader::mother ? mother : father))
            return false;
    return is_theirs(reader, noted.children);
}

bool should_have(Reader reader, Item item, unsigned marks, const Noted& noted)
{
    if (reader == Reader::nobody) return false;
    if (reader == Reader::professional)
        return item != first_action && item != second_action;  // they get other words for these
    if (!is_marked(marks, item)) return false;
    switch (item) {
        case first_section:
            return gets_first_section(reader, noted);
        case of_rowan:
        case plan_for_rowan:
            return is_theirs(reader, {rowan});
        case of_wren:
        case plan_for_wren:
            return is_theirs(reader, {wren});
        case amendment:
            return is_marked(marks, first_section) && gets_first_section(reader, noted);
        case second_section:
        case first_action:
        case second_action:
        case item_count:
            break;
    }
    return is_theirs(reader, {});
}

Release release_to(Reader reader, const Papers& papers)
{
    switch (reader) {
        case Reader::mother:
            return release_for(Recipient::family, mother, papers);
        case Reader::father:
            return release_for(Recipient::family, father, papers);
        case Reader::stranger:
            return release_for(Recipient::family, FamilyMemberId{"stranger"}, papers);
        case Reader::professional:
            return release_for(Recipient::professional, {}, papers);
        case Reader::nobody:
            break;
    }
    return release_for(Recipient::nobody, {}, papers);
}

std::string everything_in(const Release& release)
{
    std::string all = words_of(release);
    for (const auto& part : release.plan) {
        for (const PersonName& each : part.children)
            all += each.reveal() + '\n';
        for (const auto& text : part.texts)
            all += text.label + text.words.reveal() + '\n';
    }
    return all;
}

bool has(const std::string& words, const std::string& canary)
{
    return words.find(canary) != std::string::npos;
}

TEST(DisclosureOfEverything, GivesEachReaderWhatIsTheirsHoweverTheRecordIsMarked)
{
    for (const Noted& noted : all_notes)
        for (unsigned marks = 0; marks < 1U << item_count; ++marks) {
            const Papers papers = record(marks, noted);
            for (const Reader reader : all_readers) {
                const std::string words = everything_in(release_to(reader, papers));
                for (unsigned i = 0; i < item_count; ++i)
                    ASSERT_EQ(has(words, canaries[i]),
                              should_have(reader, static_cast<Item>(i), marks, noted))
                        << canaries[i] << " to reader " << static_cast<int>(reader) << ", marked "
                        << marks << ", the first section " << noted.what;
            }
        }
}

TEST(DisclosureOfEverything, NeverHasWhatIsForNoFamily)
{
    for (const Noted& noted : all_notes)
        for (unsigned marks = 0; marks < 1U << item_count; ++marks) {
            const Papers papers = record(marks, noted);
            for (const Reader reader : {Reader::mother, Reader::father, Reader::stranger}) {
                const std::string words = everything_in(release_to(reader, papers));
                for (const char* kept :
                     {"CANARY-DISSENT", "CANARY-WHAT", "CANARY-OWNER", "CANARY-REASON"})
                    ASSERT_FALSE(has(words, kept)) << kept << ", marked " << marks;
            }
            const std::string to_father = everything_in(release_to(Reader::father, papers));
            ASSERT_FALSE(has(to_father, "Wren")) << "who is not his, marked " << marks;
        }
}

}  // namespace
}  // namespace quorate::core
