#include "core/retention/retention_schedule.hpp"

#include <gtest/gtest.h>

#include "tests/support/case_desk.hpp"

namespace quorate::core {
namespace {

class ARetentionSchedule : public testing::Test {
protected:
    Result<Done> set(RetentionClass kind,
                     RetentionStart start,
                     int years,
                     const std::string& owner = "Head of safeguarding",
                     const std::string& reason = "The board decided it in May")
    {
        return desk_.temp.database().transact([&](UnitOfWork& work) {
            return set_retention(work,
                                 desk_.clock,
                                 test::administrator("am", desk_.clock.now()),
                                 {.rule = {.of = kind, .start = start, .years = years},
                                  .owner = owner,
                                  .reason = reason});
        });
    }

    StandingRetention standing(RetentionClass kind)
    {
        return desk_.temp.database().read([&](UnitOfWork& work) {
            for (const StandingRetention& each : standing_rules(work, test::exampleshire))
                if (each.rule.of == kind) return each;
            return StandingRetention{};
        });
    }

    static std::string fault(const Result<Done>& refused)
    {
        return refused || refused.error().fields.empty() ? ""
                                                         : refused.error().fields.front().field;
    }

    test::CaseDesk desk_;
};

TEST_F(ARetentionSchedule, BeginsWithTheUsualRules)
{
    for (const RetentionClass kind : all_retention_classes()) {
        EXPECT_EQ(standing(kind).rule, usual_rule(kind));
        EXPECT_FALSE(standing(kind).note);
    }
}

TEST_F(ARetentionSchedule, KeepsWhoSetWhatAndWhy)
{
    ASSERT_TRUE(set(RetentionClass::child_in_need, RetentionStart::closing, 10));
    ASSERT_TRUE(set(RetentionClass::child_in_need, RetentionStart::closing, 12));

    const StandingRetention now = standing(RetentionClass::child_in_need);
    EXPECT_EQ(now.rule.years, 12);
    ASSERT_TRUE(now.note);
    EXPECT_EQ(now.note->owner.reveal(), "Head of safeguarding");
    EXPECT_EQ(now.note->noted_by, UserId{"am"});
    EXPECT_EQ(now.history.size(), 2U);
}

TEST_F(ARetentionSchedule, StaysWithinReason)
{
    using enum RetentionStart;
    EXPECT_EQ(fault(set(RetentionClass::looked_after, closing, 75)), "counted_from");
    EXPECT_EQ(fault(set(RetentionClass::looked_after, youngest_birth, 74)), "years");
    EXPECT_EQ(fault(set(RetentionClass::looked_after, RetentionStart::death, 15)), "counted_from");
    EXPECT_EQ(fault(set(RetentionClass::child_protection, closing, 121)), "years");
    EXPECT_EQ(fault(set(RetentionClass::child_protection, closing, 35, " ")), "owner");
    EXPECT_EQ(fault(set(RetentionClass::child_protection, closing, 35, "Head", "why")), "reason");
}

TEST_F(ARetentionSchedule, IsSetByAdministratorsAlone)
{
    const auto refused = desk_.temp.database().transact([&](UnitOfWork& work) {
        return set_retention(work, desk_.clock, test::staff("sm"), SetRetention{});
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::not_permitted);
}

}  // namespace
}  // namespace quorate::core
