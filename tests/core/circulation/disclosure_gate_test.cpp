#include "core/circulation/disclosure_gate.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "core/minutes/agenda.hpp"

namespace quorate::core {
namespace {

const FamilyMemberId mother{"mother"};
const FamilyMemberId father{"father"};
const ChildId rowan{"rowan"};
const ChildId wren{"wren"};
const InviteeId seat{"seat"};

Child child(const ChildId& id, const char* name)
{
    return {.id = id, .given_name = PersonName{name}, .family_name = PersonName{"Testwood"}};
}

// A conference about two children with two sections, a decision for each and two action points,
// all marked for the family; the mother is the parent of both, the father of Rowan.
Papers world()
{
    Papers papers;
    papers.type = MeetingType::initial_cp_conference;
    papers.minutes.status = MinutesStatus::approved;
    papers.children = {child(rowan, "Rowan"), child(wren, "Wren")};
    papers.members = {{.member = mother,
                       .name = PersonName{"Hazel Testwood"},
                       .relationship = "Mother",
                       .has_parental_responsibility = true},
                      {.member = father,
                       .name = PersonName{"Glen Otherwood"},
                       .relationship = "Father",
                       .has_parental_responsibility = true,
                       .own_children = std::vector{rowan}}};
    for (const char* id : {"s1", "s2"})
        papers.sections.push_back({.id = MinuteSectionId{id},
                                   .item = "item",
                                   .title = "Title " + std::string{id},
                                   .body = FreeText{"CANARY-" + std::string{id}},
                                   .visible_to_family = true});
    for (const ChildId& each : {rowan, wren})
        papers.decisions.push_back({.id = DecisionId{"d-" + each.text()},
                                    .child = each,
                                    .outcome = Outcome::cp_plan_made,
                                    .category = "NEG",
                                    .reasons = FreeText{"CANARY-d-" + each.text()},
                                    .dissent = FreeText{"CANARY-DISSENT"},
                                    .visible_to_family = true});
    for (const char* id : {"a1", "a2"}) {
        ActionRow row;
        row.action.id = ActionPointId{id};
        row.action.what = FreeText{"CANARY-WHAT"};
        row.action.plain_language = FreeText{"CANARY-" + std::string{id}};
        row.action.owner.contact = ContactId{"nurse"};
        row.action.visible_to_family = true;
        row.owner_name = PersonName{"CANARY-OWNER"};
        row.agency_name = "School";
        papers.actions.push_back(std::move(row));
    }
    papers.amendments = {{.id = AmendmentId{"of-s1"},
                          .number = 1,
                          .section = MinuteSectionId{"s1"},
                          .body = FreeText{"CANARY-of-s1"},
                          .reason = FreeText{"CANARY-REASON"},
                          .visible_to_family = true}};
    return papers;
}

void say(Papers& papers, const ItemAbout& about)
{
    std::erase_if(papers.about, [&](const ItemAbout& each) { return each.item == about.item; });
    papers.about.push_back(about);
}

Passage reach_of_first(const Papers& papers, const FamilyMemberId& member)
{
    return verdict_on(papers.sections.front(), Recipient::family, member, papers).passage;
}

// Every word of a release that a reader is shown.
std::string words_of(const Release& release)
{
    std::string all = release.kind;
    for (const auto& each : release.attendance)
        all += each.name.reveal() + each.about + each.attendance + each.deputy.reveal() + '\n';
    for (const auto& each : release.sections)
        all += each.title + each.body.reveal() + '\n';
    for (const auto& each : release.decisions)
        all += each.child.reveal() + each.outcome + each.category + each.reasons.reveal() +
               each.dissent.reveal() + '\n';
    for (const auto& each : release.actions)
        all += each.what.reveal() + each.owner_name.reveal() + each.agency_name + '\n';
    for (const auto& each : release.amendments)
        all += each.title + each.body.reveal() + '\n';
    return all;
}

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

PlanPart plan_part(std::vector<ChildId> children)
{
    return {.id = PlanPartId{"p1"},
            .outcome = FreeText{"CANARY-OUTCOME"},
            .expected_of_parents = FreeText{"CANARY-EXPECTED"},
            .children = std::move(children),
            .visible_to_family = true};
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
