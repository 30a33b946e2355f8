#include "core/due_dates/overruns.hpp"

#include <gtest/gtest.h>

#include "core/audit/audit_trail.hpp"
#include "core/cases/view_case.hpp"
#include "core/dates/date_text.hpp"
#include "tests/support/case_desk.hpp"

namespace quorate::core {
namespace {

using enum OverrunStatus;

const char* const because = "The paediatric report comes in January";

// On Monday 23 November 2026 a conference is due on Thursday and an assessment on 7 January 2027.
class AskingForMoreTime : public testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(desk_.record(family_, EventKind::referral, "2026-11-02"));
        const auto discussed = desk_.record(family_, EventKind::strategy_discussion, "2026-11-05");
        ASSERT_TRUE(discussed);
        discussion_ = *discussed;
    }

    ExplainedDueDate date(const std::string& rule)
    {
        const auto dates = desk_.run("sw", view_case_dates, family_);
        for (const ExplainedDueDate& each : dates->dates)
            if (each.due.rule_id == rule) return each;
        throw std::logic_error{"no such date"};
    }

    Result<OverrunId> ask(const std::string& who,
                          const char* rule = assessment,
                          const char* until = "2027-02-10",
                          const std::string& why = because)
    {
        return desk_.run(who,
                         ask_for_overrun,
                         AskForOverrun{.case_id = family_,
                                       .due_date = date(rule).due.id,
                                       .rationale = FreeText{why},
                                       .expected_on = test::day(until)});
    }

    Result<Done> decide(const std::string& who,
                        const OverrunId& id,
                        OverrunStatus as = granted,
                        const std::string& with = {},
                        const std::string& why = "The report decides what comes next")
    {
        return desk_.run(
            who,
            decide_overrun,
            DecideOverrun{
                .overrun = id, .as = as, .reason = FreeText{why}, .agreed_with = UserId{with}});
    }

    OverrunEntry seen(const std::string& who, const OverrunId& id)
    {
        return *desk_.run(who, view_overrun, id);
    }

    static std::string field(const Error& error)
    {
        return error.fields.empty() ? "" : error.fields.at(0).field;
    }

    static constexpr const char* assessment = "eng-assessment-45wd";
    static constexpr const char* conference = "eng-icpc-15wd";

    test::CaseDesk desk_;
    CaseId family_ = desk_.add_family();
    CaseEventId discussion_;
};

TEST_F(AskingForMoreTime, WaitsForTheServiceManagerWhoGrantsItWithAReason)
{
    const auto asked = ask("sw");
    ASSERT_TRUE(asked);
    EXPECT_TRUE(seen("sm", *asked).may_decide);
    EXPECT_FALSE(seen("sw", *asked).may_decide);
    EXPECT_FALSE(seen("tm", *asked).may_decide);
    EXPECT_FALSE(seen("cc", *asked).may_decide);

    desk_.clock.advance(std::chrono::hours{1});
    ASSERT_TRUE(decide("sm", *asked));

    const OverrunEntry entry = seen("sw", *asked);
    EXPECT_EQ(entry.request.status, granted);
    EXPECT_EQ(entry.request.rationale.reveal(), because);
    EXPECT_EQ(entry.request.decided_by.text(), "sm");
    EXPECT_EQ(entry.request.decided_as, Role::service_manager);
    EXPECT_EQ(entry.request.decided_at, test::at("2026-11-23T10:00"));
    EXPECT_EQ(entry.asked_by.reveal(), "Name of sw");
    EXPECT_EQ(entry.decided_by.reveal(), "Name of sm");
    EXPECT_FALSE(entry.may_withdraw);
}

TEST_F(AskingForMoreTime, NeverMovesTheLimit)
{
    const auto asked = ask("sw");
    ASSERT_TRUE(decide("sm", *asked));

    const ExplainedDueDate after = date(assessment);
    EXPECT_EQ(iso(after.due.limit_date), "2027-01-07");
    EXPECT_EQ(iso(agreed_until(after.due, after.overruns)), "2027-02-10");
}

