#include "core/circulation/disclosure.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

const FamilyMemberId mother{"mother"};
const FamilyMemberId father{"father"};

constexpr unsigned section_count = 9;

// Each section holds a canary: its own number, in words found nowhere else.
std::string canary(unsigned section)
{
    return "CANARY-" + std::to_string(section) + "-";
}

ActionRow action(const std::string& id, bool for_family, ActionOwner owner)
{
    ActionRow row;
    row.action.id = ActionPointId{id};
    row.action.what = FreeText{"ACTION-WHAT-" + id};
    row.action.plain_language = FreeText{"plain-" + id};
    row.action.owner = std::move(owner);
    row.action.due_on = Date{2026y / December / 3};
    row.action.visible_to_family = for_family;
    row.owner_name = PersonName{"OWNER-" + id};
    row.agency_name = "School";
    return row;
}

Papers approved(unsigned marked = 0)
{
    Papers papers;
    papers.type = MeetingType::initial_cp_conference;
    papers.minutes.status = MinutesStatus::approved;
    for (unsigned i = 0; i < section_count; ++i)
        papers.sections.push_back({.id = MinuteSectionId{"s" + std::to_string(i)},
                                   .position = static_cast<int>(i) + 1,
                                   .item = "item",
                                   .title = "Title " + std::to_string(i),
                                   .body = FreeText{"What was said: " + canary(i)},
                                   .visible_to_family = (marked >> i & 1) != 0});
    papers.decisions.push_back({.id = DecisionId{"d0"},
                                .child = ChildId{"child"},
                                .outcome = Outcome::cp_plan_made,
                                .category = "NEG",
                                .reasons = FreeText{"DECISION-REASONS"},
                                .dissent = FreeText{"DISSENT"}});
    papers.actions = {action("a0", false, {.contact = ContactId{"contact"}}),
                      action("a1", true, {.contact = ContactId{"contact"}}),
                      action("a2", true, {.family_member = mother}),
                      action("a3", true, {.family_member = father})};
    return papers;
}

// Every word the release would show.
std::string words_of(const Release& release)
{
    std::string all;
    for (const auto& section : release.sections)
        all += section.title + '\n' + section.body.reveal() + '\n';
    for (const auto& decision : release.decisions)
        all += decision.outcome + decision.reasons.reveal() + decision.dissent.reveal() + '\n';
    for (const auto& each : release.actions)
        all += each.what.reveal() + each.owner_name.reveal() + '\n';
    return all;
}

Release for_mother(const Papers& papers, const std::optional<ReleasedSet>& sent = {})
{
    return release_for(Recipient::family, mother, papers, sent);
}

TEST(Release, GivesTheFamilyTheMarkedSectionsAndNoOtherWhicheverAreMarked)
{
    for (unsigned marked = 0; marked < 1u << section_count; ++marked) {
        const Papers papers = approved(marked);
        const std::string words = words_of(for_mother(papers));
        for (unsigned i = 0; i < section_count; ++i)
            ASSERT_EQ(words.find(canary(i)) != std::string::npos, (marked >> i & 1) != 0)
                << "section " << i << " of marks " << marked;
        ASSERT_EQ(words.find("DECISION-REASONS"), std::string::npos);
        ASSERT_EQ(words.find("DISSENT"), std::string::npos);
        ASSERT_EQ(words.find("ACTION-WHAT"), std::string::npos);
    }
}

TEST(Release, OfThePlanGivesTheFamilyThePartsMarkedForThemAndNoOther)
{
    Papers papers = approved();
    papers.plan.written = {
        {.id = PlanPartId{"p0"}, .outcome = FreeText{"For professionals"}},
        {.id = PlanPartId{"p1"}, .outcome = FreeText{"For all"}, .visible_to_family = true}};

    const Release family = for_mother(papers);
    ASSERT_EQ(family.plan.size(), 1u);
    EXPECT_EQ(family.plan.front().id, PlanPartId{"p1"});
    ASSERT_EQ(family.plan.front().texts.size(), 1u);
    EXPECT_EQ(family.plan.front().texts.front().words.reveal(), "For all");
    EXPECT_EQ(release_for(Recipient::professional, {}, papers).plan.size(), 2u);
    EXPECT_TRUE(for_mother(papers, ReleasedSet{}).plan.empty());
    EXPECT_EQ(ids_of(family).plan, std::vector{PlanPartId{"p1"}});
    papers.minutes.status = MinutesStatus::draft;
    EXPECT_TRUE(for_mother(papers).empty());
}

