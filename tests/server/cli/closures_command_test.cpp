#include <gtest/gtest.h>

#include "tests/support/command_line.hpp"

namespace quorate::server {
namespace {

class ClosuresCommand : public testing::Test {
protected:
    void SetUp() override { test::add_authority(folder_.path()); }

    test::CommandOutcome closures(std::vector<std::string> words)
    {
        words.insert(words.begin(), "closures");
        words.insert(words.end(), {"--data", folder_.path()});
        return test::run_quorate(words);
    }

    // In a year far enough ahead: the command goes by the real clock.
    test::CommandOutcome add(const std::string& on, const std::string& name)
    {
        return closures({"add", "--on", on, "--name", name, "--owner", "Sam Invented"});
    }

    test::CommandOutcome remove(const std::string& on) { return closures({"remove", "--on", on}); }

    std::string list() { return closures({"list"}).out; }

    test::TempFolder folder_;
};

TEST_F(ClosuresCommand, KeepsADayAndListsIt)
{
    EXPECT_EQ(list(), "");

    const auto added = add("2100-12-29", "Office closed");

    EXPECT_EQ(added.exit_code, 0) << added.err;
    EXPECT_EQ(added.out, "Kept. Due dates that moved: 0, in 0 families.\n");
    EXPECT_EQ(list(), "2100-12-29  Office closed (Sam Invented)\n");
    EXPECT_EQ(closures({"list", "--json"}).out,
              "{\"closures\":[{\"on\":\"2100-12-29\",\"name\":\"Office closed\","
              "\"owner\":\"Sam Invented\"}]}\n");
}

TEST_F(ClosuresCommand, ListsDaysInTheirOrderAndNamesOneAnew)
{
    ASSERT_EQ(add("2100-12-30", "Office move").exit_code, 0);
    ASSERT_EQ(add("2100-12-29", "Office closed").exit_code, 0);
    ASSERT_EQ(add("2100-12-30", "Stocktaking").exit_code, 0);

    EXPECT_EQ(list(),
              "2100-12-29  Office closed (Sam Invented)\n2100-12-30  Stocktaking (Sam Invented)\n");
}

TEST_F(ClosuresCommand, KeepsUpToFourteenDaysAtOnce)
{
    const auto until = [&](const char* last) {
        return closures({"add",
                         "--on",
                         "2100-12-29",
                         "--until",
                         last,
                         "--name",
                         "Office closed",
                         "--owner",
                         "Sam Invented"});
    };
    EXPECT_EQ(until("2101-01-12").err, "quorate: until: Take at most 14 days at once\n");
    EXPECT_EQ(until("soon").err, "quorate: write the day like 2026-12-29\n");
    EXPECT_EQ(list(), "");
    ASSERT_EQ(until("2100-12-30").exit_code, 0);
    EXPECT_EQ(list(),
              "2100-12-29  Office closed (Sam Invented)\n"
              "2100-12-30  Office closed (Sam Invented)\n");
}

TEST_F(ClosuresCommand, TakesADayBackOnce)
{
    ASSERT_EQ(add("2100-12-29", "Office closed").exit_code, 0);

    EXPECT_EQ(remove("2100-12-29").exit_code, 0);
    EXPECT_EQ(list(), "");

    const auto again = remove("2100-12-29");
    EXPECT_EQ(again.exit_code, 1);
    EXPECT_EQ(again.out, "");
    EXPECT_EQ(again.err, "quorate: There is nothing here that you can open.\n");
}

TEST_F(ClosuresCommand, RefusesWhatIsNoDayOrHasNoName)
{
    for (const char* day : {"29/12/2026", "2026-02-29", "2026-13-01", "soon"}) {
        const auto refused = add(day, "Office closed");
        EXPECT_EQ(refused.exit_code, 1) << day;
        EXPECT_EQ(refused.err, "quorate: write the day like 2026-12-29\n") << day;
        EXPECT_EQ(remove(day).exit_code, 1) << day;
    }
    EXPECT_EQ(add("2100-12-29", " ").err, "quorate: name: Enter what to call it\n");
    EXPECT_EQ(closures({"add", "--on", "2100-12-29"}).exit_code, 2);
    EXPECT_EQ(closures({"add", "--on", "2100-12-29", "--name", "Office closed"}).exit_code, 2);
    EXPECT_EQ(list(), "");
}

TEST_F(ClosuresCommand, KeepsTheDaysOfEachCouncilApart)
{
    test::add_authority(folder_.path(), "Otherton");
    const auto of = [&](const char* council) { return closures({"list", "--authority", council}); };
    ASSERT_EQ(closures({"add",
                        "--on",
                        "2100-12-29",
                        "--name",
                        "Office closed",
                        "--owner",
                        "Sam Invented",
                        "--authority",
                        "Otherton"})
                  .exit_code,
              0);

    EXPECT_EQ(of("Otherton").out, "2100-12-29  Office closed (Sam Invented)\n");
    EXPECT_EQ(of("Testshire").out, "");
    EXPECT_EQ(of("Nowhere").exit_code, 1);
    EXPECT_EQ(
        of("Nowhere").err,
        "quorate: authority: There is none of that name or id. There is: Otherton; Testshire\n");
}

}  // namespace
}  // namespace quorate::server