TEST_F(AskingForMoreTime, IsDecidedByNobodyElse)
{
    const auto asked = ask("sw");
    ASSERT_TRUE(asked);
    EXPECT_EQ(decide("tm", *asked).error().refusal, Refusal::not_permitted);
    EXPECT_EQ(decide("cc", *asked).error().refusal, Refusal::not_permitted);
    EXPECT_EQ(decide("bs", *asked).error().refusal, Refusal::not_permitted);
    EXPECT_EQ(decide("sw", *asked).error().refusal, Refusal::not_permitted);
    EXPECT_EQ(decide("cc-south", *asked).error().refusal, Refusal::hidden);
    EXPECT_EQ(decide("sm", OverrunId{"no-such-id"}).error().refusal, Refusal::hidden);
    EXPECT_EQ(desk_.run("sw-south", view_overrun, *asked).error().refusal, Refusal::hidden);
    EXPECT_EQ(desk_.run("sw-south", view_overruns, family_).error().refusal, Refusal::hidden);
    EXPECT_EQ(desk_.run("am", view_overrun, *asked).error().refusal, Refusal::not_permitted);
}

TEST_F(AskingForMoreTime, IsNotDecidedByWhoeverAsked)
{
    const auto asked = ask("sm");
    ASSERT_TRUE(asked);
    EXPECT_FALSE(seen("sm", *asked).may_decide);
    EXPECT_EQ(decide("sm", *asked).error().refusal, Refusal::needs_second_person);
}

TEST_F(AskingForMoreTime, IsNotDecidedFromTheSignInThatAsked)
{
    const auto asked = ask("sw");
    ASSERT_TRUE(asked);
    Actor at_the_same_screen = test::staff("sm");
    at_the_same_screen.credential = test::staff("sw").credential;
    const auto as_second = [&](auto use_case, const auto& more) {
        return desk_.temp.database().transact([&](UnitOfWork& work) {
            return use_case(work, desk_.tools, at_the_same_screen, more);
        });
    };

    const auto decided = as_second(decide_overrun,
                                   DecideOverrun{.overrun = *asked,
                                                 .as = granted,
                                                 .reason = FreeText{"The report decides it"},
                                                 .agreed_with = {}});

    EXPECT_EQ(decided.error().refusal, Refusal::needs_second_person);
    EXPECT_FALSE(as_second(view_overrun, *asked)->may_decide);
    EXPECT_EQ(seen("sw", *asked).request.status, awaiting);
    EXPECT_TRUE(decide("sm", *asked)) << "from a sign-in of their own";
}

TEST_F(AskingForMoreTime, IsForThoseWhoMayEditTheCase)
{
    EXPECT_EQ(ask("cc").error().refusal, Refusal::not_permitted);
    EXPECT_EQ(ask("ad").error().refusal, Refusal::not_permitted);
    EXPECT_EQ(ask("sw-south").error().refusal, Refusal::hidden);
    const CaseId other = desk_.add_family("EX-2042");
    const AskForOverrun strange{.case_id = other, .due_date = date(assessment).due.id};
    EXPECT_EQ(desk_.run("sw", ask_for_overrun, strange).error().refusal, Refusal::hidden);
}

TEST_F(AskingForMoreTime, NeedsARationaleAndADayAfterTheLimit)
{
    EXPECT_EQ(field(ask("sw", assessment, "2027-02-10", "").error()), "rationale");
    EXPECT_EQ(field(ask("sw", assessment, "2027-02-10", "   too short  ").error()), "rationale");
    EXPECT_EQ(field(ask("sw", assessment, "2027-01-07").error()), "expected_on");
    EXPECT_EQ(field(ask("sw", assessment, "2029-01-07").error()), "expected_on");
    const AskForOverrun nothing{.case_id = family_, .due_date = date(assessment).due.id};
    EXPECT_EQ(desk_.run("sw", ask_for_overrun, nothing).error().fields.size(), 2u);
}

