#include "server/cli/dates_batch.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "server/cli/dates_command.hpp"

namespace quorate::server {
namespace {

struct Ran {
    int exit_code;
    std::string out;
    std::string err;
};

Ran ran(const DatesOptions& options, const std::string& input = {})
{
    std::istringstream in{input};
    std::ostringstream out;
    std::ostringstream err;
    const int exit_code = run_dates(options, in, out, err);
    return {exit_code, out.str(), err.str()};
}

TEST(DatesBatch, AnswersEachRow)
{
    const Ran run = ran({.batch = "-"},
                        "rule_id,jurisdiction,trigger_date,closures\r\n"
                        "eng-icpc-15wd,England,2026-12-11,2026-12-29;2026-12-30;2026-12-31\r\n"
                        "loc-cin-visit-record-2wd,,2026-12-24,2026-12-29;2026-12-30;2026-12-31\r\n"
                        "eng-rcpc-first-3m,England,2026-11-30,\r\n"
                        "wal-icpc-15wd,wales,2027-02-15\r\n");

    EXPECT_EQ(run.exit_code, 0);
    EXPECT_EQ(run.out,
              "rule_id,trigger_date,due_date,schedule_by,level\n"
              "eng-icpc-15wd,2026-12-11,2027-01-06,2027-01-06,guidance\n"
              "loc-cin-visit-record-2wd,2026-12-24,2027-01-05,2027-01-05,local\n"
              "eng-rcpc-first-3m,2026-11-30,2027-02-28,2027-02-26,guidance\n"
              "wal-icpc-15wd,2027-02-15,2027-03-08,2027-03-08,guidance\n");
}

TEST(DatesBatch, GoesOnAfterABadRowAndThenFails)
{
    const Ran run = ran({.batch = "-"},
                        "trigger_date,rule_id,why,jurisdiction,closures\n"
                        "2026-02-30,eng-icpc-15wd,,England,\n"
                        ",eng-icpc-15wd,,England,\n"
                        "2026-06-01,\"no, such\",,England,\n"
                        "2026-06-01,eng-icpc-15wd,,Wales,\n"
                        "2026-06-01,eng-icpc-15wd,,Scotland,\n"
                        "2026-06-01,eng-icpc-15wd,,England,soon\n"
                        "2026-06-01,\"eng-icpc-15wd\"x,,England,\n"
                        "2026-06-01,eng-icpc-15wd,,England,\n");

    EXPECT_EQ(run.exit_code, 1);
    EXPECT_EQ(run.out,
              "rule_id,trigger_date,due_date,schedule_by,level\n"
              "eng-icpc-15wd,2026-02-30,error: '2026-02-30' is not a date like 2026-06-01,,\n"
              "eng-icpc-15wd,,error: '' is not a date like 2026-06-01,,\n"
              "\"no, such\",2026-06-01,\"error: there is no rule 'no, such'\",,\n"
              "eng-icpc-15wd,2026-06-01,error: eng-icpc-15wd applies in England,,\n"
              "eng-icpc-15wd,2026-06-01,error: write England or Wales,,\n"
              "eng-icpc-15wd,2026-06-01,error: closure 'soon' is not a date,,\n"
              "eng-icpc-15wdx,2026-06-01,\"error: the quotes of this row do not match, or it is "
              "too long\",,\n"
              "eng-icpc-15wd,2026-06-01,2026-06-22,2026-06-22,guidance\n");
}

TEST(DatesBatch, LetsAStrayQuoteSpoilItsRowAlone)
{
    const Ran run = ran({.batch = "-"},
                        "rule_id,jurisdiction,trigger_date,closures\n"
                        "eng-icpc-15wd,England,2026-06-01,\n"
                        "eng-icpc-15wd,England,2026-06-01,\"2026-06-02\n"
                        "eng-icpc-15wd,England,2026-06-01,\"2026-06-02\"\r\n"
                        "\"eng-icpc-15wd,England,2026-06-01,\r\n"
                        "eng-icpc-15wd,England,2026-06-01,\n");

    const std::string fault =
        "\"error: the quotes of this row do not match, or it is too long\",,\n";
    const std::string answered = "eng-icpc-15wd,2026-06-01,2026-06-22,2026-06-22,guidance\n";
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_EQ(run.out,
              "rule_id,trigger_date,due_date,schedule_by,level\n" + answered +
                  "eng-icpc-15wd,2026-06-01," + fault + answered +
                  "\"eng-icpc-15wd,England,2026-06-01,\",," + fault + answered);
}

TEST(DatesBatch, NeedsItsColumns)
{
    for (const char* input : {"", "rule_id,day\neng-icpc-15wd,2026-06-01\n"}) {
        const Ran run = ran({.batch = "-"}, input);
        EXPECT_EQ(run.exit_code, 1);
        EXPECT_EQ(run.err,
                  "quorate dates: the first line must name the columns rule_id and trigger_date\n");
    }
}

TEST(DatesBatch, ReadsAFile)
{
    const auto path = std::filesystem::temp_directory_path() / "quorate-dates-batch-test.csv";
    std::ofstream{path} << "rule_id,trigger_date\neng-icpc-15wd,2026-06-01\n";

    const Ran run = ran({.batch = path.string()});

    EXPECT_EQ(run.out,
              "rule_id,trigger_date,due_date,schedule_by,level\n"
              "eng-icpc-15wd,2026-06-01,2026-06-22,2026-06-22,guidance\n");
    std::filesystem::remove(path);
}

TEST(DatesBatch, AnswersHoursByTheMomentAndFamiliesByTheirDefault)
{
    const Ran run = ran({.batch = "-"},
                        "rule_id,jurisdiction,trigger_date,closures\n"
                        "loc-dissent-72h,England,2026-10-23T14:00,\n"
                        "loc-strategy-24h,England,2027-03-27T16:00+00:00,\n"
                        "loc-cp-visit,England,2026-06-01,\n"
                        "loc-dissent-72h,England,2026-10-23,\n");

    EXPECT_EQ(run.exit_code, 1);
    EXPECT_EQ(run.out,
              "rule_id,trigger_date,due_date,schedule_by,level\n"
              "loc-dissent-72h,2026-10-23T14:00,2026-10-26T13:00+00:00,2026-10-26,local\n"
              "loc-strategy-24h,2027-03-27T16:00+00:00,2027-03-28T17:00+01:00,2027-03-28,local\n"
              "loc-cp-visit,2026-06-01,2026-06-15,2026-06-15,local\n"
              "loc-dissent-72h,2026-10-23,error: loc-dissent-72h counts hours: give a date and "
              "time like 2026-06-01T14:30,,\n");
}

TEST(DatesBatch, KeepsItsFootingWhenClosuresDifferInEveryRow)
{
    std::string rows = "rule_id,trigger_date,closures\n";
    for (int i = 0; i < 100; ++i)
        rows += "loc-cin-visit-record-2wd,2026-06-0" + std::to_string(1 + i % 5) + ",2030-01-" +
                (i % 28 < 9 ? "0" : "") + std::to_string(1 + i % 28) + ";20" +
                std::to_string(30 + i % 60) + "-02-01\n";
    const Ran run = ran({.batch = "-"}, rows);

    EXPECT_EQ(run.exit_code, 0);
    EXPECT_EQ(std::ranges::count(run.out, '\n'), 101);
}

TEST(DatesBatch, TellsOnATerminalHowFarItIs)
{
    std::string rows = "rule_id,trigger_date\n";
    for (int i = 0; i < 50'001; ++i)
        rows += "eng-icpc-15wd,2026-06-01\n";

    EXPECT_EQ(ran({.batch = "-", .progress = Progress::shown}, rows).err, "\r50000 rows\r\x1B[K");
    EXPECT_EQ(ran({.batch = "-"}, rows).err, "");
}

TEST(DatesBatch, AnswersForOwnNumbers)
{
    const Ran run = ran({.batch = "-"},
                        "rule_id,jurisdiction,trigger_date,closures\n"
                        "loc-core-group-interval-3w,England,2026-11-23,\n"
                        "loc-conference-record-8wd,,2026-11-23,2026-11-26\n"
                        "loc-dissent-48h,,2026-10-24T13:00+01:00,\n"
                        "loc-core-group-interval-53w,,2026-11-23,\n"
                        "eng-icpc-12wd,,2026-11-23,\n");

    EXPECT_EQ(run.exit_code, 1);
    EXPECT_EQ(
        run.out,
        "rule_id,trigger_date,due_date,schedule_by,level\n"
        "loc-core-group-interval-3w,2026-11-23,2026-12-14,2026-12-14,local\n"
        "loc-conference-record-8wd,2026-11-23,2026-12-04,2026-12-04,local\n"
        "loc-dissent-48h,2026-10-24T13:00+01:00,2026-10-26T12:00+00:00,2026-10-26,local\n"
        "loc-core-group-interval-53w,2026-11-23,error: loc-core-group-interval-53w: Give from "
        "1 to 52 weeks,,\n"
        "eng-icpc-12wd,2026-11-23,\"error: there is no rule 'eng-icpc-12wd', did you mean "
        "eng-icpc-15wd?\",,\n");
}

}  // namespace
}  // namespace quorate::server
