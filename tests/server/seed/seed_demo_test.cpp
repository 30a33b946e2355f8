#include "server/seed/seed_demo.hpp"

#include <gtest/gtest.h>

#include "tests/support/command_line.hpp"

namespace quorate::server {
namespace {

using test::run_quorate;

TEST(SeedDemo, CanBeAskedForTwice)
{
    const test::TempFolder folder;

    const auto first = run_quorate({"seed", "demo", "--data", folder.path()});
    const auto second = run_quorate({"seed", "demo", "--data", folder.path()});

    EXPECT_EQ(first.exit_code, 0) << first.err;
    EXPECT_EQ(second.exit_code, 0) << second.err;
    EXPECT_TRUE(second.out.starts_with("The demonstration is already there.")) << second.out;
}

TEST(SeedDemo, StaysOutOfADatabaseWithARealCouncil)
{
    const test::TempFolder folder;
    ASSERT_EQ(run_quorate({"authority",
                           "add",
                           "--name",
                           "Realshire",
                           "--email",
                           "meetings@realshire.example",
                           "--phone",
                           "01632 960000",
                           "--data",
                           folder.path()})
                  .exit_code,
              0);

    const auto refused = run_quorate({"seed", "demo", "--data", folder.path()});

    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_EQ(refused.err,
              "quorate: this database holds a real council; the demonstration needs its own\n");
}

TEST(SeedDemo, LeavesAWholeAuditChain)
{
    const test::TempFolder folder;
    ASSERT_EQ(run_quorate({"seed", "demo", "--data", folder.path()}).exit_code, 0);

    EXPECT_EQ(run_quorate({"audit", "verify", "--data", folder.path()}).exit_code, 0);
}

class SeedDemoOn : public testing::TestWithParam<const char*> {};

TEST_P(SeedDemoOn, WorksOnThatDay)
{
    const test::TempFolder folder;

    const auto seeded =
        run_quorate({"seed", "demo", "--as-of", GetParam(), "--data", folder.path()});

    EXPECT_EQ(seeded.exit_code, 0) << seeded.err;
}

INSTANTIATE_TEST_SUITE_P(AnyDay,
                         SeedDemoOn,
                         testing::Values("2026-11-23",   // a Monday
                                         "2026-11-22",   // a Sunday
                                         "2026-12-24",   // before Christmas
                                         "2027-03-26",   // Good Friday
                                         "2027-08-28"),  // the Saturday of a long weekend
                         [](const auto& test) {
                             std::string name = test.param;
                             std::erase(name, '-');
                             return "On" + name;
                         });

}  // namespace
}  // namespace quorate::server