TEST(Release, TellsProfessionalsAloneHowThePlanHasGone)
{
    Papers papers = approved();
    papers.plan.before = {
        {.id = PlanPartId{"p0"}, .outcome = FreeText{"Calm"}, .visible_to_family = true}};
    papers.plan.progress = {
        {.part = PlanPartId{"p0"}, .progress = Progress::worse, .words = FreeText{"Three nights"}}};

    const Release given = release_for(Recipient::professional, {}, papers);
    ASSERT_EQ(given.plan.size(), 1u);
    EXPECT_EQ(given.plan.front().texts.back().words.reveal(), "Worse. Three nights");
    EXPECT_TRUE(for_mother(papers).plan.empty());
}

TEST(Release, TellsProfessionalsAloneWhichAgenciesHadDissentedWhenTheMinutesWereAgreed)
{
    Papers papers = approved();
    const Instant agreed = Instant{std::chrono::seconds{1'795'600'000}};
    papers.minutes.approved_at = agreed;
    papers.decisions.front().visible_to_family = true;
    papers.dissents = {{.child = ChildId{"child"},
                        .agency = "Police",
                        .reason = FreeText{"EARLY"},
                        .recorded_at = agreed - std::chrono::hours{1}},
                       {.child = ChildId{"child"},
                        .agency = "School",
                        .reason = FreeText{"LATER"},
                        .recorded_at = agreed + std::chrono::hours{1}}};

    const Release given = release_for(Recipient::professional, {}, papers);
    EXPECT_EQ(given.decisions.front().dissent.reveal(), "DISSENT\nPolice: EARLY");
    EXPECT_TRUE(for_mother(papers).decisions.front().dissent.empty());
}

TEST(Release, IsNeverWidenedByWhatWasSentWhicheverWasSent)
{
    for (unsigned marked = 0; marked < 1u << 6; ++marked) {
        for (unsigned sent = 0; sent < 1u << 6; ++sent) {
            ReleasedSet set;
            for (unsigned i = 0; i < 6; ++i)
                if (sent >> i & 1) set.sections.push_back(MinuteSectionId{"s" + std::to_string(i)});
            const std::string words = words_of(for_mother(approved(marked), set));
            for (unsigned i = 0; i < section_count; ++i)
                ASSERT_EQ(words.find(canary(i)) != std::string::npos,
                          (marked & sent & 1u << i) != 0 && i < 6);
        }
    }
}

TEST(Release, GivesTheFamilyNothingByDefault)
{
    Papers papers = approved(0);
    for (ActionRow& row : papers.actions)
        row.action.visible_to_family = false;

    EXPECT_TRUE(for_mother(papers).empty());
}

TEST(Release, GivesProfessionalsEverything)
{
    const Papers papers = approved(0);

    const Release release = release_for(Recipient::professional, std::nullopt, papers);

    EXPECT_EQ(release.sections.size(), section_count);
    EXPECT_EQ(release.decisions.size(), 1u);
    EXPECT_EQ(release.decisions.front().outcome, "Needs a child protection plan");
    EXPECT_EQ(release.decisions.front().category, "Neglect");
    EXPECT_EQ(release.actions.size(), 4u);
}

TEST(Release, TellsTheFamilyADecisionMarkedForThemAndNeverWhoDisagreed)
{
    Papers papers = approved(0);
    EXPECT_TRUE(for_mother(papers).decisions.empty());
    papers.decisions.front().visible_to_family = true;

    const Release release = for_mother(papers);

    ASSERT_EQ(release.decisions.size(), 1u);
    EXPECT_EQ(release.decisions.front().outcome, "Needs a child protection plan");
    EXPECT_EQ(release.decisions.front().reasons.reveal(), "DECISION-REASONS");
    EXPECT_TRUE(release.decisions.front().dissent.empty());
}

TEST(Release, TellsProfessionalsWhoWasThereAndTheFamilyNot)
{
    Papers papers = approved(~0u);
    papers.chair = UserId{"chair"};
    papers.seats.resize(3);
    papers.seats[0].name = PersonName{"CHAIR"};
    papers.seats[0].invitee.holder.user = papers.chair;
    papers.seats[0].invitee.attendance = Attendance::present;
    papers.seats[1].name = PersonName{"NURSE"};
    papers.seats[1].agency_name = "Health";
    papers.seats[1].invitee.attendance = Attendance::apologies;

    const Release release = release_for(Recipient::professional, std::nullopt, papers);

    EXPECT_EQ(release.kind, label(MeetingType::initial_cp_conference));
    ASSERT_EQ(release.attendance.size(), 2u);
    EXPECT_TRUE(release.attendance[0].is_chair);
    EXPECT_EQ(release.attendance[1].about, "Health");
    EXPECT_EQ(release.attendance[1].attendance, label(Attendance::apologies));
    EXPECT_TRUE(for_mother(papers).attendance.empty());
    EXPECT_TRUE(for_mother(papers).kind.empty());
}

TEST(Release, TellsEverybodyThatQuorumWasNotMetAndProfessionalsWhoWasMissing)
{
    Papers papers = approved(~0u);
    papers.lacked_quorum = true;
    papers.who_was_missing = {"The police are missing"};

    const Release release = release_for(Recipient::professional, std::nullopt, papers);

    EXPECT_TRUE(release.lacked_quorum);
    EXPECT_EQ(release.who_was_missing, papers.who_was_missing);
    EXPECT_TRUE(for_mother(papers).lacked_quorum);
    EXPECT_TRUE(for_mother(papers).who_was_missing.empty());
}

Papers adjourned_papers()
{
    Papers papers = approved();
    papers.lacked_quorum = true;
    papers.decisions.front().outcome = Outcome::adjourned;
    papers.decisions.front().reasons = FreeText{"Until then: LINE-ONE\nLINE-TWO"};
    papers.adjourned = Adjourned{.again_by = Date{2026y / December / 9},
                                 .interim_plan = FreeText{"LINE-ONE\nLINE-TWO"}};
    return papers;
}

TEST(Release, TellsTheFamilyOfAnAdjournmentAndOfTheInterimPlanOnlyTheMarkedLines)
{
    Papers papers = adjourned_papers();
    ASSERT_TRUE(for_mother(papers).adjournment) << "though nothing is marked for the family";
    EXPECT_FALSE(for_mother(papers).empty());
    EXPECT_EQ(for_mother(papers).adjournment->again_by, (Date{2026y / December / 9}));
    EXPECT_TRUE(for_mother(papers).adjournment->until_then.empty());

    papers.adjourned->lines_for_family = {2};
    papers.decisions.front().visible_to_family = true;

    const Release release = for_mother(papers);

    ASSERT_EQ(release.adjournment->until_then.size(), 1u);
    EXPECT_EQ(release.adjournment->until_then.front().reveal(), "LINE-TWO");
    ASSERT_EQ(release.decisions.size(), 1u);
    EXPECT_TRUE(release.decisions.front().reasons.empty())
        << "the plan does not come by another door";
    EXPECT_TRUE(release.who_was_missing.empty());
}

TEST(Release, KeepsTheInterimPlanFromTheFamilyAlsoWhereSomebodyHasChangedItInTheReasons)
{
    Papers papers = adjourned_papers();
    papers.decisions.front().visible_to_family = true;
    const auto reasons = [&](const std::string& written) {
        papers.decisions.front().reasons = FreeText{written};
        return for_mother(papers).decisions.at(0).reasons.reveal();
    };

    EXPECT_EQ(reasons("Until then: LINE-ONE, put better.\nLINE-TWO"), "");
    EXPECT_EQ(reasons("LINE-TWO"), "");
    EXPECT_EQ(reasons("Quorum was not met. Until the meeting is held again: in other words"), "");
    EXPECT_EQ(reasons("Nobody could be heard."), "Nobody could be heard.");
}

TEST(Release, TellsTheFamilyOfNoAdjournmentOfAMeetingThatIsNotForThem)
{
    Papers papers = adjourned_papers();
    papers.type = MeetingType::strategy_discussion;
    papers.adjourned->lines_for_family = {1, 2};

    EXPECT_TRUE(for_mother(papers).empty());
    EXPECT_FALSE(release_for(Recipient::nobody, std::nullopt, papers).adjournment);
}

TEST(Release, GivesNoLineOfTheInterimPlanWithLessThanAllThatIsUsual)
{
    Papers papers = adjourned_papers();
    papers.adjourned->lines_for_family = {1};
    const auto with = [&](Share share) {
        return release_for(Recipient::family, mother, papers, std::nullopt, {.share = share});
    };

    EXPECT_EQ(with(Share::usual).adjournment->until_then.size(), 1u);
    ASSERT_TRUE(with(Share::decisions).adjournment);
    EXPECT_TRUE(with(Share::decisions).adjournment->until_then.empty());
    EXPECT_FALSE(with(Share::nothing).adjournment);
}

TEST(Release, TellsOneOfTheFamilyWhenTheyAreAskedAgainAndNobodyElse)
{
    Papers papers = adjourned_papers();
    papers.adjourned->again_at = test::at("2026-12-07T14:00");
    papers.adjourned->asked = {{father, test::at("2026-12-07T14:30")}};

    EXPECT_FALSE(for_mother(papers).adjournment->again_at);
    EXPECT_EQ(again_sentences(*for_mother(papers).adjournment, Language::english),
              std::vector<std::string>{
                  "It has to be held again by Wednesday 9 December 2026 at the latest."});
    EXPECT_EQ(release_for(Recipient::family, father, papers).adjournment->again_at,
              test::at("2026-12-07T14:30"));
    EXPECT_EQ(release_for(Recipient::professional, std::nullopt, papers).adjournment->again_at,
              test::at("2026-12-07T14:00"));
}

TEST(Release, TellsProfessionalsInWordsWhoCameLateOrLeftEarly)
{
    Papers papers = approved(~0u);
    papers.time = {test::at("2026-11-25T10:00"), test::at("2026-11-25T12:00")};
    papers.seats.resize(2);
    papers.seats[0].invitee.attendance = Attendance::present;
    papers.seats[0].invitee.stay = {10h + 40min, 11h + 15min};
    papers.seats[1].invitee.attendance = Attendance::present;
    papers.seats[1].invitee.stay = {10h, 12h};

    const Release release = release_for(Recipient::professional, std::nullopt, papers);

    ASSERT_EQ(release.attendance.size(), 2u);
    EXPECT_EQ(release.attendance[0].attendance, "Present, came at 10:40, left at 11:15");
    EXPECT_EQ(release.attendance[1].attendance, "Present");
}

TEST(Release, GivesNobodyAnythingBeforeTheChairHasApproved)
{
    Papers papers = approved(~0u);
    papers.minutes.status = MinutesStatus::draft;

    EXPECT_TRUE(release_for(Recipient::professional, std::nullopt, papers).empty());
    EXPECT_TRUE(for_mother(papers).empty());
}

TEST(Release, GivesAnExcludedPersonNothing)
{
    EXPECT_TRUE(release_for(Recipient::nobody, mother, approved(~0u)).empty());
    EXPECT_TRUE(release_for(Recipient::nobody, std::nullopt, approved(~0u)).empty());
}

TEST(Release, NeverGivesTheFamilyAnythingOfAStrategyDiscussion)
{
    for (const MeetingType type : {MeetingType::strategy_discussion, MeetingType::legal_planning}) {
        Papers papers = approved(~0u);
        papers.type = type;
        EXPECT_TRUE(for_mother(papers).empty());
        EXPECT_FALSE(release_for(Recipient::professional, std::nullopt, papers).empty());
    }
}

TEST(Release, GivesAFamilyRecipientWithoutAPersonNothing)
{
    EXPECT_TRUE(release_for(Recipient::family, std::nullopt, approved(~0u)).empty());
}

TEST(Release, TellsTheFamilyAnActionInPlainWordsWithoutTheNameOfAProfessional)
{
    const Release release = for_mother(approved(0));

    ASSERT_EQ(release.actions.size(), 2u);
    EXPECT_EQ(release.actions[0].what.reveal(), "plain-a1");
    EXPECT_TRUE(release.actions[0].owner_name.empty());
    EXPECT_EQ(release.actions[0].agency_name, "School");
    EXPECT_EQ(release.actions[1].id, ActionPointId{"a2"});
}

TEST(Release, LeavesOutAnActionWithoutPlainWords)
{
    Papers papers = approved(0);
    for (ActionRow& row : papers.actions)
        row.action.plain_language = FreeText{"  "};

    EXPECT_TRUE(for_mother(papers).actions.empty());
}

TEST(Release, LeavesOutSectionsInWhichNothingWasWritten)
{
    Papers papers = approved(~0u);
    papers.sections[2].body = FreeText{" \n"};

    EXPECT_EQ(for_mother(papers).sections.size(), section_count - 1);
}

TEST(Release, TellsAmendmentsToProfessionalsAndToTheFamilyOnlyOfPartsThatItMayRead)
{
    Papers papers = approved(0b101);
    papers.amendments = {{.id = AmendmentId{"open"},
                          .number = 1,
                          .section = papers.sections[0].id,
                          .body = FreeText{"open"},
                          .reason = FreeText{"REASON"},
                          .visible_to_family = true},
                         {.id = AmendmentId{"of-a-closed-part"},
                          .number = 2,
                          .section = papers.sections[1].id,
                          .body = FreeText{"closed"},
                          .visible_to_family = true},
                         {.id = AmendmentId{"closed"}, .number = 3, .body = FreeText{"closed"}},
                         {.id = AmendmentId{"of-all"},
                          .number = 4,
                          .body = FreeText{"of all"},
                          .visible_to_family = true}};

    const Release hers = for_mother(papers);
    ASSERT_EQ(hers.amendments.size(), 2u);
    EXPECT_EQ(hers.amendments[0].id, AmendmentId{"open"});
    EXPECT_EQ(hers.amendments[0].title, papers.sections[0].title);
    EXPECT_EQ(hers.amendments[1].id, AmendmentId{"of-all"});
    const Release all = release_for(Recipient::professional, std::nullopt, papers);
    EXPECT_EQ(all.amendments.size(), 4u);
    EXPECT_EQ(for_mother(papers, ids_of(hers)).amendments.size(), 2u);
    // What was sent before an amendment was made never grows by it.
    ReleasedSet before = ids_of(hers);
    before.amendments.clear();
    EXPECT_TRUE(for_mother(papers, before).amendments.empty());
}

TEST(Release, CanBeRepeatedFromTheIdsThatWereSent)
{
    const Papers papers = approved(0b101);
    const Release first = for_mother(papers);

    EXPECT_EQ(ids_of(for_mother(papers, ids_of(first))), ids_of(first));
    EXPECT_TRUE(for_mother(papers, ReleasedSet{}).empty());
}

TEST(Release, SaysWhomAnActionWasAgreedWithAndOfAnAgencyToTheFamilyNoName)
{
    Papers papers = approved();
    papers.actions = {action("a1", true, {.contact = ContactId{"contact"}})};
    papers.actions.front().action.agreed_with = PersonName{"FORMER"};
    papers.actions.front().action.agreed_agency = "Health";

    const Release ours = release_for(Recipient::professional, std::nullopt, papers);
    ASSERT_EQ(ours.actions.size(), 1u);
    EXPECT_TRUE(ours.actions.front().is_handed);
    EXPECT_EQ(ours.actions.front().agreed_with.reveal(), "FORMER");
    EXPECT_EQ(ours.actions.front().agreed_agency, "Health");

    const Release theirs = for_mother(papers);
    ASSERT_EQ(theirs.actions.size(), 1u);
    EXPECT_TRUE(theirs.actions.front().is_handed);
    EXPECT_TRUE(theirs.actions.front().agreed_with.empty());
    EXPECT_EQ(theirs.actions.front().agreed_agency, "Health");
}

}  // namespace
}  // namespace quorate::core
