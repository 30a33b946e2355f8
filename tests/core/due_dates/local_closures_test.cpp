#include "core/due_dates/local_closures.hpp"

#include <gtest/gtest.h>

#include "core/cases/view_case.hpp"
#include "core/due_dates/settle_due_date.hpp"
#include "tests/support/case_desk.hpp"

namespace quorate::core {
namespace {

class LocalClosures : public testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(desk_.record(family_, EventKind::strategy_discussion, "2026-11-05"));
        ASSERT_TRUE(desk_.record(other_, EventKind::strategy_discussion, "2026-11-20"));
    }

    // As the operator, whose changes wait for nobody.
    template <class UseCase, class Command>
    Result<MovedDates> run(UseCase use_case, const Command& command)
    {
        const auto outcome = desk_.temp.database().transact([&](UnitOfWork& work) {
            return use_case(work, desk_.tools, system_actor(test::exampleshire), command);
        });
        if (!outcome) return outcome.error();
        return outcome->moved.value();
    }

    static KeepClosure closure(const char* day, const char* until = nullptr)
    {
        KeepClosure command{
            .on = test::day(day), .name = "Office move", .owner = PersonName{"Sam Invented"}};
        if (until != nullptr) command.until = test::day(until);
        return command;
    }

    Result<MovedDates> close(const char* day, const char* name = "Office move")
    {
        KeepClosure command = closure(day);
        command.name = name;
        return run(keep_closure, command);
    }

    std::vector<FieldError> faults(const KeepClosure& command)
    {
        const auto refused = run(keep_closure, command);
        return refused ? std::vector<FieldError>{} : refused.error().fields;
    }

    ExplainedDueDate conference(const CaseId& id)
    {
        const auto shown = desk_.run("sw", view_case_dates, id);
        for (const ExplainedDueDate& each : shown->dates)
            if (each.due.rule_id == "eng-icpc-15wd") return each;
        throw std::logic_error{"no conference is due"};
    }

    std::string line(const CaseId& id)
    {
        const CaseDueDate due = conference(id).due;
        return iso(due.schedule_by) + " of " + iso(due.limit_date);
    }

    test::CaseDesk desk_;
    CaseId family_ = desk_.add_family();
    CaseId other_ = desk_.add_family("EX-2042");
};

TEST_F(LocalClosures, MoveTheLastBookableDayAtOnceAndBack)
{
    ASSERT_EQ(line(family_), "2026-11-26 of 2026-11-26");
    const auto closed = close("2026-11-26");
    ASSERT_TRUE(closed);
    EXPECT_EQ(closed->dates, 1);
    EXPECT_EQ(closed->families, 1);
    EXPECT_EQ(line(family_), "2026-11-25 of 2026-11-26");
    EXPECT_EQ(line(other_), "2026-12-11 of 2026-12-11");

    EXPECT_EQ(close("2026-11-26", "Office closed")->dates, 0);
    EXPECT_EQ(close("2026-11-25")->dates, 1);
    EXPECT_EQ(line(family_), "2026-11-24 of 2026-11-26");

    EXPECT_EQ(run(remove_closure, test::day("2026-11-26"))->dates, 1);
    EXPECT_EQ(line(family_), "2026-11-26 of 2026-11-26");
    EXPECT_EQ(run(remove_closure, test::day("2026-11-26")).error().refusal, Refusal::not_found);
}

TEST_F(LocalClosures, KeepWhatAPersonSettled)
{
    ASSERT_TRUE(desk_.record(family_, EventKind::referral, "2026-11-02"));
    ASSERT_TRUE(desk_.run("tm",
                          settle_due_date,
                          SettleDueDate{.case_id = family_,
                                        .due_date = conference(family_).due.id,
                                        .as = DueStatus::not_needed,
                                        .reason = "No significant harm found"}));
    ASSERT_TRUE(close("2026-11-26"));
    EXPECT_EQ(line(family_), "2026-11-25 of 2026-11-26");
    EXPECT_EQ(conference(family_).due.settled_reason, "No significant harm found");
}

TEST_F(LocalClosures, AskForTheDayItsNameAndItsOwner)
{
    EXPECT_EQ(faults(KeepClosure{}),
              (std::vector<FieldError>{{"on", "Enter the day on which you are shut"},
                                       {"name", "Enter what to call it"},
                                       {"owner", "Enter who answers for it"}}));
}

TEST_F(LocalClosures, TakeUpToFourteenDaysAtOnceWithoutTheirWeekends)
{
    ASSERT_TRUE(run(keep_closure, closure("2026-12-21", "2027-01-03")));
    const auto days = desk_.temp.database().read(
        [](UnitOfWork& work) { return work.closures.list(test::exampleshire); });
    ASSERT_EQ(days.size(), 10u);
    EXPECT_EQ(days.front().on, test::day("2026-12-21"));
    EXPECT_EQ(days.back().on, test::day("2027-01-01"));
    EXPECT_EQ(days.front().owner.reveal(), "Sam Invented");

    EXPECT_EQ(faults(closure("2026-12-21", "2027-01-04")),
              (std::vector<FieldError>{{"until", "Take at most 14 days at once"}}));
    EXPECT_EQ(faults(closure("2026-12-21", "2026-12-20")),
              (std::vector<FieldError>{{"until", "Enter the first day or a later one"}}));
    EXPECT_EQ(faults(closure("2026-12-19", "2026-12-20")),
              (std::vector<FieldError>{
                  {"on",
                   "Enter a day that is worked: weekends and bank holidays are days off "
                   "already"}}));
}

TEST_F(LocalClosures, AreOfDaysThatAreWorkedAndNotLongGone)
{
    const std::vector<FieldError> not_worked{
        {"on", "Enter a day that is worked: weekends and bank holidays are days off already"}};
    EXPECT_EQ(faults(closure("2026-12-25")), not_worked);
    EXPECT_EQ(faults(closure("2026-12-25", "2026-12-28")), not_worked);
    EXPECT_TRUE(run(keep_closure, closure("2026-12-25", "2026-12-29")));

    EXPECT_TRUE(run(keep_closure, closure("2026-10-23")));
    EXPECT_EQ(faults(closure("2026-10-22")),
              (std::vector<FieldError>{{"on", "Enter a day of the last 31 days, or a later one"}}));
    EXPECT_EQ(faults(closure("2019-12-24")),
              (std::vector<FieldError>{{"on", "Enter a day of the last 31 days, or a later one"}}));
}

}  // namespace
}  // namespace quorate::core
