#include "core/minutes/without_quorum.hpp"

#include <gtest/gtest.h>

#include "core/circulation/mark_plan_lines.hpp"
#include "core/circulation/papers_plan.hpp"
#include "core/dates/date_text.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/minutes/minutes_store.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

struct Case {
    const char* name;
    const char* given_day;
    const char* then_last_day;
    std::size_t then_sentences;
};

const Case cases[] = {
    {"CountsFromTheDayAfter", "2026-11-25", "2026-12-09", 3},
    {"FromASaturday", "2026-11-28", "2026-12-11", 3},
    {"NamesEachBankHoliday", "2026-12-17", "2027-01-05", 6},
};

class HeldAgain : public testing::TestWithParam<Case> {};

TEST_P(HeldAgain, WithinTenWorkingDays)
{
    const Case& c = GetParam();

    const auto by =
        reconvene_by(calendars_with(shipped_bank_holidays()).local, test::day(c.given_day));

    EXPECT_EQ(iso(by.last_day), c.then_last_day);
    EXPECT_EQ(by.working.size(), c.then_sentences);
}

INSTANTIATE_TEST_SUITE_P(, HeldAgain, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

TEST(HeldAgainHere, LeavesOutADayOnWhichTheCouncilIsShut)
{
    const NamedDays closures{{test::day("2026-11-30"), "Training day"}};

    const auto by = reconvene_by(calendars_with(shipped_bank_holidays(), closures).local,
                                 test::day("2026-11-25"));

    EXPECT_EQ(iso(by.last_day), "2026-12-10");
    EXPECT_EQ(by.working[2], "Monday 30 November 2026 is not counted: Training day.");
}

struct Bound {
    const char* name;
    const char* given_limit;
    const char* then_last_day;
};

const Bound bounds[] = {
    {"ToItsOwnLastDay", "2026-12-01", "2026-12-01"},
    {"NotToOneThatComesLater", "2026-12-18", "2026-12-09"},
    {"NotToOneThatIsOver", "2026-11-25", "2026-12-09"},
};

class HeldAgainBound : public testing::TestWithParam<Bound> {};

TEST_P(HeldAgainBound, IsAReview)
{
    const auto by = reconvene_by(calendars_with(shipped_bank_holidays()).local,
                                 test::day("2026-11-25"),
                                 test::day(GetParam().given_limit));

    EXPECT_EQ(iso(by.last_day), GetParam().then_last_day);
}

INSTANTIATE_TEST_SUITE_P(, HeldAgainBound, testing::ValuesIn(bounds), [](const auto& test) {
    return test.param.name;
});

TEST(Quorum, OfAMeetingThatHasEndedIsNoLongerAtRisk)
{
    EXPECT_EQ(ended_label(QuorumState::at_risk), "Quorum was not met");
    EXPECT_EQ(ended_label(QuorumState::not_met), "Quorum was not met");
    EXPECT_EQ(ended_label(QuorumState::met), "Quorum was met");
}

class WithoutQuorum : public test::RecordTest {
protected:
    const std::string plan = "Gran stays with them; the health visitor calls daily";
    const std::string reason = "The baby is unborn and known to two agencies";

    Result<Meeting> close_so(const char* by, CloseMeeting command)
    {
        return transact([&](UnitOfWork& work) {
            command.meeting = meeting;
            command.version = work.meetings.find(authority, meeting)->version;
            return close_meeting(work, case_tools(), as(by), command);
        });
    }

    // A conference of the family four weeks before, that was held without quorum.
    void hold_one_before()
    {
        test::run(temp_.pool(),
                  "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, "
                  "status, starts_at, ends_at, mode, chair_id, created_by, created_at, "
                  "changed_at) select 'm0', authority_id, case_id, type, 'ABCDEF', 'feed-m0', "
                  "'held', starts_at - 2419200, ends_at - 2419200, mode, chair_id, created_by, "
                  "0, 0 from meeting where id = 'm1'");
        test::run(temp_.pool(),
                  "insert into meeting_closing (meeting_id, authority_id, quorum, "
                  "proceed_reason, closed_by, closed_at) values ('m0', 'authority-1', "
                  "'not_met', 'It could not wait', 'chair-1', 0)");
    }

    std::optional<Closing> closing()
    {
        return read([&](UnitOfWork& work) { return work.minutes.closing(authority, meeting); });
    }
};

TEST_P(WithoutQuorum, TheChairAdjournsItWithAPlanAndALastDay)
{
    const auto adjourned = close_so("chair-1", {.adjourns = true, .interim_plan = plan});

    ASSERT_TRUE(adjourned);
    EXPECT_EQ(adjourned->status, MeetingStatus::held);
    EXPECT_TRUE(adjourned->opened_at) << "though nobody opened it";
    ASSERT_TRUE(closing());
    EXPECT_EQ(closing()->interim_plan.reveal(), plan);
    EXPECT_EQ(iso(closing()->reconvene_by.value()), "2026-12-09");
    const auto decided =
        read([&](UnitOfWork& work) { return work.minutes.decisions(authority, meeting); });
    ASSERT_EQ(decided.size(), 2u);
    for (const ChildDecision& each : decided)
        EXPECT_EQ(each.outcome, Outcome::adjourned);
    EXPECT_EQ(read([&](UnitOfWork& work) {
                  return to_be_held_again_by(
                      work, authority, CaseId{"case-1"}, MeetingType::initial_cp_conference);
              }),
              test::day("2026-12-09"));
}

TEST_P(WithoutQuorum, BeforeItBeginsItIsAdjournedOnlyByWhoSaysSo)
{
    clock_.set(test::at("2026-11-25T09:59"));

    const auto asked = close_so("chair-1", {.adjourns = true, .interim_plan = plan});
    ASSERT_FALSE(asked);
    EXPECT_EQ(asked.error().refusal, Refusal::needs_confirmation);
    EXPECT_EQ(complaints(asked.error()),
              std::vector<std::string>{
                  "confirm_early: This meeting starts at 10:00, and those who are needed may still "
                  "come. Say that you adjourn it now"});
    EXPECT_FALSE(closing());
    EXPECT_TRUE(
        read([&](UnitOfWork& work) { return work.minutes.decisions(authority, meeting); }).empty())
        << "what was tried before asking is not kept";

    EXPECT_TRUE(
        close_so("chair-1", {.adjourns = true, .interim_plan = plan, .is_sure_early = true}));
    EXPECT_TRUE(closing());
}

TEST_P(WithoutQuorum, AnInitialConferenceIsToldThatItsOwnLimitStillStands)
{
    test::run(temp_.pool(),
              "insert into case_event (id, authority_id, case_id, kind, happened_on, recorded_by, "
              "recorded_at) values ('event-9', 'authority-1', 'case-1', 'strategy_discussion', "
              "'2026-11-11', 'worker-1', 0)");
    test::run(temp_.pool(),
              "insert into due_date (id, authority_id, case_id, event_id, rule_id, meeting_type, "
              "limit_date, schedule_by, status, created_at) values ('due-9', 'authority-1', "
              "'case-1', 'event-9', 'eng-icpc-15wd', 'initial_cp_conference', '2026-12-02', "
              "'2026-12-02', 'open', 0)");
    ASSERT_TRUE(close_so("chair-1", {.adjourns = true, .interim_plan = plan}));

    const ReconveneBy by = read([&](UnitOfWork& work) {
        return reconvene_by(work,
                            calendars_with(shipped_bank_holidays()).local,
                            *work.meetings.find(authority, meeting));
    });

    EXPECT_EQ(by.last_day, test::day("2026-12-09"));
    EXPECT_EQ(by.working.back(),
              "The last day for a decision, Wednesday 2 December 2026, still stands: times are "
              "looked for up to then.");
}

TEST_P(WithoutQuorum, ItsChairAloneSaysWhichLinesOfTheInterimPlanTheFamilyMayRead)
{
    ASSERT_TRUE(close_so("chair-1", {.adjourns = true, .interim_plan = plan + "\n\nA taxi"}));
    const auto mark = [&](const char* who, std::vector<int> lines) {
        return transact([&](UnitOfWork& work) {
            return mark_plan_lines(
                work, clock_, as(who), {.meeting = meeting, .lines = std::move(lines)});
        });
    };

    EXPECT_FALSE(mark("support-1", {1}));
    EXPECT_FALSE(mark("chair-1", {3})) << "there are two";
    EXPECT_TRUE(closing()->lines_for_family.empty());
    ASSERT_TRUE(mark("chair-1", {2, 2}));
    EXPECT_EQ(closing()->lines_for_family, std::vector{2});
}

TEST_P(WithoutQuorum, PapersSayByWhenItIsHeldAgainAndWhenItIsBooked)
{
    ASSERT_TRUE(close_so("chair-1", {.adjourns = true, .interim_plan = plan}));
    const auto adjourned = [&] {
        return read([&](UnitOfWork& work) {
                   const auto file = meeting_file(
                       work, as("chair-1"), Action::minutes_view, meeting, clock_.now());
                   return papers_of(work, minutes_file(work, *file));
               })
            .adjourned;
    };
    ASSERT_TRUE(adjourned());
    EXPECT_EQ(adjourned()->again_by, test::day("2026-12-09"));
    EXPECT_EQ(adjourned()->interim_plan.reveal(), plan);
    EXPECT_FALSE(adjourned()->again_at);

    test::run(temp_.pool(),
              "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, "
              "status, starts_at, ends_at, mode, chair_id, created_by, created_at, "
              "changed_at) select 'm9', authority_id, case_id, type, 'ZBCDEF', 'feed-m9', "
              "'scheduled', starts_at + 604800, ends_at + 604800, mode, chair_id, created_by, "
              "0, 0 from meeting where id = 'm1'");

    EXPECT_EQ(adjourned()->again_at, test::at("2026-12-02T10:00"));
    EXPECT_TRUE(adjourned()->asked.empty()) << "nobody of the family is asked to it yet";
}

TEST_P(WithoutQuorum, AReviewIsHeldAgainNoLaterThanItsOwnLastDay)
{
    for (const char* statement :
         {"update meeting set type = 'review_cp_conference' where id = 'm1'",
          "insert into case_event (id, authority_id, case_id, kind, happened_on, recorded_by, "
          "recorded_at) values ('e1', 'authority-1', 'case-1', 'strategy_discussion', "
          "'2026-09-01', 'worker-1', 0)",
          "insert into due_date (id, authority_id, case_id, event_id, rule_id, meeting_type, "
          "limit_date, schedule_by, status, meeting_id, created_at) values ('d1', 'authority-1', "
          "'case-1', 'e1', 'eng-rcpc-first-3m', 'review_cp_conference', '2026-12-01', "
          "'2026-12-01', 'open', 'm1', 0)"})
        test::run(temp_.pool(), statement);

    ASSERT_TRUE(close_so("chair-1", {.adjourns = true, .interim_plan = plan}));

    EXPECT_EQ(iso(closing()->reconvene_by.value()), "2026-12-01");
}

TEST_P(WithoutQuorum, AdjourningNeedsThePlanAndTheChair)
{
    const auto without_plan = close_so("chair-1", {.adjourns = true, .interim_plan = "none"});
    ASSERT_FALSE(without_plan);
    EXPECT_EQ(complaints(without_plan.error()),
              std::vector<std::string>{"interim_plan: Write what keeps the child safe until then, "
                                       "and who does what, in at least 15 characters"});

    const auto by_support = close_so("support-1", {.adjourns = true, .interim_plan = plan});
    ASSERT_FALSE(by_support);
    EXPECT_EQ(by_support.error().refusal, Refusal::quorum_not_met);
    EXPECT_FALSE(closing());
}

TEST_P(WithoutQuorum, NothingThatWasDecidedIsUndoneByAdjourning)
{
    open();
    open_minutes();
    decide("child-1", "no_further_action", "");

    const auto adjourned = close_so("chair-1", {.adjourns = true, .interim_plan = plan});

    ASSERT_FALSE(adjourned);
    EXPECT_EQ(adjourned.error().fields.front().field, "decisions");
}

TEST_P(WithoutQuorum, NothingIsDecidedAfterwardsByAMeetingThatWasAdjourned)
{
    ASSERT_TRUE(close_so("chair-1", {.adjourns = true, .interim_plan = plan}));
    const int version = minutes().decisions.front().version;

    const auto decided = transact([&](UnitOfWork& work) {
        return record_decision(work,
                               clock_,
                               random_,
                               as("chair-1"),
                               {.meeting = meeting,
                                .child = ChildId{"child-1"},
                                .version = version,
                                .outcome = "no_further_action",
                                .reasons = "Changed"});
    });

    ASSERT_FALSE(decided);
    EXPECT_EQ(decided.error().fields.front().field, "outcome");

    const auto marked = transact([&](UnitOfWork& work) {
        return record_decision(work,
                               clock_,
                               random_,
                               as("chair-1"),
                               {.meeting = meeting,
                                .child = ChildId{"child-1"},
                                .version = version,
                                .outcome = "adjourned",
                                .reasons = "Too few were there",
                                .visible_to_family = true});
    });
    EXPECT_TRUE(marked) << "the family may be told that it was adjourned";
}

TEST_P(WithoutQuorum, IsNoReasonToAdjournWhileThereIsQuorum)
{
    everyone_is_here();

    const auto adjourned = close_so("chair-1", {.adjourns = true, .interim_plan = plan});

    ASSERT_FALSE(adjourned);
    EXPECT_EQ(adjourned.error().fields.front().field, "adjourn");
}

TEST_P(WithoutQuorum, ThereAreNeverTwoInARowUnlessAManagerAllowsIt)
{
    hold_one_before();
    open();
    open_minutes();
    decide("child-1", "no_further_action", "");
    decide("child-2", "no_further_action", "");

    const auto refused = close_so("chair-1", {.proceed_reason = reason});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::quorum_not_met);
    EXPECT_EQ(complaints(refused.error()),
              (std::vector<std::string>{
                  "allowed_by: The last meeting of this kind, on Wednesday 28 October 2026, had no "
                  "quorum either. There are never two in a row unless a manager allows it: choose "
                  "who did",
                  "allowed_reason: Write why the manager allowed a second meeting without quorum, "
                  "in at least 15 characters"}));

    const auto by_worker = close_so(
        "chair-1",
        {.proceed_reason = reason, .allowed_by = UserId{"worker-1"}, .allowed_reason = reason});
    ASSERT_FALSE(by_worker);
    EXPECT_EQ(by_worker.error().fields.front().field, "allowed_by");

    ASSERT_TRUE(close_so(
        "chair-1",
        {.proceed_reason = reason, .allowed_by = UserId{"manager-1"}, .allowed_reason = reason}));
    EXPECT_EQ(closing()->allowed_by, UserId{"manager-1"});
    EXPECT_EQ(closing()->allowed_reason.reveal(), reason);
    EXPECT_FALSE(closing()->reconvene_by);
}

TEST_P(WithoutQuorum, AnotherKindOfMeetingBeforeItDoesNotCount)
{
    hold_one_before();
    test::run(temp_.pool(), "update meeting set type = 'strategy_discussion' where id = 'm0'");

    EXPECT_TRUE(close_so("chair-1", {.adjourns = true, .interim_plan = plan}));
    EXPECT_FALSE(closing()->allowed_by);
}

QUORATE_ON_EVERY_DATABASE(WithoutQuorum);

}  // namespace
}  // namespace quorate::core
