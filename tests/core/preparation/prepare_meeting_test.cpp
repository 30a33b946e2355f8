#include <gtest/gtest.h>

#include <algorithm>

#include "core/cases/case_event_store.hpp"
#include "core/cases/case_store.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/preparation/decide_exclusion.hpp"
#include "core/preparation/preparation.hpp"
#include "core/preparation/preparation_store.hpp"
#include "core/preparation/record_views.hpp"
#include "core/preparation/settle_point.hpp"
#include "tests/support/fake_seal.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

const PreparedPerson rowan{.child = ChildId{"child-1"}};  // 8 on the day
const PreparedPerson wren{.child = ChildId{"child-2"}};   // 3 on the day
const PreparedPerson mother{.member = FamilyMemberId{"mother-1"}};

const FreeText reason{"Nobody could be found in time"};

class PreparingAMeeting : public test::RecordTest {
protected:
    void SetUp() override
    {
        test::RecordTest::SetUp();
        clock_.set(test::at("2026-11-20T10:00"));
    }

    MeetingTools tools() { return {clock_, random_, links_, holidays_}; }

    Result<SettledPointId> settle(const SettlePoint& command, const std::string& who = "worker-1")
    {
        return transact(
            [&](UnitOfWork& work) { return settle_point(work, tools(), seal_, as(who), command); });
    }

    SettlePoint about(const PreparedPerson& person, const char* point, const char* answer)
    {
        return {.meeting = meeting,
                .person = person,
                .point = point,
                .answer = answer,
                .day = test::day("2026-11-19"),
                .reason = reason};
    }

    Result<Done> approve(const SettledPointId& id, const std::string& who)
    {
        return transact(
            [&](UnitOfWork& work) { return approve_point(work, tools(), as(who), meeting, id); });
    }

    Result<FamilyViewsId> say(const RecordViews& command, const std::string& who = "worker-1")
    {
        return transact(
            [&](UnitOfWork& work) { return record_views(work, tools(), seal_, as(who), command); });
    }

    RecordViews words_of(const PreparedPerson& person)
    {
        return {.meeting = meeting,
                .person = person,
                .way = "told",
                .given_on = test::day("2026-11-19"),
                .text = FreeText{"I want to stay at my school"}};
    }

    static TakenFile picture(ReportFileType type)
    {
        const test::FakeSeal seal;
        return {.file = {.id = ReportFileId{"f1"},
                         .type = type,
                         .size = 4,
                         .sealed_name = seal.seal("House.png")},
                .sealed_bytes = seal.seal("dots")};
    }

    AskForExclusion father_out()
    {
        return {.meeting = meeting,
                .member = FamilyMemberId{"father-1"},
                .ground = "violence",
                .scope = "whole",
                .asked_by = FreeText{"Lee Fixture, police"},
                .evidence = FreeText{"Threats on 12 November, reported that day"}};
    }

    Result<ExclusionRequestId> ask(const AskForExclusion& command)
    {
        return transact([&](UnitOfWork& work) {
            return ask_for_exclusion(work, tools(), seal_, as("worker-1"), command);
        });
    }

    DecideExclusion granted(const ExclusionRequestId& id)
    {
        return {.meeting = meeting,
                .request = id,
                .decision = "granted",
                .scope = "whole",
                .until = test::day("2026-11-25"),
                .reason = FreeText{"Nobody else could speak with him there"},
                .told = FreeText{"By letter; his views by telephone"}};
    }

    Result<DecidedExclusion> decide(const DecideExclusion& command,
                                    const std::string& who = "chair-1")
    {
        return transact([&](UnitOfWork& work) {
            return decide_exclusion(work, tools(), seal_, as(who), command);
        });
    }

    Preparation prepared(const std::string& who = "worker-1")
    {
        const auto all = transact([&](UnitOfWork& work) {
            return view_preparation(work, tools(), seal_, as(who), meeting);
        });
        EXPECT_TRUE(all);
        return *all;
    }

