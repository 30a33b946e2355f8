#include "core/circulation/decision_letter.hpp"

#include <gtest/gtest.h>

#include "core/circulation/decision_letter_words.hpp"
#include "core/dates/date_text.hpp"
#include "core/minutes/outcome.hpp"
#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

const FamilyMemberId mother{"mother"};
const FamilyMemberId father{"father"};
constexpr unsigned children = 3;

ActionRow action(const std::string& id, bool for_family, ActionOwner owner)
{
    ActionRow row;
    row.action.id = ActionPointId{id};
    row.action.what = FreeText{"ACTION-WHAT-" + id};
    row.action.plain_language = FreeText{"PLAIN-" + id};
    row.action.owner = std::move(owner);
    row.action.due_on = Date{2026y / December / 3};
    row.action.visible_to_family = for_family;
    row.owner_name = PersonName{"OWNER-" + id};
    return row;
}

// A canary in every field that a letter could be written from; `marked` has a bit for each child.
Papers papers(unsigned marked, MinutesStatus status = MinutesStatus::approved)
{
    Papers all;
    all.members = {{.member = mother, .has_parental_responsibility = true}};
    all.type = MeetingType::initial_cp_conference;
    all.minutes.status = status;
    all.sections.push_back({.id = MinuteSectionId{"s"},
                            .title = "SECTION-TITLE",
                            .body = FreeText{"SECTION-BODY"},
                            .visible_to_family = true});
    all.amendments.push_back({.id = AmendmentId{"am"},
                              .number = 1,
                              .body = FreeText{"AMENDMENT"},
                              .reason = FreeText{"AMENDMENT-REASON"},
                              .visible_to_family = true});
    for (unsigned i = 0; i < children; ++i) {
        const std::string n = std::to_string(i);
        Child child;
        child.id = ChildId{"child-" + n};
        child.given_name = PersonName{"CHILD" + n};
        all.children.push_back(child);
        all.decisions.push_back({.id = DecisionId{"d" + n},
                                 .child = child.id,
                                 .outcome = Outcome::cp_plan_made,
                                 .category = "NEG",
                                 .reasons = FreeText{"REASONS" + n},
                                 .dissent = FreeText{"DISSENT" + n},
                                 .visible_to_family = (marked >> i & 1) != 0});
    }
    all.actions = {action("a0", false, {.contact = ContactId{"contact"}}),
                   action("a1", true, {.contact = ContactId{"contact"}}),
                   action("a2", true, {.family_member = mother}),
                   action("a3", true, {.family_member = father})};
    InviteeEntry seat;
    seat.name = PersonName{"SEAT-NAME"};
    seat.agency_name = "SEAT-AGENCY";
    seat.invitee.attendance = Attendance::present;
    all.seats.push_back(seat);
    return all;
}

LetterFacts facts(Release release, Language language = Language::english)
{
    return {.held_at = test::at("2026-11-25T10:00"),
            .reader = RecipientClass::family,
            .language = language,
            .to = PersonName{"Hazel Testwood"},
            .release = std::move(release),
            .chair = PersonName{"Gwen Sampleford"},
            .council = "Exampleshire",
            .phone = "01632 960012"};
}

std::string letter_for_mother(const Papers& all)
{
    return whole_text(letter_text(facts(letter_release_for(Recipient::family, mother, all))));
}

bool says(const std::string& text, const std::string& words)
{
    return text.find(words) != std::string::npos;
}

TEST(DecisionLetter, TellsTheFamilyTheMarkedDecisionsAndNothingElseWhicheverAreMarked)
{
    for (const MinutesStatus status : {MinutesStatus::draft, MinutesStatus::approved})
        for (unsigned marked = 0; marked < 1u << children; ++marked) {
            const std::string letter = letter_for_mother(papers(marked, status));
            for (unsigned i = 0; i < children; ++i) {
                const bool is_told = (marked >> i & 1) != 0;
                ASSERT_EQ(says(letter, "CHILD" + std::to_string(i)), is_told) << letter;
                ASSERT_EQ(says(letter, "REASONS" + std::to_string(i)), is_told) << letter;
            }
            for (const char* never : {"DISSENT",
                                      "SECTION",
                                      "AMENDMENT",
                                      "SEAT-",
                                      "ACTION-WHAT",
                                      "PLAIN-a0",
                                      "PLAIN-a3",
                                      "OWNER-a1",
                                      "OWNER-a3"})
                ASSERT_FALSE(says(letter, never)) << never << "\n" << letter;
            const bool is_agreed = status == MinutesStatus::approved;
            ASSERT_EQ(says(letter, "PLAIN-a1"), is_agreed);
            ASSERT_EQ(says(letter, "PLAIN-a2"), is_agreed);
        }
}

