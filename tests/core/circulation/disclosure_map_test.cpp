#include "core/circulation/disclosure_map.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/core/circulation/disclosure_world.hpp"

namespace quorate::core {
namespace {

using namespace test_world;

TEST(DisclosureMap, GivesTheParentOfSomeNothingAboutAllWhateverIsChosen)
{
    Papers papers = world();
    papers.plan.written = {
        {.id = PlanPartId{"p1"}, .outcome = FreeText{"CANARY-p1"}, .visible_to_family = true}};
    const ReleasedSet ticked{.sections = {MinuteSectionId{"s1"}, MinuteSectionId{"s2"}},
                             .decisions = {},
                             .actions = {ActionPointId{"a1"}, ActionPointId{"a2"}},
                             .amendments = {AmendmentId{"of-s1"}},
                             .plan = {PlanPartId{"p1"}}};
    for (const Share share : {Share::usual, Share::full, Share::part}) {
        const Release release = release_for(
            Recipient::family, father, papers, std::nullopt, {.share = share, .chosen = ticked});
        EXPECT_TRUE(release.sections.empty()) << code(share);
        EXPECT_TRUE(release.actions.empty()) << code(share);
        EXPECT_TRUE(release.amendments.empty()) << code(share);
        EXPECT_TRUE(release.plan.empty()) << code(share);
    }
}

TEST(DisclosureMap, GivesWhatMaySpeakOfTheOtherOnlyWhenItWasTicked)
{
    Papers papers = world();
    papers.apart = {{.one = father, .other = mother}};
    papers.sections.front().body = FreeText{"His father stays in Mill Lane"};
    const auto given = [&](const SeatChoice& choice) {
        const Release release =
            release_for(Recipient::family, mother, papers, std::nullopt, choice);
        return std::ranges::count(release.sections, MinuteSectionId{"s1"}, &ReleasedSection::id);
    };
    EXPECT_EQ(given({}), 0);
    EXPECT_EQ(given({.share = Share::full}), 0);
    EXPECT_EQ(given({.share = Share::part, .chosen = {.sections = {MinuteSectionId{"s2"}}}}), 0);
    EXPECT_EQ(given({.share = Share::part, .chosen = {.sections = {MinuteSectionId{"s1"}}}}), 1);
}

TEST(DisclosureMap, GivesASeatThePartsOfThePlanThatWereChosen)
{
    Papers papers = world();
    papers.plan.written = {plan_part({rowan})};
    const auto given = [&](const SeatChoice& choice) {
        return release_for(Recipient::family, mother, papers, std::nullopt, choice).plan.size();
    };
    EXPECT_EQ(given({.share = Share::part, .chosen = {.plan = {PlanPartId{"p1"}}}}), 1u);
    EXPECT_EQ(given({.share = Share::part, .chosen = {.sections = {MinuteSectionId{"s1"}}}}), 0u);
    EXPECT_EQ(given({.share = Share::decisions}), 0u);
}

TEST(DisclosureMap, GivesASeatWhatWasChosenForIt)
{
    const Papers papers = world();
    const auto release = [&papers](const FamilyMemberId& member, SeatChoice choice) {
        choice.seat = seat;
        return release_for(Recipient::family, member, papers, std::nullopt, choice);
    };
    EXPECT_EQ(release(mother, {}).sections.size(), 2u);
    EXPECT_EQ(release(father, {}).sections.size(), 0u);
    EXPECT_EQ(release(father, {.share = Share::full}).sections.size(), 0u);
    EXPECT_EQ(release(father, {.share = Share::full}).decisions.size(), 1u);

    const Release part =
        release(mother, {.share = Share::part, .chosen = {.sections = {MinuteSectionId{"s1"}}}});
    EXPECT_EQ(part.sections.size(), 1u);
    EXPECT_TRUE(part.decisions.empty());
    EXPECT_EQ(part.amendments.size(), 1u);

    const Release decisions = release(mother, {.share = Share::decisions});
    EXPECT_EQ(decisions.decisions.size(), 2u);
    EXPECT_TRUE(decisions.sections.empty());
    EXPECT_TRUE(decisions.actions.empty());
    EXPECT_TRUE(release(mother, {.share = Share::nothing}).empty());

    const Release none =
        release_for(Recipient::professional, {}, papers, std::nullopt, {.share = Share::nothing});
    EXPECT_TRUE(none.empty());
    EXPECT_TRUE(none.kind.empty());
    EXPECT_TRUE(none.attendance.empty());
}

TEST(DisclosureMap, CountsWhatIsHeldBackOfAllThatHasWords)
{
    Papers papers = world();
    papers.sections.push_back({.id = MinuteSectionId{"empty"}, .visible_to_family = true});
    papers.plan.written = {plan_part({wren}), {.id = PlanPartId{"empty"}}};
    const auto held = [&papers](const FamilyMemberId& member) {
        return held_back(papers, release_for(Recipient::family, member, papers));
    };
    EXPECT_EQ(held(mother), 0u);
    EXPECT_EQ(held(father), 7u)
        << "two sections, an amendment, two action points, Wren's decision and her plan";
}

TEST(DisclosureMap, CountsForLettersAsWell)
{
    Papers papers = world();
    papers.seats.resize(1);
    papers.seats[0].invitee.id = seat;
    papers.seats[0].invitee.holder.member = mother;
    EXPECT_EQ(letter_release_for(Recipient::family, mother, papers).decisions.size(), 2u);
    EXPECT_EQ(letter_release_for(Recipient::family, father, papers).decisions.size(), 1u);

    papers.choices = {{.seat = seat, .share = Share::nothing}};
    EXPECT_TRUE(letter_release_for(Recipient::family, mother, papers).empty());
}

// Said again here in its own words, so that a mistake in the gate is not a mistake in the test.
bool may_ever_reach(const ItemAbout& about,
                    bool is_marked,
                    const FamilyMemberId& member,
                    const std::vector<ChildId>& own)
{
    if (about.children.empty() && own.size() < 2) return false;
    if (!is_marked || about.source == RecordSource::strategy_discussion) return false;
    for (const FamilyMemberId& person : about.persons)
        if (person != member) return false;
    for (const ChildId& each : about.children)
        if (std::ranges::count(own, each) == 0) return false;
    return true;
}

// All that can be said of one section, with every choice for the seat and everything that may have
// been sent before: 2 marks x 4 children x 4 persons x 3 sources x 5 shares x 2 x 2 readers.
TEST(DisclosureMap, NeverGivesTheFamilyMoreThanTheGateWhateverWasSaidMarkedAndChosen)
{
    const std::vector<std::pair<FamilyMemberId, std::vector<ChildId>>> readers{
        {mother, {rowan, wren}}, {father, {rowan}}};
    int reached = 0;
    for (unsigned world_number = 0; world_number < 2u * 4 * 4 * 3 * 5 * 2; ++world_number) {
        unsigned rest = world_number;
        const auto digit = [&rest](unsigned base) {
            const unsigned value = rest % base;
            rest /= base;
            return value;
        };
        Papers papers = world();
        papers.sections.front().visible_to_family = digit(2) == 1;
        ItemAbout about{.item = "s1"};
        const unsigned children = digit(4);
        if ((children & 1) != 0) about.children.push_back(rowan);
        if ((children & 2) != 0) about.children.push_back(wren);
        const unsigned persons = digit(4);
        if ((persons & 1) != 0) about.persons.push_back(mother);
        if ((persons & 2) != 0) about.persons.push_back(father);
        about.source = static_cast<RecordSource>(digit(3));
        say(papers, about);
        SeatChoice choice{.seat = seat, .share = static_cast<Share>(digit(5))};
        if (digit(2) == 1) choice.chosen.sections = {MinuteSectionId{"s1"}};
        for (const auto& [member, own] : readers) {
            const std::string words =
                words_of(release_for(Recipient::family, member, papers, std::nullopt, choice));
            const bool reaches = words.find("CANARY-s1") != std::string::npos;
            const bool may =
                may_ever_reach(about, papers.sections.front().visible_to_family, member, own);
            ASSERT_FALSE(reaches && !may) << "world " << world_number << ' ' << member.text();
            ASSERT_EQ(words.find("CANARY-of-s1") != std::string::npos, reaches);
            if (choice.share == Share::nothing || choice.share == Share::decisions)
                ASSERT_FALSE(reaches);
            reached += reaches ? 1 : 0;
        }
    }
    EXPECT_GT(reached, 0);
}

ItemAbout anything(std::mt19937& random, const std::string& item)
{
    ItemAbout about{.item = item};
    for (const ChildId& each : {rowan, wren})
        if (random() % 2 == 0) about.children.push_back(each);
    for (const FamilyMemberId& each : {mother, father})
        if (random() % 3 == 0) about.persons.push_back(each);
    about.source = static_cast<RecordSource>(random() % 3);
    return about;
}

template <class Id>
std::vector<Id> some_of(std::mt19937& random, const std::vector<std::string>& ids)
{
    std::vector<Id> some;
    for (const std::string& id : ids)
        if (random() % 2 == 0) some.emplace_back(id);
    return some;
}

// Whole records, as chance makes them: what was sent only narrows, the words for professionals
// never reach the family, and each item keeps its own rule beside all others.
TEST(DisclosureMap, HoldsForWholeRecordsOfEverySort)
{
    std::mt19937 random{20261125};
    const std::vector<std::string> decisions{"d-rowan", "d-wren"};
    for (int round = 0; round < 3000; ++round) {
        Papers papers = world();
        for (auto& each : papers.sections)
            each.visible_to_family = random() % 2 == 0;
        for (auto& each : papers.decisions)
            each.visible_to_family = random() % 2 == 0;
        for (auto& each : papers.actions)
            each.action.visible_to_family = random() % 2 == 0;
        for (const char* item : {"s1", "s2", "d-rowan", "d-wren", "a1", "a2"})
            if (random() % 3 != 0) say(papers, anything(random, item));
        const SeatChoice choice{
            .seat = seat,
            .share = static_cast<Share>(random() % 5),
            .chosen = {.sections = some_of<MinuteSectionId>(random, {"s1", "s2"}),
                       .decisions = some_of<DecisionId>(random, decisions),
                       .actions = some_of<ActionPointId>(random, {"a1", "a2"})}};
        for (const FamilyMemberId& member : {mother, father}) {
            const auto own = member == mother ? std::vector{rowan, wren} : std::vector{rowan};
            const Release all =
                release_for(Recipient::family, member, papers, std::nullopt, choice);
            const ReleasedSet sent{.sections = some_of<MinuteSectionId>(random, {"s1", "s2"}),
                                   .decisions = some_of<DecisionId>(random, decisions),
                                   .actions = some_of<ActionPointId>(random, {"a1", "a2"})};
            const Release again = release_for(Recipient::family, member, papers, sent, choice);
            for (const auto& each : again.sections)
                ASSERT_TRUE(std::ranges::count(all.sections, each.id, &ReleasedSection::id) == 1 &&
                            std::ranges::count(sent.sections, each.id) == 1);
            for (const auto& each : all.sections)
                for (const auto& section : papers.sections)
                    if (section.id == each.id)
                        ASSERT_TRUE(may_ever_reach(about_section(section, papers),
                                                   section.visible_to_family,
                                                   member,
                                                   own));
            for (const auto& each : all.decisions)
                for (const auto& decision : papers.decisions)
                    if (decision.id == each.id)
                        ASSERT_TRUE(may_ever_reach(about_decision(decision, papers),
                                                   decision.visible_to_family,
                                                   member,
                                                   own));
            for (const auto& each : all.actions)
                for (const auto& row : papers.actions)
                    if (row.action.id == each.id)
                        ASSERT_TRUE(may_ever_reach(about_action(row.action, papers),
                                                   row.action.visible_to_family,
                                                   member,
                                                   own));
            const std::string words = words_of(all) + words_of(again);
            for (const char* secret :
                 {"CANARY-WHAT", "CANARY-OWNER", "CANARY-DISSENT", "CANARY-REASON"})
                ASSERT_EQ(words.find(secret), std::string::npos) << secret;
        }
    }
}

}  // namespace
}  // namespace quorate::core