    PreparedEntry entry(const PreparedPerson& person)
    {
        for (const PreparedEntry& each : prepared().people)
            if (each.person.person == person) return each;
        ADD_FAILURE() << "nobody is prepared for";
        return {};
    }

    static std::string field_of(const Error& error)
    {
        return error.fields.empty() ? "" : error.fields.front().field;
    }

    test::FakeSeal seal_;
};

TEST_P(PreparingAMeeting, ListsTheChildrenFirstWithWhatIsMissing)
{
    const Preparation all = prepared();

    ASSERT_EQ(all.people.size(), 4U);
    EXPECT_EQ(all.people[0].person.person, rowan);
    EXPECT_EQ(all.people[1].person.person, wren);
    EXPECT_EQ(all.people[0].missing,
              (std::vector<std::string>{
                  "what they think", "whether an advocate was offered", "whether they were seen"}));
    EXPECT_EQ(all.people[1].missing, std::vector<std::string>{"whether they were seen"});
}

TEST_P(PreparingAMeeting, SealsTheReasonAndKeepsWhatWasSaidBefore)
{
    ASSERT_TRUE(settle(about(rowan, "advocate", "advocate_declined")));
    SettlePoint again = about(rowan, "advocate", "advocate_accepted");
    EXPECT_EQ(settle(again).error().refusal, Refusal::stale_version);
    again.number = 1;
    ASSERT_TRUE(settle(again));

    const auto points =
        read([&](UnitOfWork& work) { return work.preparations.points_of(authority, meeting); });
    ASSERT_EQ(points.size(), 2U);
    EXPECT_EQ(points[0].answer, PreparationAnswer::advocate_accepted);
    EXPECT_EQ(points[1].answer, PreparationAnswer::advocate_declined);
    EXPECT_EQ(points[1].sealed_reason, seal_.seal(reason.reveal()));
    const auto missing = entry(rowan).missing;
    EXPECT_EQ(std::ranges::count(missing, "what their advocate says"), 1);
}

struct Wrong {
    const char* point;
    const char* answer;
    bool has_day;
    const char* why;
    const char* then_field;
};

TEST_P(PreparingAMeeting, NamesWhatAnAnswerLacks)
{
    const Wrong wrongs[] = {{"advocate", "", true, "", "answer"},
                            {"advocate", "child_seen", true, "", "answer"},
                            {"advocate", "advocate_accepted", false, "", "day"},
                            {"advocate", "advocate_declined", true, "", "reason"},
                            {"seen", "child_not_seen", false, "too short", "reason"},
                            {"participation", "PN1", false, "", "answer"}};
    for (const Wrong& each : wrongs) {
        SettlePoint command = about(rowan, each.point, each.answer);
        if (!each.has_day) command.day.reset();
        command.reason = FreeText{each.why};
        const auto settled = settle(command);
        ASSERT_FALSE(settled) << each.answer;
        EXPECT_EQ(field_of(settled.error()), each.then_field) << each.answer;
    }
    SettlePoint ahead = about(rowan, "seen", "child_seen");
    ahead.day = test::day("2026-11-21");
    EXPECT_EQ(field_of(settle(ahead).error()), "day");
}

TEST_P(PreparingAMeeting, SeesNobodyBeforeTheyWereBornOrReferred)
{
    const auto referred = transact([&](UnitOfWork& work) -> Result<Done> {
        work.case_events.add(authority,
                             {.id = CaseEventId{"referral-1"},
                              .case_id = CaseId{"case-1"},
                              .kind = EventKind::referral,
                              .on = test::day("2026-11-02"),
                              .recorded_by = UserId{"worker-1"},
                              .recorded_at = clock_.now()});
        return Done{};
    });
    ASSERT_TRUE(referred);
    SettlePoint seen = about(rowan, "seen", "child_seen");
    for (const char* day : {"1990-01-01", "2026-11-01"}) {
        seen.day = test::day(day);
        EXPECT_EQ(field_of(settle(seen).error()), "day") << day;
    }

    seen.day = test::day("2026-11-02");
    EXPECT_TRUE(settle(seen));
}

