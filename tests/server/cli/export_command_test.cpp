#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/command_line.hpp"

namespace quorate::server {
namespace {

test::CommandOutcome timeliness(const test::TempFolder& folder, std::vector<std::string> words)
{
    words.insert(words.begin(), {"export", "timeliness"});
    words.insert(words.end(), {"--data", folder.path()});
    return test::run_quorate(words);
}

TEST(ExportTimeliness, WritesEveryMeasureAsCsv)
{
    const test::TempFolder folder;
    test::add_authority(folder.path());

    const auto done = timeliness(folder, {"--from", "2026-04-12", "--until", "2026-05-01"});

    EXPECT_EQ(done.exit_code, 0) << done.err;
    EXPECT_TRUE(done.out.starts_with(
        "measure,split,of,counted_by,counted,in_time,late,not_yet,percent_in_time\r\n"
        "initial_conferences,all,,child,0,0,0,0,\r\n"
        "initial_conferences,all,,meeting,0,0,0,0,\r\n"
        "initial_conferences,month,2026-04,child,0,0,0,0,\r\n"))
        << done.out;
    EXPECT_NE(done.out.find("letters,month,2026-05,meeting,0,0,0,0,\r\n"), std::string::npos);
}

TEST(ExportTimeliness, ShowsNoSmallNumberOfTheDemonstration)
{
    const test::TempFolder folder;
    ASSERT_EQ(test::run_quorate({"seed", "demo", "--as-of", "2026-11-23", "--data", folder.path()})
                  .exit_code,
              0);

    const auto done = timeliness(folder,
                                 {"--from",
                                  "2026-01-01",
                                  "--until",
                                  "2026-12-31",
                                  "--authority",
                                  "Exampleshire Council",
                                  "--json"});

    ASSERT_EQ(done.exit_code, 0) << done.err;
    const auto report = boost::json::parse(done.out).as_object();
    EXPECT_EQ(report.at("hides_small_numbers"), true);
    for (const auto& measure : report.at("measures").as_array())
        for (const char* unit : {"by_child", "by_meeting"})
            for (const char* part : {"counted", "in_time", "late", "not_yet"}) {
                const auto& number = measure.at(unit).at(part);
                EXPECT_TRUE(number.is_null() || number.as_int64() == 0 || number.as_int64() >= 5)
                    << measure;
            }
}

TEST(ExportTimeliness, SaysWhatIsWrong)
{
    const test::TempFolder folder;
    test::add_authority(folder.path());
    const auto error = [&](const char* from, const char* until) {
        const auto done = timeliness(folder, {"--from", from, "--until", until});
        EXPECT_EQ(done.exit_code, 1);
        EXPECT_EQ(done.out, "");
        return done.err;
    };
    EXPECT_EQ(error("1/4/2026", "2026-05-01"), "quorate: write the days like 2026-04-01\n");
    EXPECT_EQ(error("2026-05-01", "2026-04-30"),
              "quorate: until: Enter a last day that is not before the first one\n");
    EXPECT_EQ(error("2020-01-01", "2026-01-01"), "quorate: until: Choose at most five years\n");
    EXPECT_EQ(timeliness(folder, {"--from", "2026-04-01"}).exit_code, 2);
}

}  // namespace
}  // namespace quorate::server
