#include "server/cli/slots_command.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

#include "tests/support/command_line.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/places.hpp"

namespace quorate::server {
namespace {

namespace fs = std::filesystem;

struct Ran {
    int exit_code;
    std::string out;
    std::string err;
};

Ran ran(const SlotsOptions& options, const std::string& input = {})
{
    std::istringstream in{input};
    std::ostringstream out;
    std::ostringstream err;
    const int exit_code = run_slots(options, in, out, err);
    return {exit_code, out.str(), err.str()};
}

std::string golden_path()
{
    return test::source_dir() + "/tests/golden/slots/problem.json";
}

std::string golden_problem()
{
    std::ifstream file{golden_path(), std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

TEST(SlotsCommand, AnswersAProblemFileInJson)
{
    const Ran run = ran({.input = golden_path(), .as_json = true});

    EXPECT_EQ(run.exit_code, 0);
    test::expect_golden("slots/answer.json", run.out);
}

TEST(SlotsCommand, AnswersInWords)
{
    const Ran run = ran({.input = golden_path()});

    EXPECT_EQ(run.exit_code, 0);
    test::expect_golden("slots/answer.txt", run.out);
}

TEST(SlotsCommand, SaysWhatTheRequestsTook)
{
    const Ran run = ran({.input = golden_path(), .as_json = true});

    EXPECT_TRUE(std::regex_match(
        run.err,
        std::regex{
            R"(microseconds per request: median \d+\.\d, p99 \d+\.\d, mean \d+\.\d \(requests: 4\)\n)"}))
        << run.err;
}

TEST(SlotsCommand, GivesNoMoreSlotsThanTheLimit)
{
    const Ran run = ran({.input = "-", .limit = 1}, golden_problem());

    EXPECT_EQ(run.out,
              "request 7\n"
              "  Fri 23 Oct at 09:41, room 0, required 2 of 4, optional 2 of 2, agencies 2\n"
              "request 8\n"
              "  Fri 23 Oct at 09:21, room 1, required 3 of 3, optional 0 of 0, agencies 1\n"
              "request 9: no slots\n"
              "request 10: no slots\n");
}

TEST(SlotsCommand, HasNothingToTimeWithoutRequests)
{
    const Ran run = ran({.input = "-", .as_json = true},
                        R"({"format":"slots-1","origin":"2026-09-14","tz":"Europe/London",
                            "days":[],"day_start":540,"day_end":1020,"step":15,
                            "people":[],"rooms":[],"requests":[]})");

    EXPECT_EQ(run.exit_code, 0);
    EXPECT_EQ(run.out,
              R"({"format":"slots-answer-1","answers":[]})"
              "\n");
    EXPECT_EQ(run.err, "");
}

TEST(SlotsCommand, IsOneOfTheProgram)
{
    const auto run = test::run_quorate({"slots", "--input", golden_path(), "--limit", "0"});

    EXPECT_EQ(run.exit_code, 2);
    EXPECT_EQ(test::run_quorate({"slots", "--json"}).exit_code, 2);
    EXPECT_EQ(test::run_quorate({"slots", "--input", golden_path(), "--json"}).exit_code, 0);
}

TEST(SlotsCommand, SaysThatItCannotReadAFile)
{
    for (const std::string& path : {test::source_dir() + "/nowhere.json", test::source_dir()}) {
        const Ran run = ran({.input = path});

        EXPECT_EQ(run.exit_code, 1);
        EXPECT_EQ(run.out, "");
        EXPECT_EQ(run.err, "quorate slots: cannot read " + path + "\n");
    }
}

/// The problem that is answered above, with `was` made into `becomes`.
struct BadFile {
    const char* name;
    const char* was;
    const char* becomes;
    const char* said;
};

class SlotsCommandRefusals : public testing::TestWithParam<BadFile> {};

TEST_P(SlotsCommandRefusals, NameTheFaultAndWhereItIs)
{
    std::string text = golden_problem();
    const auto at = text.find(GetParam().was);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, std::string_view{GetParam().was}.size(), GetParam().becomes);

    const Ran run = ran({.input = "-", .as_json = true}, text);

    EXPECT_EQ(run.exit_code, 1);
    EXPECT_EQ(run.out, "");
    EXPECT_EQ(run.err, std::string{"quorate slots: "} + GetParam().said + "\n");
}

INSTANTIATE_TEST_SUITE_P(
    All,
    SlotsCommandRefusals,
    testing::Values(
        BadFile{"NotJson",
                R"("days": [0, 3],)",
                R"("days": [0, 3,],)",
                "the file: not JSON: syntax error"},
        BadFile{"AnotherFormat", "slots-1", "slots-2", "format: wrong format: it must be slots-1"},
        BadFile{"NoFormat", R"("format": "slots-1",)", "", "format: missing"},
        BadFile{"AnotherZone",
                "Europe/London",
                "Europe/Paris",
                "tz: unknown time zone: it must be Europe/London"},
        BadFile{"NoSuchDay",
                "2026-10-23",
                "2026-02-29",
                "origin: not a date: it must be one like 2026-09-14"},
        BadFile{"DayThatIsText",
                "[0, 3]",
                R"([0, "3"])",
                "days[1]: wrong type: it must be a whole number"},
        BadFile{"DaysThatAreNoList", "[0, 3]", "3", "days: wrong type: it must be an array"},
        BadFile{"StepWithAFraction",
                R"("step": 20)",
                R"("step": 20.5)",
                "step: wrong type: it must be a whole number"},
        BadFile{"StepThatIsTooLarge",
                R"("step": 20)",
                R"("step": 3000000000)",
                "step: out of range: 3000000000"},
        BadFile{"StepThatIsFarTooLarge",
                R"("step": 20)",
                R"("step": 18446744073709551615)",
                "step: out of range: 18446744073709551615"},
        BadFile{
            "NoStep", R"("step": 20)", R"("step": 0)", "step: out of range: it must be 1 or more"},
        BadFile{"PersonWhoIsNoObject",
                R"({"id": 4, "agency": "school", "busy": []})",
                "4",
                "people[4]: wrong type: it must be an object"},
        BadFile{
            "PersonWithoutAnAgency", R"("agency": "school", )", "", "people[4].agency: missing"},
        BadFile{"PersonWhoseIdIsText",
                R"("id": 15)",
                R"("id": "15")",
                "people[5].id: wrong type: it must be a whole number"},
        BadFile{"TimeThatIsNoPair",
                "[700, 4900]",
                "[700]",
                "people[3].busy[1]: wrong type: it must be two whole numbers"},
        BadFile{"TimeThatIsText",
                "[700, 4900]",
                R"([700, "4900"])",
                "people[3].busy[1][1]: wrong type: it must be a whole number"},
        BadFile{"UnsortedTimes",
                "[530, 560], [700, 4900]",
                "[700, 4900], [530, 560]",
                "people[3].busy[1]: unsorted intervals: [530,560] comes after [700,4900], of "
                "person 3"},
        BadFile{"OverlappingTimes",
                "[530, 560], [700, 4900]",
                "[530, 701], [700, 4900]",
                "people[3].busy[1]: overlapping intervals: [530,701] and [700,4900], of person 3"},
        BadFile{"EmptyTime",
                "[601, 602]",
                "[601, 601]",
                "people[2].busy[0]: empty interval: [601,601] ends no later than it begins, of "
                "person 2"},
        BadFile{"TimeBeyondTheHorizon",
                "[4861, 5045]",
                "[4861, 5761]",
                "people[5].busy[0]: beyond the horizon: [4861,5761] is not within 0 to 5760, of "
                "person 15"},
        BadFile{"TimeOfARoomBeforeTheHorizon",
                "[541, 661]",
                "[-541, 661]",
                "rooms[2].busy[0]: beyond the horizon: [-541,661] is not within 0 to 5760, of room "
                "2"},
        BadFile{"PersonTwice",
                R"("id": 15)",
                R"("id": 4)",
                "people[5].id: duplicate id: there is a person 4 already"},
        BadFile{"RoomWithoutACapacity", R"("capacity": 20, )", "", "rooms[0].capacity: missing"},
        BadFile{"UnknownRequiredPerson",
                "[0, 1, 2, 3]",
                "[0, 1, 2, 5]",
                "requests[0].required[3]: unknown id: there is no person 5, of request 7"},
        BadFile{"UnknownOptionalPerson",
                "[4, 15]",
                "[4, 14]",
                "requests[0].optional[1]: unknown id: there is no person 14, of request 7"},
        BadFile{"UnknownChair",
                R"("chair": 2)",
                R"("chair": 20)",
                "requests[1].chair: unknown id: there is no person 20, of request 8"},
        BadFile{"ChairWhoIsNotRequired",
                R"("chair": 2)",
                R"("chair": 15)",
                "requests[1].chair: chair not required: person 15 is not among the required, of "
                "request 8"},
        BadFile{"AnotherMode",
                R"("mode": "all")",
                R"("mode": "most")",
                "requests[1].mode: unknown mode: it must be quorum or all"},
        BadFile{"FewerThanNoSlots",
                R"("want": 3)",
                R"("want": -3)",
                "requests[1].want: out of range: -3"},
        BadFile{"AgencyThatIsANumber",
                R"(["school"])",
                "[1]",
                "requests[3].agencies[0]: wrong type: it must be a string"},
        BadFile{"RequestTwice",
                R"("id": 8)",
                R"("id": 7)",
                "requests[1].id: duplicate id: there is a request 7 already"}),
    [](const auto& row) { return row.param.name; });

TEST(SlotsCommand, RefusesWhatIsNoObject)
{
    EXPECT_EQ(ran({.input = "-"}, "[]").err,
              "quorate slots: the file: wrong type: it must be an object\n");
    EXPECT_EQ(ran({.input = "-"}, "").exit_code, 1);
}

// The generator and the judge that others measure by, where they are at hand.
TEST(SlotsCommand, IsRightByTheSharedJudge)
{
    const std::string shared = test::source_dir() + "/../shared/slots/";
    if (!fs::exists(shared + "check.py")) GTEST_SKIP() << "no shared judge beside the tree";
    const test::TempFolder folder;
    const std::string problem = folder.path() + "/problem.json";
    const std::string answer = folder.path() + "/answer.json";
    const auto run = [](const std::string& command) { return std::system(command.c_str()); };

    for (const char* how : {"--seed 7 --people 300", "--seed 1 --load 0.5 --people 100"}) {
        ASSERT_EQ(run("python3 " + shared + "generate.py " + problem + " --requests 24 " + how), 0);
        std::ofstream{answer} << ran({.input = problem, .as_json = true}).out;

        EXPECT_EQ(run("python3 " + shared + "check.py " + problem + " " + answer), 0) << how;
    }
}

}  // namespace
}  // namespace quorate::server