TEST_P(PreparingAMeeting, IsForThePeopleOfTheFamilyAlone)
{
    const auto of = [&](const PreparedPerson& person, const char* point) {
        return settle(about(person, point, "consent_given")).error().refusal;
    };

    EXPECT_EQ(of({.child = ChildId{"child-other"}}, "advocate"), Refusal::not_found);
    EXPECT_EQ(of({}, "advocate"), Refusal::not_found);
    EXPECT_EQ(of(rowan, "sharing"), Refusal::not_found);
    EXPECT_EQ(of(mother, "seen"), Refusal::not_found);
    EXPECT_FALSE(settle(about(rowan, "seen", "child_seen"), "stranger-1"));
}

TEST_P(PreparingAMeeting, TakesACodeOfTakingPartThatFitsTheAgeOnceItHasBegun)
{
    clock_.set(test::at("2026-11-25T12:30"));

    EXPECT_TRUE(settle(about(rowan, "participation", "PN1")));
    EXPECT_TRUE(settle(about(wren, "participation", "PN0")));
    SettlePoint young = about(wren, "participation", "PN6");
    young.number = 1;
    EXPECT_EQ(field_of(settle(young).error()), "answer");
    SettlePoint old = about(rowan, "participation", "PN0");
    old.number = 1;
    EXPECT_EQ(field_of(settle(old).error()), "answer");
}

TEST_P(PreparingAMeeting, TakesHowAChildTookPartOfAMeetingThatWasOpenedEarly)
{
    clock_.set(test::at("2026-11-25T09:55"));
    EXPECT_FALSE(settle(about(rowan, "participation", "PN1")));

    test::run(temp_.pool(), "update meeting set opened_at = starts_at - 300");

    EXPECT_TRUE(settle(about(rowan, "participation", "PN1")));
}

TEST_P(PreparingAMeeting, NeedsATeamManagerWhereThereIsNoInterpreter)
{
    const auto refused = settle(about(mother, "interpreter", "interpreter_refused"));
    ASSERT_TRUE(refused);
    EXPECT_EQ(std::ranges::count(entry(mother).missing,
                                 "a team manager has to approve what is recorded about: "
                                 "Interpreter"),
              1);

    EXPECT_EQ(approve(*refused, "worker-1").error().refusal, Refusal::not_permitted);
    EXPECT_EQ(approve(SettledPointId{"none"}, "manager-1").error().refusal, Refusal::not_found);
    ASSERT_TRUE(approve(*refused, "manager-1"));
    EXPECT_EQ(approve(*refused, "manager-1").error().refusal, Refusal::wrong_state);
}

TEST_P(PreparingAMeeting, DoesNotCallAnInterpreterNeedlessForWhoNeedsOne)
{
    EXPECT_TRUE(settle(about(mother, "interpreter", "interpreter_not_needed")));
    test::run(temp_.pool(),
              "update family_member set interpreter = 'Polish' where id = 'mother-1'");
    SettlePoint again = about(mother, "interpreter", "interpreter_not_needed");
    again.number = 1;

    EXPECT_EQ(field_of(settle(again).error()), "answer");
}

TEST_P(PreparingAMeeting, NeedsASecondPersonForAnApproval)
{
    const auto own = settle(about(mother, "sharing", "shared_without_consent"), "manager-1");

    ASSERT_TRUE(own);
    EXPECT_EQ(approve(*own, "manager-1").error().refusal, Refusal::needs_second_person);
}