TEST(DecisionLetter, TellsProfessionalsEveryDecisionAndNotWhoDisagreed)
{
    const Release release =
        letter_release_for(Recipient::professional, std::nullopt, papers(0, MinutesStatus::draft));

    ASSERT_EQ(release.decisions.size(), children);
    for (const ReleasedDecision& decision : release.decisions)
        EXPECT_TRUE(decision.dissent.empty());
    EXPECT_TRUE(release.sections.empty());
    EXPECT_TRUE(release.actions.empty());
    EXPECT_TRUE(release.attendance.empty());
    EXPECT_TRUE(release.kind.empty());
}

TEST(DecisionLetter, TellsNothingToWhoIsExcludedNorOfOtherMeetings)
{
    EXPECT_TRUE(letter_release_for(Recipient::nobody, mother, papers(~0u)).empty());
    EXPECT_TRUE(letter_release_for(Recipient::family, std::nullopt, papers(~0u)).empty());
    for (const MeetingType type : all_meeting_types()) {
        Papers all = papers(~0u);
        all.type = type;
        const bool has_one = is_conference(type);
        EXPECT_EQ(!letter_release_for(Recipient::family, mother, all).empty(), has_one);
        EXPECT_EQ(!letter_release_for(Recipient::professional, std::nullopt, all).empty(), has_one);
    }
}

TEST(DecisionLetter, SaysWhatFollowsWhomToTelephoneAndThatADecisionIsNotSuspended)
{
    LetterFacts from = facts(letter_release_for(Recipient::family, mother, papers(1)));
    from.next = {{MeetingType::core_group, test::at("2026-12-07T14:00")},
                 {MeetingType::review_cp_conference, test::at("2027-02-16T10:00")}};

    const std::string letter = whole_text(letter_text(from));

    for (const char* words : {"Dear Hazel Testwood",
                              "What was decided at the meeting on Wednesday 25 November 2026",
                              "There will be a child protection plan.",
                              "A child protection plan means that people are worried",
                              "Neglect means that a child",
                              "The reason is recorded as: Neglect.",
                              "It meets on Monday 7 December 2026 at 14:00.",
                              "The next review conference is on Tuesday 16 February 2027 at 10:00.",
                              "Telephone us on 01632 960012 and we will tell you how.",
                              "does not suspend the decision",
                              "Gwen Sampleford, chair of the meeting\nExampleshire"})
        EXPECT_TRUE(says(letter, words)) << words << "\n" << letter;
}

TEST(DecisionLetter, HasTheOutlinePlanAsFarAsItsReaderIsToldOfIt)
{
    Papers all = papers(~0u, MinutesStatus::draft);
    PlanPart shared{.id = PlanPartId{"p1"},
                    .outcome = FreeText{"Rowan is at school each day"},
                    .help = FreeText{"A taxi"},
                    .children = {ChildId{"child-0"}},
                    .visible_to_family = true};
    PlanPart kept = shared;
    kept.id = PlanPartId{"p2"};
    kept.outcome = FreeText{"PLAN-UNMARKED"};
    kept.visible_to_family = false;
    all.plan.written = {shared, kept};
    all.plan.progress = {{.part = PlanPartId{"p1"}, .words = FreeText{"PROGRESS"}}};

    const std::string family = letter_for_mother(all);
    const std::string colleague = whole_text(
        letter_text(facts(letter_release_for(Recipient::professional, std::nullopt, all))));
    const std::string welsh = whole_text(
        letter_text(facts(letter_release_for(Recipient::family, mother, all), Language::welsh)));

    EXPECT_TRUE(says(family, "The outline plan for CHILD0")) << family;
    EXPECT_TRUE(
        says(family, "What needs to change: Rowan is at school each day\nWhat help: A taxi"));
    EXPECT_FALSE(says(family, "PLAN-UNMARKED"));
    EXPECT_TRUE(says(colleague, "PLAN-UNMARKED"));
    EXPECT_FALSE(says(family + colleague, "PROGRESS"));
    EXPECT_TRUE(says(welsh, "Y cynllun amlinellol: CHILD0")) << welsh;
    EXPECT_TRUE(says(welsh, "Pa help: A taxi"));
    for (const PlanField& field : plan_fields)
        EXPECT_NE(plan_label_words(field.label, Language::welsh), field.label);
}

