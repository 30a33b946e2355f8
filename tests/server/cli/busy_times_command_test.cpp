#include <gtest/gtest.h>

#include <fstream>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "tests/support/command_line.hpp"

namespace quorate::server {
namespace {

class BusyTimesCommand : public testing::Test {
protected:
    void SetUp() override { test::add_authority(folder_.path()); }

    test::CommandOutcome import(const std::string& csv, std::vector<std::string> more = {})
    {
        const std::string file = folder_.path() + "/busy.csv";
        std::ofstream{file} << csv;
        std::vector<std::string> words{"busy-times", "import", file, "--data", folder_.path()};
        words.insert(words.end(), more.begin(), more.end());
        return test::run_quorate(words);
    }

    test::TempFolder folder_;
};

TEST_F(BusyTimesCommand, TakesAFile)
{
    ASSERT_EQ(test::run_quorate({"user",
                                 "add",
                                 "--email",
                                 "jo@testshire.example",
                                 "--name",
                                 "Jo Testperson",
                                 "--role",
                                 "CC",
                                 "--data",
                                 folder_.path()})
                  .exit_code,
              0);
    // The command goes by the real clock.
    const auto today = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const std::string day = core::iso(core::london_date(today));
    const std::string csv = "owner,date\njo@testshire.example," + day + "\n";

    const auto taken = import(csv);
    EXPECT_EQ(taken.exit_code, 0) << taken.err;
    EXPECT_EQ(taken.out,
              "Busy times: 1, of 1 people and rooms, from " + day + " until " + day + ".\n");
    EXPECT_EQ(import(csv, {"--json"}).out,
              "{\"times\":1,\"owners\":1,\"from\":\"" + day + "\",\"until\":\"" + day + "\"}\n");
}

TEST_F(BusyTimesCommand, NamesEveryBadLineOnALineOfItsOwn)
{
    const auto refused = import("owner,date\nnobody@council.example,2026-11-30\nNowhere,soon\n");
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_EQ(refused.out, "");
    EXPECT_NE(refused.err.find("quorate: Line 2, owner: Nobody has this e-mail address, and no "
                               "room this name\n"),
              std::string::npos)
        << refused.err;
    EXPECT_NE(refused.err.find("\nquorate: Line 3, owner: "), std::string::npos) << refused.err;
}

TEST_F(BusyTimesCommand, RefusesWhatIsNoFileOfBusyTimes)
{
    EXPECT_EQ(import("").err, "quorate: Choose a CSV file, or paste its lines\n");
    EXPECT_EQ(import("owner,subject\n").exit_code, 1);
    EXPECT_EQ(import(std::string(2'000'000, 'a')).err,
              "quorate: The file must be smaller than 1024 KB\n");
    EXPECT_EQ(import("owner,date\n", {"--authority", "Nowhere"}).err,
              "quorate: authority: There is none of that name or id. There is: Testshire\n");
    const auto none = test::run_quorate(
        {"busy-times", "import", folder_.path() + "/none.csv", "--data", folder_.path()});
    EXPECT_EQ(none.exit_code, 1);
    EXPECT_EQ(none.err, "quorate: there is no such file: " + folder_.path() + "/none.csv\n");
}

}  // namespace
}  // namespace quorate::server
