#include "core/circulation/child_gate.hpp"

#include <gtest/gtest.h>

#include "core/circulation/child_letter.hpp"
#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

const FamilyMemberId mother{"mother"};
const FamilyMemberId father{"father"};

Child a_child(const char* id, const char* name)
{
    Child child;
    child.id = ChildId{id};
    child.given_name = PersonName{name};
    child.family_name = PersonName{"Testwood"};
    child.date_of_birth = Date{2018y / May / 1};
    return child;
}

const std::vector<Child> family{a_child("rowan", "Rowan"), a_child("wren", "Wren")};

MinuteSection section(const std::string& id, const std::string& body)
{
    return {.id = MinuteSectionId{id}, .body = FreeText{body}, .visible_to_family = true};
}

ActionRow action(const std::string& id, const std::string& words)
{
    ActionRow row;
    row.action.id = ActionPointId{id};
    row.action.what = FreeText{"CANARY-WHAT"};
    row.action.plain_language = FreeText{words};
    row.action.owner.contact = ContactId{"nurse"};
    row.action.due_on = Date{2026y / December / 3};
    row.action.visible_to_family = true;
    row.owner_name = PersonName{"CANARY-OWNER"};
    row.agency_name = "Elm Primary";
    return row;
}

ItemAbout about(const std::string& item, const char* child = "rowan")
{
    return {.item = item, .children = {ChildId{child}}};
}

// A canary in each place from which nothing may reach Rowan; all is marked for the family.
Papers papers()
{
    Papers all;
    all.type = MeetingType::initial_cp_conference;
    all.minutes.status = MinutesStatus::approved;
    all.children = family;
    all.sections = {section("own", "ROWANS-SECTION"),
                    section("other", "CANARY-WREN-SECTION"),
                    section("all", "CANARY-ALL"),
                    section("history", "CANARY-HISTORY"),
                    section("strategy", "CANARY-STRATEGY"),
                    section("named", "CANARY as Wren said"),
                    section("apart", "CANARY Dad lives at the mill")};
    all.decisions = {{.id = DecisionId{"d1"},
                      .child = ChildId{"rowan"},
                      .outcome = Outcome::cp_plan_made,
                      .category = "NEG",
                      .reasons = FreeText{"ROWANS-REASONS"},
                      .dissent = FreeText{"CANARY-DISSENT"},
                      .visible_to_family = true},
                     {.id = DecisionId{"d2"},
                      .child = ChildId{"wren"},
                      .outcome = Outcome::no_cp_plan_cin,
                      .reasons = FreeText{"CANARY-WREN-REASONS"},
                      .visible_to_family = true}};
    all.actions = {action("a1", "The school keeps a place in the drawing club"),
                   action("a2", "CANARY-WREN-ACTION"),
                   action("a3", "CANARY-FOR-ALL"),
                   action("a4", "CANARY-PARENTS-ACTION")};
    all.actions.back().action.owner = {.family_member = mother};
    all.dissents = {{.child = ChildId{"rowan"}, .agency = "CANARY-AGENCY"}};
    all.about = {about("own"),
                 about("other", "wren"),
                 about("history"),
                 about("strategy"),
                 about("named"),
                 about("apart"),
                 about("a1"),
                 about("a2", "wren"),
                 about("a4")};
    all.about[2].persons = {father};
    all.about[3].source = RecordSource::strategy_discussion;
    all.members = {
        {.member = mother, .name = PersonName{"Hazel Testwood"}, .relationship = "Mother"},
        {.member = father, .name = PersonName{"Glen Otherwood"}, .relationship = "Father"}};
    all.apart = {{.one = mother, .other = father}};
    return all;
}

const ChildReader rowan = child_reader(ChildId{"rowan"}, family);

std::string words_of(const Release& release)
{
    std::string words;
    for (const ReleasedSection& each : release.sections)
        words += each.title + each.body.reveal() + '\n';
    for (const ReleasedDecision& each : release.decisions)
        words += each.child.reveal() + each.outcome + each.reasons.reveal() +
                 each.dissent.reveal() + '\n';
    for (const ReleasedAction& each : release.actions)
        words += each.what.reveal() + each.owner_name.reveal() + '\n';
    return words;
}

