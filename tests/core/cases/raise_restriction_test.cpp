#include "core/cases/raise_restriction.hpp"

#include <gtest/gtest.h>

#include "core/cases/view_case.hpp"
#include "tests/support/case_desk.hpp"

namespace quorate::core {
namespace {

class RaisingARestriction : public testing::Test {
protected:
    test::CaseDesk desk_;
    CaseId id_ = desk_.add_family();
};

TEST_F(RaisingARestriction, HidesTheCaseFromTheTeam)
{
    ASSERT_TRUE(desk_.run("bs", view_case, id_));

    const auto raised =
        desk_.run("sw", raise_restriction, RaiseRestriction{.case_id = id_, .version = 1});

    ASSERT_TRUE(raised);
    EXPECT_EQ(*raised, 2);
    EXPECT_TRUE(desk_.run("sw", view_case, id_));
    EXPECT_FALSE(desk_.run("bs", view_case, id_));
}

TEST_F(RaisingARestriction, NeverLowersIt)
{
    ASSERT_TRUE(desk_.run(
        "sw", raise_restriction, RaiseRestriction{.case_id = id_, .version = 1, .level = 2}));

    const auto lowered =
        desk_.run("sw", raise_restriction, RaiseRestriction{.case_id = id_, .version = 2});

    ASSERT_FALSE(lowered);
    EXPECT_EQ(lowered.error().refusal, Refusal::wrong_state);
}

TEST_F(RaisingARestriction, MindsTheVersion)
{
    const auto raised =
        desk_.run("sw", raise_restriction, RaiseRestriction{.case_id = id_, .version = 7});

    ASSERT_FALSE(raised);
    EXPECT_EQ(raised.error().refusal, Refusal::stale_version);
}

}  // namespace
}  // namespace quorate::core