TEST_F(AskingForMoreTime, IsDoneOnTheLastDayAtTheLatest)
{
    desk_.clock.set(test::at("2026-11-27T09:00"));
    const auto late = ask("sw", conference, "2026-12-03");
    ASSERT_FALSE(late);
    EXPECT_EQ(
        late.error().fields.at(0).message,
        "The last day was Thursday 26 November 2026, and permission is asked before it. Write "
        "why it is late where it is booked or recorded");
    desk_.clock.set(test::at("2026-11-26T23:30"));
    EXPECT_TRUE(ask("sw", conference, "2026-12-03"));
}

TEST_F(AskingForMoreTime, IsDoneOnceWhileARequestWaits)
{
    const auto asked = ask("sw");
    ASSERT_TRUE(asked);
    EXPECT_EQ(ask("bs").error().refusal, Refusal::already_exists);
    ASSERT_TRUE(decide("sm", *asked, refused));
    EXPECT_EQ(seen("sw", *asked).request.status, refused);
    EXPECT_TRUE(ask("bs"));
}

TEST_F(AskingForMoreTime, GoesOnFromTheDayThatWasGranted)
{
    ASSERT_TRUE(decide("sm", *ask("sw")));
    EXPECT_EQ(field(ask("sw", assessment, "2027-02-10").error()), "expected_on");
    desk_.clock.set(test::at("2027-02-10T09:00"));
    EXPECT_TRUE(ask("sw", assessment, "2027-02-12"));
}

TEST_F(AskingForMoreTime, IsDecidedOnceAndWithAReason)
{
    const auto asked = ask("sw");
    EXPECT_EQ(field(decide("sm", *asked, granted, "", "").error()), "reason");
    EXPECT_EQ(field(decide("sm", *asked, refused, "", "No, sorry").error()), "reason");
    EXPECT_EQ(field(decide("sm", *asked, withdrawn).error()), "as");
    ASSERT_TRUE(decide("sm", *asked, refused));
    EXPECT_EQ(decide("sm", *asked).error().refusal, Refusal::wrong_state);
    EXPECT_EQ(desk_.run("sw", withdraw_overrun, *asked).error().refusal, Refusal::wrong_state);
}

TEST_F(AskingForMoreTime, IsNotGrantedForADayThatHasPassed)
{
    const auto asked = ask("sw", conference, "2026-12-03");
    desk_.clock.set(test::at("2026-12-04T09:00"));
    EXPECT_EQ(field(decide("cc", *asked, granted, "tm").error()), "as");
    EXPECT_TRUE(decide("cc", *asked, refused));
}

TEST_F(AskingForMoreTime, TakesAManagerAndAChairForAnInitialConference)
{
    const auto asked = ask("tm", conference, "2026-12-03");
    ASSERT_TRUE(asked);
    EXPECT_EQ(decide("tm", *asked, granted, "cc").error().refusal, Refusal::needs_second_person);
    EXPECT_EQ(field(decide("cc", *asked).error()), "agreed_with");
    EXPECT_EQ(field(decide("cc", *asked, granted, "sw").error()), "agreed_with");
    EXPECT_EQ(field(decide("cc", *asked, granted, "cc-south").error()), "agreed_with");
    // Who asked is not a second opinion.
    EXPECT_EQ(field(decide("cc", *asked, granted, "tm").error()), "agreed_with");
    EXPECT_EQ(field(decide("sm", *asked, granted, "tm").error()), "agreed_with");
    ASSERT_TRUE(decide("cc", *asked, granted, "sm"));
    const OverrunEntry entry = seen("sw", *asked);
    EXPECT_EQ(entry.agreed_with.reveal(), "Name of sm");
    EXPECT_EQ(agreed_by_text(entry.request), "the conference chair and a manager");
}

TEST_F(AskingForMoreTime, OffersWhoMayAgreeAndTakesOneToRefuse)
{
    const auto asked = ask("sw", conference, "2026-12-03");
    std::string offered;
    const OverrunRequest request = seen("sw", *asked).request;
    desk_.temp.database().read([&](UnitOfWork& work) {
        for (const User& each : who_may_agree(work, test::staff("cc"), request))
            offered += each.id.text() + " ";
        return Done{};
    });
    EXPECT_EQ(offered, "sm tm ");
    ASSERT_TRUE(decide("tm", *asked, refused, "cc"));
    EXPECT_TRUE(seen("sw", *asked).request.agreed_with.empty());
}

