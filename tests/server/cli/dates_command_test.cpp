#include "server/cli/dates_command.hpp"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

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

TEST(DatesCommand, PrintsTheDueDateFirst)
{
    const Ran run = ran({.rule = "eng-rcpc-first-3m", .from = "2026-11-30"});

    EXPECT_EQ(run.exit_code, 0);
    EXPECT_EQ(run.out, "2027-02-28\nschedule by 2027-02-26\n");
    EXPECT_EQ(run.err, "");
}

TEST(DatesCommand, HeedsClosures)
{
    const Ran run = ran({.rule = "loc-cin-visit-record-2wd",
                         .from = "2026-12-24",
                         .closures = "2026-12-29; 2026-12-30;2026-12-31;"});

    EXPECT_EQ(run.out, "2027-01-05\nschedule by 2027-01-05\n");
}

TEST(DatesCommand, ShowsItsWorking)
{
    const Ran run =
        ran({.rule = "eng-referral-decision-1wd", .from = "2026-12-24", .explain = true});

    EXPECT_EQ(run.out,
              "2026-12-29\n"
              "schedule by 2026-12-29\n"
              "\n"
              "Decision on the referral\n"
              "Counted from the referral: Thursday 24 December 2026.\n"
              "That day is day 0: it is not counted.\n"
              "The limit is 1 working day after it.\n"
              "Saturdays and Sundays are not counted.\n"
              "Friday 25 December 2026 is not counted: Christmas Day.\n"
              "Monday 28 December 2026 is not counted: Boxing Day (substitute day).\n"
              "The latest date is Tuesday 29 December 2026.\n"
              "Rule eng-referral-decision-1wd. Statutory guidance, England: Working Together to "
              "Safeguard Children 2018 (limit unchanged since 2013), Chapter 1, paragraph 58.\n"
              "In force from 2013-04-15.\n"
              "\n"
              "2026-12-24 Thu  0\n"
              "2026-12-25 Fri  - Christmas Day\n"
              "2026-12-26 Sat  - Saturday\n"
              "2026-12-27 Sun  - Sunday\n"
              "2026-12-28 Mon  - Boxing Day (substitute day)\n"
              "2026-12-29 Tue  1\n");
}

TEST(DatesCommand, AnswersInJson)
{
    const Ran run = ran({.rule = "eng-icpc-15wd", .from = "2026-12-07", .as_json = true});

    const auto answer = boost::json::parse(run.out).as_object();
    EXPECT_EQ(answer.at("rule_id"), "eng-icpc-15wd");
    EXPECT_EQ(answer.at("due_date"), "2026-12-30");
    EXPECT_EQ(answer.at("limit_date"), "2026-12-30");
    EXPECT_EQ(answer.at("schedule_by"), "2026-12-30");
    EXPECT_EQ(answer.at("level"), "guidance");
    EXPECT_EQ(answer.at("provisional"), false);
    EXPECT_EQ(answer.at("counted").as_array().size(), 15u);
    EXPECT_EQ(answer.at("skipped").as_array()[4].at("name"), "Christmas Day");
    EXPECT_EQ(answer.at("explanation").as_array().size(), 9u);
}

TEST(DatesCommand, TakesAMomentForItsDateInLondon)
{
    const Ran run = ran({.rule = "eng-referral-decision-1wd", .from = "2026-06-02T23:30Z"});

    EXPECT_EQ(run.out, "2026-06-04\nschedule by 2026-06-04\n");
}

TEST(DatesCommand, SaysWhenADateIsProvisional)
{
    const Ran run = ran({.rule = "eng-icpc-15wd", .from = "2029-03-01"});

    EXPECT_EQ(run.out,
              "2029-03-22\nschedule by 2029-03-22\n"
              "provisional: bank holidays are not all known yet\n");
}

TEST(DatesCommand, NotesARuleThatWasNotInForce)
{
    const Ran run = ran({.rule = "wal-icpc-15wd", .from = "2018-06-01"});

    EXPECT_EQ(run.exit_code, 0);
    EXPECT_EQ(run.err, "note: wal-icpc-15wd is in force from 2019-11-11, not on 2018-06-01\n");
}

