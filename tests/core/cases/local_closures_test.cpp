#include "core/cases/local_closures.hpp"

#include <gtest/gtest.h>

#include "core/cases/settle_due_date.hpp"
#include "core/cases/view_case.hpp"
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

    // As the service itself: a person's change of the rules takes two.
    template <class UseCase, class Command>
    Result<MovedDates> run(UseCase use_case, const Command& command)
    {
        return desk_.temp.database().transact([&](UnitOfWork& work) {
            return use_case(work, desk_.tools, system_actor(test::exampleshire), command);
        });
    }

    Result<MovedDates> close(const char* day, const char* name = "Office move")
    {
        return run(keep_closure, KeepClosure{test::day(day), name});
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
    ASSERT_TRUE(desk_.run("sw",
                          settle_due_date,
                          SettleDueDate{.due_date = conference(family_).due.id,
                                        .as = DueStatus::not_needed,
                                        .reason = "No significant harm found"}));
    ASSERT_TRUE(close("2026-11-26"));
    EXPECT_EQ(line(family_), "2026-11-25 of 2026-11-26");
    EXPECT_EQ(conference(family_).due.settled_reason, "No significant harm found");
}

TEST_F(LocalClosures, AskForTheDayAndItsName)
{
    EXPECT_EQ(run(keep_closure, KeepClosure{}).error().fields,
              (std::vector<FieldError>{{"on", "Enter the day on which you are shut"},
                                       {"name", "Enter what to call it"}}));
}

TEST_F(LocalClosures, AreNotOnePersonsToChange)
{
    const KeepClosure command{test::day("2026-11-26"), "Office move"};
    EXPECT_EQ(desk_.run("sw", keep_closure, command).error().refusal, Refusal::not_permitted);
    EXPECT_EQ(desk_.run("am", keep_closure, command).error().refusal, Refusal::needs_step_up);
    const auto alone = desk_.temp.database().transact([&](UnitOfWork& work) {
        return keep_closure(
            work, desk_.tools, test::administrator("am", desk_.clock.now()), command);
    });
    ASSERT_FALSE(alone);
    EXPECT_EQ(alone.error().refusal, Refusal::needs_second_person);
    EXPECT_EQ(line(family_), "2026-11-26 of 2026-11-26");
}

}  // namespace
}  // namespace quorate::core