TEST_F(AskingForMoreTime, CanBeTakenBackWhileItWaits)
{
    const auto asked = ask("sw");
    EXPECT_TRUE(seen("sw", *asked).may_withdraw);
    ASSERT_TRUE(desk_.run("sw", withdraw_overrun, *asked));
    EXPECT_EQ(seen("sw", *asked).request.status, withdrawn);
    EXPECT_EQ(decide("sm", *asked).error().refusal, Refusal::wrong_state);
}

TEST_F(AskingForMoreTime, IsTakenBackByNobodyButWhoeverAsked)
{
    const auto asked = ask("sw");
    for (const char* who : {"bs", "tm", "sm", "cc"}) {
        EXPECT_FALSE(seen(who, *asked).may_withdraw) << who;
        EXPECT_EQ(desk_.run(who, withdraw_overrun, *asked).error().refusal, Refusal::not_permitted)
            << who;
    }
    EXPECT_EQ(seen("sw", *asked).request.status, awaiting);
}

TEST_F(AskingForMoreTime, FollowsALimitThatIsWorkedOutAnew)
{
    const auto asked = ask("sw", conference, "2026-12-03");
    const DueDateId before = date(conference).due.id;
    ASSERT_TRUE(desk_.run("sw",
                          correct_event,
                          CorrectEvent{.event = discussion_,
                                       .on = test::day("2026-11-06"),
                                       .initiates_section_47 = true,
                                       .reason = "It was on the Friday",
                                       .confirm_unusual = true}));
    const ExplainedDueDate after = date(conference);
    ASSERT_NE(after.due.id, before);
    ASSERT_EQ(iso(after.due.limit_date), "2026-11-27");
    EXPECT_EQ(seen("sw", *asked).request.due_date, after.due.id);
    EXPECT_EQ(iso(seen("sw", *asked).request.limit_date), "2026-11-26") << "as it was asked";
    EXPECT_EQ(after.overruns.size(), 1u);
    EXPECT_TRUE(decide("cc", *asked, granted, "tm"));
    const ExplainedDueDate extended = date(conference);
    EXPECT_EQ(iso(agreed_until(extended.due, extended.overruns)), "2026-12-03");
}

TEST_F(AskingForMoreTime, EndsWhenTheLimitIsMet)
{
    const auto asked = ask("sw");
    ASSERT_TRUE(desk_.record(family_, EventKind::assessment_started, "2026-11-23"));
    ASSERT_TRUE(desk_.record(family_, EventKind::assessment_finished, "2026-11-23"));
    EXPECT_FALSE(seen("sm", *asked).may_decide);
    EXPECT_EQ(decide("sm", *asked).error().refusal, Refusal::wrong_state);
    EXPECT_EQ(ask("sw").error().refusal, Refusal::wrong_state);
}

TEST_F(AskingForMoreTime, IsAuditedWithoutAWordOfWhatWasWritten)
{
    ASSERT_TRUE(decide("sm", *ask("sw")));
    std::string details;
    for (const auto& entry : desk_.temp.database().read(
             [](UnitOfWork& work) { return work.audit.all(test::exampleshire, 0, 200); }))
        details += entry.record.action + " " + entry.record.detail + "\n";
    EXPECT_NE(details.find("case.edit overrun=asked due_date="), std::string::npos) << details;
    EXPECT_NE(details.find("meeting.late_reason overrun=granted due_date="), std::string::npos);
    EXPECT_NE(details.find(" until=2027-02-10"), std::string::npos);
    EXPECT_EQ(details.find("paediatric"), std::string::npos);
    EXPECT_EQ(details.find("report decides"), std::string::npos);
}

}  // namespace
}  // namespace quorate::core