bool says(const std::string& text, const std::string& words)
{
    return text.find(words) != std::string::npos;
}

TEST(ChildGate, LetsPassWhatIsAboutTheChildAloneAndNothingElse)
{
    const std::string words = words_of(child_release_for(rowan, papers()));

    EXPECT_TRUE(says(words, "ROWANS-SECTION"));
    EXPECT_TRUE(says(words, "ROWANS-REASONS"));
    EXPECT_TRUE(says(words, "drawing club"));
    EXPECT_FALSE(says(words, "CANARY")) << words;
}

TEST(ChildGate, TellsThatTheMeetingWasAdjournedAndNothingOfTheInterimPlan)
{
    Papers all = papers();
    all.decisions.front().outcome = Outcome::adjourned;
    all.decisions.front().reasons = FreeText{"Until then: CANARY-PLAN"};
    all.adjourned = Adjourned{.again_by = Date{2026y / December / 9},
                              .interim_plan = FreeText{"CANARY-PLAN"},
                              .lines_for_family = {1}};

    const Release release = child_release_for(rowan, all);

    ASSERT_TRUE(release.adjournment);
    EXPECT_TRUE(release.adjournment->until_then.empty());
    EXPECT_FALSE(says(words_of(release), "CANARY")) << words_of(release);

    all.decisions.front().visible_to_family = false;
    ChildLetterFacts facts{.held_at = test::at("2026-11-25T10:00"),
                           .to = PersonName{"Rowan"},
                           .age = 8,
                           .release = child_letter_release_for(rowan, all)};
    const std::string letter = whole_text(child_letter_text(facts));
    facts.language = Language::welsh;
    const std::string welsh = whole_text(child_letter_text(facts));
    EXPECT_TRUE(says(letter, "Nothing was decided yet.")) << letter;
    EXPECT_TRUE(says(letter, "have to meet again by Wednesday 9 December 2026"));
    EXPECT_TRUE(says(letter, "not because of anything that you did"));
    EXPECT_TRUE(says(welsh, "Rhaid i'r oedolion gyfarfod eto erbyn"));
}

TEST(ChildGate, TellsALetterTheDecisionWithoutItsReasonsAndItsCategory)
{
    const Release release = child_letter_release_for(rowan, papers());

    ASSERT_EQ(release.decisions.size(), 1u);
    EXPECT_TRUE(release.decisions.front().reasons.empty());
    EXPECT_TRUE(release.decisions.front().category_code.empty());
    EXPECT_TRUE(release.sections.empty());
    ASSERT_EQ(release.actions.size(), 1u);
}

TEST(ChildGate, TellsALetterBeforeTheMinutesAreAgreedWhatAConferenceDecidedAndNoMore)
{
    Papers all = papers();
    all.minutes.status = MinutesStatus::draft;
    EXPECT_EQ(child_letter_release_for(rowan, all).decisions.size(), 1u);
    EXPECT_TRUE(child_letter_release_for(rowan, all).actions.empty());
    EXPECT_TRUE(child_release_for(rowan, all).empty());
    all.type = MeetingType::core_group;
    EXPECT_TRUE(child_letter_release_for(rowan, all).empty());
}

TEST(ChildGate, TellsNothingOfMeetingsOfWhichNothingGoesToTheFamilyNorWhatIsNotMarked)
{
    for (const MeetingType type : all_meeting_types()) {
        Papers all = papers();
        all.type = type;
        EXPECT_EQ(child_letter_release_for(rowan, all).empty(), !is_for_family(type));
    }
    Papers unmarked = papers();
    for (MinuteSection& each : unmarked.sections)
        each.visible_to_family = false;
    for (ChildDecision& each : unmarked.decisions)
        each.visible_to_family = false;
    for (ActionRow& each : unmarked.actions)
        each.action.visible_to_family = false;
    EXPECT_TRUE(child_release_for(rowan, unmarked).empty());
}