TEST(DecisionLetter, HasNoPlanForAChildWhoseDecisionLeavesThemWithoutOne)
{
    Papers all = papers(~0u, MinutesStatus::draft);
    all.decisions.back().outcome = Outcome::cp_plan_ended;
    const PlanPart shared{.id = PlanPartId{"p1"},
                          .outcome = FreeText{"SHARED-PART"},
                          .children = {ChildId{"child-0"}, ChildId{"child-2"}},
                          .visible_to_family = true};
    PlanPart lone = shared;
    lone.id = PlanPartId{"p2"};
    lone.outcome = FreeText{"LONE-PART"};
    lone.children = {ChildId{"child-2"}};
    PlanPart ended = lone;
    ended.id = PlanPartId{"p3"};
    ended.outcome = FreeText{"ENDED-PART"};
    ended.is_ended = true;
    all.plan.written = {shared, lone, ended};

    const std::string family = letter_for_mother(all);
    const Release copy = release_for(Recipient::professional, std::nullopt, [&all] {
        Papers agreed = all;
        agreed.minutes.status = MinutesStatus::approved;
        return agreed;
    }());

    EXPECT_TRUE(says(family, "The child protection plan ends."));
    EXPECT_TRUE(says(family, "The outline plan for CHILD0 \nWhat needs to change: SHARED-PART"))
        << family;
    EXPECT_FALSE(says(family, "LONE-PART"));
    EXPECT_TRUE(says(family, "ENDED-PART"));
    ASSERT_EQ(copy.plan.size(), 2u);
    EXPECT_EQ(copy.plan.front().children.size(), 1u);
}

TEST(DecisionLetter, ClaimsNoDecisionForEachChildToWhoIsToldOfOne)
{
    for (const Jurisdiction there : {Jurisdiction::england, Jurisdiction::wales})
        for (const MeetingType type :
             {MeetingType::initial_cp_conference, MeetingType::review_cp_conference}) {
            LetterFacts from = facts(letter_release_for(Recipient::family, mother, papers(1)));
            from.type = type;
            from.jurisdiction = there;
            EXPECT_FALSE(says(usual_opening(from), "each child")) << usual_opening(from);
            EXPECT_TRUE(says(usual_opening(from), "This letter says what was decided"));
            from.language = Language::welsh;
            EXPECT_FALSE(says(usual_opening(from), "pob plentyn")) << usual_opening(from);
        }
}

TEST(DecisionLetter, SaysThatQuorumWasNotMetAsTheCopyDoes)
{
    Papers all = papers(~0u);
    all.lacked_quorum = true;
    all.who_was_missing = {"MISSING-AGENCY"};

    const std::string family = letter_for_mother(all);
    LetterFacts colleague = facts(letter_release_for(Recipient::professional, std::nullopt, all));
    colleague.reader = RecipientClass::professional;
    const std::string to_colleague = whole_text(letter_text(colleague));

    EXPECT_TRUE(says(family, "Quorum was not met\nNot enough agencies were there.")) << family;
    EXPECT_FALSE(says(family, "MISSING-AGENCY"));
    EXPECT_TRUE(says(to_colleague, "Not enough agencies were there. MISSING-AGENCY."));
    EXPECT_FALSE(says(letter_for_mother(papers(~0u)), "Quorum"));
}

TEST(DecisionLetter, SaysOfAnAdjournmentThatNothingIsDecidedAndWhenItIsHeldAgain)
{
    Papers all = papers(~0u);
    for (ChildDecision& each : all.decisions)
        each.outcome = Outcome::adjourned;
    LetterFacts family = facts(letter_release_for(Recipient::family, mother, all));
    family.next = {{MeetingType::initial_cp_conference, test::at("2026-12-07T14:00")}};
    LetterFacts colleague = facts(letter_release_for(Recipient::professional, std::nullopt, all));
    colleague.reader = RecipientClass::professional;
    family.held_again_by = colleague.held_again_by = parse_date("2026-12-09");

    const std::string to_family = whole_text(letter_text(family));
    const std::string to_colleague = whole_text(letter_text(colleague));

    EXPECT_FALSE(says(to_family, "at the latest")) << "the day is known";
    EXPECT_TRUE(says(to_colleague, "again by Wednesday 9 December 2026 at the latest."));
    EXPECT_TRUE(says(to_family, "The meeting on Wednesday 25 November 2026")) << to_family;
    EXPECT_TRUE(says(to_family, "About CHILD0"));
    EXPECT_TRUE(says(to_family, "held again on Monday 7 December 2026 at 14:00."));
    EXPECT_TRUE(says(to_family, "complain about how the meeting was held"));
    EXPECT_TRUE(says(to_colleague, "as soon as it is known"));
    for (const std::string* letter : {&to_family, &to_colleague})
        for (const char* never :
             {"What was decided", "meeting decided", "appeal", "suspend", "agree with a decision"})
            EXPECT_FALSE(says(*letter, never)) << never << "\n" << *letter;
}