struct RefusedCase {
    const char* name;
    DatesOptions given;
    int then_exit_code;
    const char* then_err;
};

const RefusedCase refused_cases[] = {
    {"Nothing", {}, 2, "quorate dates: give one of --rule, --batch and --list\n"},
    {"TwoForms",
     {.rule = "eng-icpc-15wd", .from = "2026-06-01", .list = true},
     2,
     "quorate dates: give one of --rule, --batch and --list\n"},
    {"ARuleWithoutADay", {.rule = "eng-icpc-15wd"}, 2, "quorate dates: --rule needs --from\n"},
    {"ADayThatIsNone",
     {.rule = "eng-icpc-15wd", .from = "2026-02-30"},
     2,
     "quorate dates: '2026-02-30' is not a date like 2026-06-01\n"},
    {"AClosureThatIsNone",
     {.rule = "eng-icpc-15wd", .from = "2026-02-20", .closures = "Christmas"},
     2,
     "quorate dates: closure 'Christmas' is not a date\n"},
    {"AnUnknownRule",
     {.rule = "eng-icpc-3w", .from = "2026-06-01"},
     1,
     "quorate dates: there is no rule 'eng-icpc-3w'\n"},
    {"AFileThatIsNotThere",
     {.batch = "/nowhere/in.csv"},
     1,
     "quorate dates: cannot read /nowhere/in.csv\n"},
};

class DatesCommandRefuses : public testing::TestWithParam<RefusedCase> {};

TEST_P(DatesCommandRefuses, InOneLine)
{
    const Ran run = ran(GetParam().given);

    EXPECT_EQ(run.exit_code, GetParam().then_exit_code);
    EXPECT_EQ(run.err, GetParam().then_err);
    EXPECT_EQ(run.out, "");
}

INSTANTIATE_TEST_SUITE_P(,
                         DatesCommandRefuses,
                         testing::ValuesIn(refused_cases),
                         [](const auto& test) { return test.param.name; });

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
              "eng-icpc-15wdx,2026-06-01,error: the quotes of this row do not match,,\n"
              "eng-icpc-15wd,2026-06-01,2026-06-22,2026-06-22,guidance\n");
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

TEST(DatesList, NamesEveryRuleWithItsSource)
{
    const Ran run = ran({.list = true, .as_json = true});

    const auto rules = boost::json::parse(run.out).as_array();
    ASSERT_EQ(rules.size(), 14u);
    for (const auto& rule : rules)
        for (const char* member : {"id",
                                   "jurisdiction",
                                   "level",
                                   "trigger",
                                   "offset",
                                   "unit",
                                   "edition",
                                   "paragraph",
                                   "source",
                                   "effective_from",
                                   "effective_to"})
            EXPECT_TRUE(rule.as_object().contains(member)) << member;
    EXPECT_EQ(rules[2].at("id"), "eng-icpc-15wd");
    EXPECT_EQ(rules[2].at("trigger"), "strategy_discussion");
    EXPECT_EQ(rules[2].at("offset"), 15);
    EXPECT_EQ(rules[2].at("unit"), "working_days");
    EXPECT_TRUE(rules[2].at("effective_to").is_null());
}

TEST(DatesList, IsATableForPeople)
{
    const Ran run = ran({.list = true});

    EXPECT_NE(run.out.find("eng-icpc-15wd                   guidance  15 working days  Initial "
                           "child protection conference\n"),
              std::string::npos);
}

TEST(DatesCommand, IsRegisteredUnderItsName)
{
    CLI::App root;
    int exit_code = 7;
    add_dates_command(root, exit_code);

    testing::internal::CaptureStdout();
    root.parse("dates --rule eng-icpc-15wd --from 2026-06-01", false);

    EXPECT_EQ(testing::internal::GetCapturedStdout(), "2026-06-22\nschedule by 2026-06-22\n");
    EXPECT_EQ(exit_code, 0);
}

}  // namespace
}  // namespace quorate::server