TEST_P(PreparingAMeeting, IsNotApprovedFromTheSignInThatRecordedIt)
{
    sign_in_ = "session-1";
    const auto settled = settle(about(mother, "sharing", "shared_without_consent"));
    ASSERT_TRUE(settled);

    EXPECT_EQ(approve(*settled, "manager-1").error().refusal, Refusal::needs_second_person);
    sign_in_ = "session-2";
    EXPECT_TRUE(approve(*settled, "manager-1"));
}

TEST_P(PreparingAMeeting, RefusesInWalesThatNoAdvocateWasOffered)
{
    test::run(temp_.pool(), "update family_case set jurisdiction = 'Wales' where id = 'case-1'");

    EXPECT_EQ(field_of(settle(about(rowan, "advocate", "advocate_not_offered")).error()), "answer");
    EXPECT_EQ(std::ranges::count(entry(wren).missing, "whether an advocate was offered"), 1);
}

TEST_P(PreparingAMeeting, KeepsWhatAChildSaysSealedAndUnmarked)
{
    ASSERT_TRUE(say(words_of(rowan)));
    RecordViews advocates = words_of(rowan);
    advocates.by = "advocate";
    ASSERT_TRUE(say(advocates));

    const auto views = entry(rowan).views;
    ASSERT_EQ(views.size(), 2U);
    EXPECT_EQ(views[0].text.reveal(), "I want to stay at my school");
    EXPECT_EQ(views[0].views.sealed_text, seal_.seal("I want to stay at my school"));
    EXPECT_FALSE(views[0].views.may_be_shown);
    EXPECT_EQ(std::ranges::count(entry(rowan).missing, "what they think"), 0);

    const auto marked = transact([&](UnitOfWork& work) {
        return mark_views(work, tools(), as("worker-1"), meeting, views[0].views.id, true);
    });
    EXPECT_TRUE(marked);
    EXPECT_TRUE(entry(rowan).views[0].views.may_be_shown);
}

TEST_P(PreparingAMeeting, TakesADrawingAsOnePicture)
{
    RecordViews drawn = words_of(rowan);
    drawn.way = "drawn";
    drawn.text = {};
    EXPECT_EQ(field_of(say(drawn).error()), "files");
    drawn.files = {picture(ReportFileType::pdf)};
    EXPECT_EQ(field_of(say(drawn).error()), "files");
    drawn.files = {picture(ReportFileType::png), picture(ReportFileType::png)};
    EXPECT_EQ(field_of(say(drawn).error()), "files");
    drawn.files = {picture(ReportFileType::png)};
    const auto kept = say(drawn);
    ASSERT_TRUE(kept);

    const auto read = transact([&](UnitOfWork& work) {
        return read_views_picture(work, tools(), as("chair-1"), meeting, *kept);
    });
    ASSERT_TRUE(read);
    EXPECT_EQ(read->sealed_bytes, seal_.seal("dots"));
    EXPECT_EQ(entry(rowan).views[0].picture_name, "House.png");
}

TEST_P(PreparingAMeeting, KeepsWordsOnceThatAreSentTwiceWithinAMinute)
{
    const auto first = say(words_of(rowan));
    const auto again = say(words_of(rowan));
    ASSERT_TRUE(first);
    ASSERT_TRUE(again);
    EXPECT_EQ(*first, *again);
    EXPECT_EQ(entry(rowan).views.size(), 1U);

    clock_.advance(std::chrono::minutes{2});
    ASSERT_TRUE(say(words_of(rowan)));
    EXPECT_EQ(entry(rowan).views.size(), 2U);
}

