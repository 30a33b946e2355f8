#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/support/command_line.hpp"

namespace quorate::server {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

test::CommandOutcome run(const test::TempFolder& folder, std::vector<std::string> words)
{
    words.insert(words.begin(), "export");
    words.insert(words.end(), {"--data", folder.path()});
    return test::run_quorate(words);
}

// Of a year that is over, as commands go by the clock of the machine.
void seed_demo(const test::TempFolder& folder)
{
    ASSERT_EQ(test::run_quorate({"seed", "demo", "--as-of", "2024-11-23", "--data", folder.path()})
                  .exit_code,
              0);
}

TEST(ExportCinCensus, WritesAnEmptyYearWithoutErrors)
{
    const test::TempFolder folder;
    test::add_authority(folder.path());
    const fs::path file = fs::path{folder.path()} / "census.xml";

    const auto done = run(folder, {"cin-census", "--year", "2025", "--out", file});

    EXPECT_EQ(done.exit_code, 0) << done.err;
    EXPECT_TRUE(done.out.ends_with("errors 0, queries 0\n")) << done.out;
    EXPECT_NE(text_of(file).find("<ReferenceDate>2025-03-31</ReferenceDate>"), std::string::npos);
    EXPECT_TRUE(text_of(file).ends_with("</Message>\n"));
    EXPECT_FALSE(fs::exists(file.string() + ".part"));
}

TEST(ExportCinCensus, KeepsBackAFileWithErrorsUntilToldOtherwise)
{
    const test::TempFolder folder;
    seed_demo(folder);
    const fs::path file = fs::path{folder.path()} / "census.xml";
    const fs::path report = fs::path{folder.path()} / "findings.csv";
    const std::vector<std::string> words{"cin-census",
                                         "--year",
                                         "2025",
                                         "--authority",
                                         "Exampleshire Council",
                                         "--out",
                                         file,
                                         "--report",
                                         report,
                                         "--json"};

    const auto refused = run(folder, words);

    const auto found = boost::json::parse(refused.out).as_object();
    EXPECT_EQ(found.at("leaves_out_restricted_families"), false);
    ASSERT_GT(found.at("errors").as_int64(), 0) << refused.out;
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_NE(refused.err.find("--with-errors"), std::string::npos);
    EXPECT_FALSE(fs::exists(file));
    EXPECT_TRUE(text_of(report).starts_with("rule,level,field,child,what,sentence,advice\r\n"));

    auto all_the_same = words;
    all_the_same.push_back("--with-errors");
    const auto done = run(folder, all_the_same);
    EXPECT_EQ(done.exit_code, 0) << done.err;
    EXPECT_TRUE(fs::exists(file));
}

TEST(ExportCinCensus, SaysWhatIsWrong)
{
    const test::TempFolder folder;
    test::add_authority(folder.path());
    const std::string file = folder.path() + "/census.xml";
    const auto long_ago = run(folder, {"cin-census", "--year", "2013", "--out", file});
    EXPECT_EQ(long_ago.exit_code, 1);
    EXPECT_NE(long_ago.err.find("year: Choose a year from 2014 to "), std::string::npos);
    EXPECT_FALSE(fs::exists(file));
    EXPECT_FALSE(fs::exists(file + ".part"));
    EXPECT_EQ(run(folder, {"cin-census", "--year", "2025"}).exit_code, 2);
    EXPECT_EQ(
        run(folder, {"cin-census", "--year", "2025", "--out", file, "--lea", "20a"}).exit_code, 2);
    EXPECT_EQ(run(folder, {"cin-census", "--year", "2025", "--out", file, "--authority", "Nowhere"})
                  .exit_code,
              1);
    EXPECT_EQ(run(folder, {"cin-census", "--year", "2025", "--out", folder.path() + "/no/c.xml"})
                  .exit_code,
              1);
}

TEST(ExportSsd, WritesAFileATable)
{
    const test::TempFolder folder;
    seed_demo(folder);
    const fs::path out = fs::path{folder.path()} / "ssd";

    const auto done = run(folder, {"ssd", "--authority", "Exampleshire Council", "--out", out});

    EXPECT_EQ(done.exit_code, 0) << done.err;
    EXPECT_TRUE(done.out.starts_with("7 tables of ")) << done.out;
    for (const char* table : {"ssd_cin_episodes",
                              "ssd_cin_assessments",
                              "ssd_cin_plans",
                              "ssd_s47_enquiry",
                              "ssd_initial_cp_conference",
                              "ssd_cp_plans",
                              "ssd_cp_reviews"})
        EXPECT_TRUE(fs::exists(out / (std::string{table} + ".csv"))) << table;
    const std::string enquiries = text_of(out / "ssd_s47_enquiry.csv");
    EXPECT_TRUE(enquiries.starts_with("s47e_s47_enquiry_id,s47e_referral_id,s47e_person_id,"));
    EXPECT_GT(std::ranges::count(enquiries, '\n'), 1);
}

}  // namespace
}  // namespace quorate::server
