#include "core/due_dates/put_holidays_in_force.hpp"

#include <gtest/gtest.h>

#include "core/cases/view_case.hpp"
#include "core/dates/date_text.hpp"
#include "core/due_dates/change_holidays.hpp"
#include "core/rules/bank_holidays.hpp"
#include "tests/support/case_desk.hpp"

namespace quorate::core {
namespace {

class HolidaysInForce : public testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(desk_.record(family_, EventKind::strategy_discussion, "2026-11-05"));
        ASSERT_TRUE(desk_.record(other_, EventKind::strategy_discussion, "2026-11-20"));
    }

    Actor administrator(const std::string& id)
    {
        return test::administrator(id, desk_.clock.now());
    }

    // As when a day of mourning is proclaimed.
    HolidayListId proposed(const char* day)
    {
        BankHolidays list = shipped_bank_holidays();
        list.days[test::day(day)] = "Bank holiday for the state funeral";
        return *desk_.temp.database().transact([&](UnitOfWork& work) {
            return propose_holidays(work,
                                    desk_.tools.clock,
                                    desk_.tools.random,
                                    administrator("am"),
                                    shipped_bank_holidays(),
                                    {.holidays = list, .source = "Proclamation"});
        });
    }

    Result<MovedDates> put_in_force(const HolidayListId& id, const std::string& by = "am-2")
    {
        return desk_.temp.database().transact([&](UnitOfWork& work) {
            return put_holidays_in_force(work, desk_.tools, administrator(by), id);
        });
    }

    std::string limit(const CaseId& id)
    {
        const auto shown = desk_.run("sw", view_case_dates, id);
        for (const ExplainedDueDate& each : shown->dates)
            if (each.due.rule_id == "eng-icpc-15wd") return iso(each.due.limit_date);
        return "none";
    }

    test::CaseDesk desk_;
    CaseId family_ = desk_.add_family();
    CaseId other_ = desk_.add_family("EX-2042");
};

TEST_F(HolidaysInForce, MoveEveryOpenLimitThatIsCountedOverTheDay)
{
    ASSERT_EQ(limit(family_), "2026-11-26");
    ASSERT_EQ(limit(other_), "2026-12-11");

    const auto moved = put_in_force(proposed("2026-12-02"));

    ASSERT_TRUE(moved);
    EXPECT_EQ(moved->families, 1);
    EXPECT_EQ(limit(family_), "2026-11-26");
    EXPECT_EQ(limit(other_), "2026-12-14");
}

TEST_F(HolidaysInForce, CountAsMovedOnlyWhatIsStillToBeDone)
{
    ASSERT_TRUE(desk_.record(family_, EventKind::conference_held, "2026-11-20"));

    const auto moved = put_in_force(proposed("2026-11-25"));

    // The core group and the conference's record here, the conference in the other family. The one
    // that was held has another last day as well, which concerns nobody any more.
    ASSERT_TRUE(moved);
    EXPECT_EQ(limit(family_), "2026-11-27");
    EXPECT_EQ(moved->dates, 3);
    EXPECT_EQ(moved->families, 2);
}

TEST_F(HolidaysInForce, MoveNothingWhenTheSecondPersonIsTheFirst)
{
    const HolidayListId id = proposed("2026-12-02");

    EXPECT_EQ(put_in_force(id, "am").error().refusal, Refusal::needs_second_person);
    EXPECT_EQ(limit(other_), "2026-12-11");
}

}  // namespace
}  // namespace quorate::core