TEST(ChildGate, KeepsBackWordsThatNameAnotherChildOrSpeakOfWhoIsKeptApart)
{
    const auto passage = [](const char* words) {
        return child_verdict_on_words(words, rowan, papers()).passage;
    };
    EXPECT_EQ(passage("Your drawing club goes on, Rowan."), Passage::by_default);
    EXPECT_EQ(passage("You and WREN go together."), Passage::never);
    EXPECT_EQ(passage("The wrens nest in the hedge."), Passage::by_default);
    EXPECT_EQ(passage("You will see Daddy on Friday."), Passage::never);
    EXPECT_EQ(passage("Glen will ring."), Passage::never);
    EXPECT_EQ(passage("Glen’s house and Wren’s room"), Passage::never);
    EXPECT_EQ(passage("“Daddy’s” house"), Passage::never);
    Papers together = papers();
    together.apart.clear();
    EXPECT_EQ(child_verdict_on_words("You will see Dad.", rowan, together).passage,
              Passage::by_default);
}

ChildLetterFacts facts(Language language, int age = 8)
{
    return {.held_at = test::at("2026-11-25T10:00"),
            .language = language,
            .to = PersonName{"Rowan"},
            .age = age,
            .release = child_letter_release_for(rowan, papers()),
            .own_words = FreeText{"I like foxes"},
            .social_worker = PersonName{"Kit Placeholder"},
            .advocate = PersonName{"Ivy Sample"},
            .chair = PersonName{"Gwen Sampleford"},
            .council = "Exampleshire",
            .phone = "01632 960012"};
}

TEST(ChildLetterText, SaysInEasyWordsWhatWasDecidedWhatFollowsAndWhomTheyCanTalkTo)
{
    const std::string letter = whole_text(child_letter_text(facts(Language::english)));

    for (const char* words : {"Dear Rowan",
                              "some adults who know you had a meeting",
                              "You are not in trouble.",
                              "I like foxes",
                              "You will have a child protection plan.",
                              "drawing club (Elm Primary will do this by Thursday 3 December 2026)",
                              "Your social worker is Kit Placeholder.",
                              "Your advocate is Ivy Sample.",
                              "01632 960012",
                              "Childline on 0800 1111"})
        EXPECT_TRUE(says(letter, words)) << words << '\n' << letter;
    for (const char* never : {"CANARY", "Neglect", "ROWANS-REASONS", "Wren"})
        EXPECT_FALSE(says(letter, never)) << never << '\n' << letter;
    EXPECT_FALSE(says(whole_text(child_letter_text(facts(Language::english, 14))), "some adults"));
}

TEST(ChildLetterText, IsInWelshButForWhatWasWritten)
{
    ChildLetterFacts from = facts(Language::welsh);
    from.own_words = {};
    from.next = FreeText{"Clwb darlunio"};
    const std::string letter = whole_text(child_letter_text(from));

    EXPECT_TRUE(says(letter, "Annwyl Rowan"));
    EXPECT_TRUE(says(letter, "Bydd gen ti gynllun amddiffyn plant."));
    for (const char* english : {" the ", " and ", " you ", "Your "})
        EXPECT_FALSE(says(letter, english)) << english << '\n' << letter;
}

TEST(ChildLetterText, TakesTheWordsOfWhoeverKnowsTheChild)
{
    ChildLetterFacts from = facts(Language::english);
    from.about = FreeText{"We met about school."};
    from.next = FreeText{"Ivy visits you."};
    from.advocate = {};
    const std::string letter = whole_text(child_letter_text(from));

    EXPECT_TRUE(says(letter, "We met about school."));
    EXPECT_TRUE(says(letter, "Ivy visits you."));
    EXPECT_FALSE(says(letter, "drawing club"));
    EXPECT_TRUE(says(letter, "You can ask for an advocate."));
}

}  // namespace
}  // namespace quorate::core