TEST(DecisionLetter, TellsTheFamilyWhyItWasAdjournedThoughNoDecisionIsMarked)
{
    Papers all = papers(0);
    all.adjourned = Adjourned{.again_by = parse_date("2026-12-09").value(),
                              .interim_plan = FreeText{"Gran stays\nUNMARKED-LINE"},
                              .lines_for_family = {1}};
    LetterFacts family = facts(letter_release_for(Recipient::family, mother, all));
    family.held_again_by = all.adjourned->again_by;

    const std::string letter = whole_text(letter_text(family));
    family.language = Language::welsh;
    const std::string welsh = whole_text(letter_text(family));

    EXPECT_TRUE(says(letter, "not enough of the services that are needed for it")) << letter;
    EXPECT_TRUE(says(letter, "again by Wednesday 9 December 2026 at the latest."));
    EXPECT_TRUE(says(letter, "Gran stays"));
    EXPECT_TRUE(says(welsh, "Cafodd y cyfarfod ei ohirio"));
    EXPECT_FALSE(says(letter, "UNMARKED-LINE"));
    EXPECT_FALSE(says(letter, "appeal"));
}

TEST(DecisionLetter, SaysForEachChildWhatIsOpenWhereOnlySomeAreDecidedAbout)
{
    Papers all = papers(~0u);
    all.decisions.back().outcome = Outcome::adjourned;

    const std::string letter =
        whole_text(letter_text(facts(letter_release_for(Recipient::family, mother, all))));

    EXPECT_TRUE(says(letter, "What was decided for CHILD0"));
    EXPECT_TRUE(says(letter, "About CHILD2"));
    EXPECT_TRUE(says(letter, "appeal against what was decided"));
}

TEST(DecisionLetter, HasItsWordsInBothLanguagesForAllThatConferencesDecide)
{
    for (const Jurisdiction there : {Jurisdiction::england, Jurisdiction::wales})
        for (const MeetingType type : all_meeting_types()) {
            if (!is_conference(type)) continue;
            for (const Outcome outcome : outcomes_for(type, there)) {
                const auto english = decided_words(outcome, there, Language::english);
                const auto welsh = decided_words(outcome, there, Language::welsh);
                EXPECT_FALSE(english.empty()) << code(outcome);
                EXPECT_FALSE(welsh.empty()) << code(outcome);
                EXPECT_NE(english, welsh);
            }
            for (const AbuseCategory& category : abuse_categories(there))
                EXPECT_FALSE(abuse_category_words(category.code, Language::welsh).empty());
        }
}

TEST(DecisionLetter, ExplainsTheFormalWordsToTheFamilyAlone)
{
    LetterFacts from = facts(
        letter_release_for(Recipient::professional, std::nullopt, papers(1, MinutesStatus::draft)));
    from.reader = RecipientClass::professional;

    EXPECT_FALSE(says(whole_text(letter_text(from)), " means that "));
}

TEST(DecisionLetter, IsInWelshButForWhatTheRecordSays)
{
    const Release release = letter_release_for(Recipient::family, mother, papers(1));

    const std::string letter = whole_text(letter_text(facts(release, Language::welsh)));

    EXPECT_TRUE(says(letter, "Annwyl Hazel Testwood")) << letter;
    EXPECT_TRUE(says(letter, "Bydd cynllun amddiffyn plant."));
    EXPECT_TRUE(says(letter, "Esgeulustod"));
    for (const char* english : {" the ", " and ", "Neglect", " you "})
        EXPECT_FALSE(says(letter, english)) << english << "\n" << letter;
}

TEST(DecisionLetter, TakesAnotherBeginningAndEnd)
{
    LetterFacts from = facts(letter_release_for(Recipient::family, mother, papers(1)));
    from.opening = FreeText{"We met about you."};

    const LetterText letter = letter_text(from);

    EXPECT_EQ(letter.opening, "We met about you.");
    EXPECT_EQ(letter.closing, usual_closing(from));
}

}  // namespace
}  // namespace quorate::core
