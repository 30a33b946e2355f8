#include "core/circulation/disclosure_gate.hpp"

#include <gtest/gtest.h>

#include "core/minutes/agenda.hpp"
#include "tests/core/circulation/disclosure_world.hpp"

namespace quorate::core {
namespace {

using namespace test_world;

TEST(DisclosureGate, GivesAParentWhatIsAboutTheirOwnChildren)
{
    Papers papers = world();
    say(papers, {.item = "s1", .children = {rowan}});
    EXPECT_EQ(reach_of_first(papers, mother), Passage::by_default);
    EXPECT_EQ(reach_of_first(papers, father), Passage::by_default);

    say(papers, {.item = "s1", .children = {wren}});
    EXPECT_EQ(reach_of_first(papers, mother), Passage::by_default);
    EXPECT_EQ(reach_of_first(papers, father), Passage::never);

    say(papers, {.item = "s1", .children = {rowan, wren}});
    EXPECT_EQ(reach_of_first(papers, father), Passage::never);
}

TEST(DisclosureGate, NeverGivesTheParentOfSomeWhatIsAboutAll)
{
    Papers papers = world();
    EXPECT_EQ(reach_of_first(papers, mother), Passage::by_default);
    EXPECT_EQ(reach_of_first(papers, father), Passage::never);
    const Verdict verdict = verdict_on(papers.sections.front(), Recipient::family, father, papers);
    EXPECT_EQ(verdict.what_to_do, "Say whom it is about first");

    say(papers, {.item = "s1", .children = {rowan}});
    EXPECT_EQ(reach_of_first(papers, father), Passage::by_default);
}

TEST(DisclosureGate, GivesWhoHasNoParentalResponsibilityNothingAboutOneChild)
{
    Papers papers = world();
    papers.members[0].has_parental_responsibility = false;
    EXPECT_EQ(reach_of_first(papers, mother), Passage::by_default);

    say(papers, {.item = "s1", .children = {rowan}});
    EXPECT_EQ(reach_of_first(papers, mother), Passage::never);
    EXPECT_EQ(reach_of_first(papers, FamilyMemberId{"nobody knows them"}), Passage::never);
}

TEST(DisclosureGate, NeverGivesWhatIsAnotherPersons)
{
    Papers papers = world();
    say(papers, {.item = "s1", .persons = {father}});
    EXPECT_EQ(reach_of_first(papers, mother), Passage::never);
    say(papers, {.item = "s1", .persons = {mother}});
    EXPECT_EQ(reach_of_first(papers, mother), Passage::by_default);
    say(papers, {.item = "s1", .persons = {mother, father}});
    EXPECT_EQ(reach_of_first(papers, mother), Passage::never);
}

TEST(DisclosureGate, NeverGivesTheFamilyWhatAStrategyDiscussionBrought)
{
    Papers papers = world();
    say(papers, {.item = "s1", .source = RecordSource::strategy_discussion});

    EXPECT_EQ(reach_of_first(papers, mother), Passage::never);
    EXPECT_EQ(verdict_on(papers.sections.front(), Recipient::professional, {}, papers).passage,
              Passage::by_default);
}

TEST(DisclosureGate, NeverNamesToOneTheOtherWhomTheyMustNotMeet)
{
    Papers papers = world();
    papers.apart = {{.one = father, .other = mother}};
    const auto with = [&papers](const char* words, const FamilyMemberId& member) {
        papers.sections.front().body = FreeText{words};
        return reach_of_first(papers, member);
    };
    EXPECT_EQ(with("GLEN stays in Mill Lane", mother), Passage::never);
    EXPECT_EQ(with("His father stays in Mill Lane", mother), Passage::if_chosen);
    EXPECT_EQ(with("Dad stays in Mill Lane", mother), Passage::if_chosen);
    EXPECT_EQ(with("We walked through the glens", mother), Passage::by_default);
    EXPECT_EQ(with("Hazel stays in Mill Lane", father), Passage::never);
}

TEST(DisclosureGate, LetsAnAmendmentOfADecisionGoWhereTheDecisionGoes)
{
    Papers papers = world();
    Amendment& amendment = papers.amendments.front();
    amendment.section.reset();
    amendment.part = OtherPart{.kind = PartKind::decision, .id = "d-wren"};
    const auto reach = [&](const FamilyMemberId& member) {
        return verdict_on(papers.amendments.front(), Recipient::family, member, papers).passage;
    };

    EXPECT_EQ(reach(mother), Passage::by_default);
    EXPECT_EQ(reach(father), Passage::never) << "Wren is not his";
    papers.decisions.back().visible_to_family = false;
    EXPECT_EQ(reach(mother), Passage::never);
    amendment.part = OtherPart{.kind = PartKind::action, .id = "a1"};
    EXPECT_EQ(reach(mother), Passage::by_default);
    amendment.part = OtherPart{.kind = PartKind::plan, .id = "elsewhere"};
    EXPECT_EQ(reach(mother), Passage::never) << "what there is not is nobody's to read";
}

TEST(DisclosureGate, LetsAnAmendmentGoWhereItsPartGoes)
{
    Papers papers = world();
    const auto reach = [&papers] {
        return verdict_on(papers.amendments.front(), Recipient::family, mother, papers).passage;
    };
    EXPECT_EQ(reach(), Passage::by_default);
    say(papers, {.item = "s1", .persons = {father}});
    EXPECT_EQ(reach(), Passage::never);
}

Release plan_for(const FamilyMemberId& member, Papers papers, const PlanPart& part)
{
    papers.plan.written = {part};
    papers.plan.before = {part};
    papers.plan.progress = {{.part = part.id, .words = FreeText{"CANARY-PROGRESS"}}};
    return release_for(Recipient::family, member, papers);
}

TEST(DisclosureGate, GivesAParentThePartsOfThePlanThatAreForTheirOwnChildren)
{
    const Papers papers = world();
    EXPECT_EQ(plan_for(mother, papers, plan_part({wren})).plan.size(), 1u);
    EXPECT_EQ(plan_for(father, papers, plan_part({rowan})).plan.size(), 1u);
    EXPECT_TRUE(plan_for(father, papers, plan_part({wren})).plan.empty());
    EXPECT_TRUE(plan_for(father, papers, plan_part({rowan, wren})).plan.empty());

    PlanPart unmarked = plan_part({rowan});
    unmarked.visible_to_family = false;
    EXPECT_TRUE(plan_for(mother, papers, unmarked).plan.empty());
}

TEST(DisclosureGate, NamesNoChildOfAPlanToWhoIsNotTheirParent)
{
    Papers papers = world();
    EXPECT_EQ(plan_for(mother, papers, plan_part({rowan, wren})).plan.front().children.size(), 2u);

    papers.members[0].has_parental_responsibility = false;
    const Release release = plan_for(mother, papers, plan_part({rowan, wren}));
    ASSERT_EQ(release.plan.size(), 1u) << "what is about all goes to them";
    EXPECT_TRUE(release.plan.front().children.empty());
}

TEST(DisclosureGate, HoldsAPartOfThePlanBackLikeAnyOther)
{
    Papers papers = world();
    say(papers, {.item = "p1", .children = {rowan, wren}, .persons = {father}});
    EXPECT_TRUE(plan_for(mother, papers, plan_part({wren})).plan.empty());
    say(papers, {.item = "p1", .children = {rowan, wren}});
    EXPECT_TRUE(plan_for(father, papers, plan_part({wren})).plan.empty())
        << "whatever was noted, it is for the children that it is for";

    papers = world();
    papers.apart = {{.one = father, .other = mother}};
    PlanPart names = plan_part({rowan, wren});
    names.contingency = FreeText{"Glen collects them"};
    EXPECT_TRUE(plan_for(mother, papers, names).plan.empty());
}

TEST(DisclosureGate, KnowsAnAgencysPartByItsItem)
{
    Papers papers = world();
    papers.sections.front().item = "agencies";
    for (const AgendaItem& item : agenda_for(papers.type, papers.jurisdiction))
        if (item.per_agency) {
            papers.sections.front().item = item.code;
            papers.sections.front().title = std::string{item.title} + ": School";
        }

    EXPECT_EQ(about_section(papers.sections.front(), papers).source, RecordSource::agency);
    EXPECT_EQ(about_section(papers.sections.back(), papers).source, RecordSource::other);
}

}  // namespace
}  // namespace quorate::core