TEST_P(PreparingAMeeting, LetsTheirWriterAloneTakeOutWordsEnteredByMistake)
{
    const auto said = say(words_of(rowan));
    ASSERT_TRUE(said);
    const auto take_out = [&](const char* who) {
        return transact([&](UnitOfWork& work) {
            return mark_views_mistaken(work, tools(), as(who), meeting, *said);
        });
    };

    EXPECT_EQ(take_out("support-1").error().refusal, Refusal::not_permitted);
    ASSERT_TRUE(take_out("worker-1"));

    const PreparedEntry after = entry(rowan);
    ASSERT_EQ(after.views.size(), 1U) << "it is kept";
    EXPECT_TRUE(after.views.front().views.mistaken_at);
    EXPECT_EQ(after.missing.front(), "what they think");
    EXPECT_EQ(take_out("worker-1").error().refusal, Refusal::wrong_state);
    EXPECT_TRUE(say(words_of(rowan))) << "what is right can be said at once";
    EXPECT_EQ(entry(rowan).views.size(), 2U);
}

TEST_P(PreparingAMeeting, NamesWhatIsWrongWithViews)
{
    RecordViews wordless = words_of(rowan);
    wordless.text = {};
    EXPECT_EQ(field_of(say(wordless).error()), "text");
    RecordViews mothers_advocate = words_of(mother);
    mothers_advocate.by = "advocate";
    EXPECT_EQ(field_of(say(mothers_advocate).error()), "by");
    RecordViews ahead = words_of(rowan);
    ahead.given_on = test::day("2026-11-21");
    EXPECT_EQ(field_of(say(ahead).error()), "given_on");
    RecordViews somehow = words_of(rowan);
    somehow.way = "sung";
    EXPECT_EQ(field_of(say(somehow).error()), "way");
}

TEST_P(PreparingAMeeting, LetsTheChairAloneKeepSomebodyOut)
{
    const auto request = ask(father_out());
    ASSERT_TRUE(request);
    EXPECT_EQ(field_of(ask(father_out()).error()), "member");

    EXPECT_EQ(decide(granted(*request), "manager-1").error().refusal, Refusal::not_permitted);
    const auto decided = decide(granted(*request));
    ASSERT_TRUE(decided);
    EXPECT_EQ(decided->invitations_ended, 1);
    EXPECT_EQ(decide(granted(*request)).error().refusal, Refusal::wrong_state);

    const auto flags = read(
        [&](UnitOfWork& work) { return work.cases.excluded_from(authority, CaseId{"case-1"}); });
    ASSERT_EQ(flags.size(), 1U);
    EXPECT_EQ(flags.front().member, FamilyMemberId{"father-1"});
    const Preparation all = prepared("chair-1");
    EXPECT_EQ(all.exclusions.front().reason.reveal(), "Nobody else could speak with him there");
    EXPECT_TRUE(all.people.back().is_excluded || all.people[2].is_excluded);
}

TEST_P(PreparingAMeeting, LeavesTheSeatWhereAPartIsEnoughOrTheChairSaysNo)
{
    const auto request = ask(father_out());
    DecideExclusion part = granted(*request);
    part.scope = "part";
    EXPECT_EQ(field_of(decide(part).error()), "part");
    part.part = FreeText{"While the child speaks"};
    const auto decided = decide(part);
    ASSERT_TRUE(decided);
    EXPECT_EQ(decided->invitations_ended, 0);

    const auto second = ask(father_out());
    ASSERT_TRUE(second);
    ASSERT_TRUE(decide({.meeting = meeting,
                        .request = *second,
                        .decision = "refused",
                        .reason = FreeText{"A part of the meeting is enough"}}));
    const auto flags = read(
        [&](UnitOfWork& work) { return work.cases.excluded_from(authority, CaseId{"case-1"}); });
    EXPECT_TRUE(flags.empty());
}

TEST_P(PreparingAMeeting, NeedsALastDayOfAnExclusion)
{
    const auto request = ask(father_out());
    DecideExclusion endless = granted(*request);
    endless.until.reset();
    EXPECT_EQ(field_of(decide(endless).error()), "until");
    endless.until = test::day("2026-11-24");
    EXPECT_EQ(field_of(decide(endless).error()), "until");
}

QUORATE_ON_EVERY_DATABASE(PreparingAMeeting);

}  // namespace
}  // namespace quorate::core
