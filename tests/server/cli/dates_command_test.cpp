#include "server/cli/dates_command.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <sstream>

#include "core/rules/rule_book.hpp"
#include "core/support/text.hpp"

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
              "Safeguard Children 2026, timescale as in the 2018 edition, chapter 1, paragraph "
              "58.\n"
              "In force from Thursday 19 March 2026.\n"
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
     "quorate dates: there is no rule 'eng-icpc-3w', did you mean eng-icpc-15wd?\n"},
    {"ARuleLikeNoOther",
     {.rule = "conference", .from = "2026-06-01"},
     1,
     "quorate dates: there is no rule 'conference'\n"},
    {"ARuleWithoutANumber",
     {.rule = "eng-rcpc-early", .from = "2026-06-01"},
     1,
     "quorate dates: eng-rcpc-early sets no number of days\n"},
    {"ARuleInHoursWithoutATime",
     {.rule = "loc-dissent-72h", .from = "2026-10-23"},
     1,
     "quorate dates: loc-dissent-72h counts hours: give a date and time like "
     "2026-06-01T14:30\n"},
    {"AMomentThatIsNone",
     {.rule = "loc-dissent-72h", .from = "2026-10-23 at noon"},
     2,
     "quorate dates: '2026-10-23 at noon' is not a date and time like 2026-06-01T14:30\n"},
    {"AMomentThatIsNoneForAnOwnNumber",
     {.rule = "loc-strategy-36h", .from = "soon"},
     2,
     "quorate dates: 'soon' is not a date and time like 2026-06-01T14:30\n"},
    {"AnOwnNumberOfNone",
     {.rule = "loc-core-group-interval-0w", .from = "2026-06-01"},
     1,
     "quorate dates: loc-core-group-interval-0w: Give from 1 to 52 weeks\n"},
    {"ADayBeyondAllCalendars",
     {.rule = "eng-icpc-15wd", .from = "9999-12-31"},
     2,
     "quorate dates: 9999-12-31 is not between 1900-01-01 and 2199-12-31\n"},
    {"AClosureBeyondAllCalendars",
     {.rule = "eng-icpc-15wd", .from = "2026-06-01", .closures = "0001-01-01"},
     2,
     "quorate dates: 0001-01-01 is not between 1900-01-01 and 2199-12-31\n"},
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

TEST(DatesList, NamesEveryRuleWithItsSource)
{
    const Ran run = ran({.list = true, .as_json = true});

    const auto rules = boost::json::parse(run.out).as_array();
    ASSERT_EQ(rules.size(), core::all_rules().size());
    for (const auto& rule : rules) {
        for (const char* member :
             {"id",          "label",     "label_cy", "jurisdiction", "level",
              "trigger",     "offset",    "unit",     "direction",    "count_trigger_day",
              "calendar",    "bound",     "approver", "family",       "default",
              "edition",     "paragraph", "source",   "confidence",   "effective_from",
              "effective_to"})
            EXPECT_TRUE(rule.as_object().contains(member)) << member;
        EXPECT_FALSE(rule.at("source").as_string().empty());
    }

    const auto latest = std::ranges::find_if(rules, [](const auto& rule) {
        return rule.at("id") == "eng-icpc-15wd" && rule.at("effective_to").is_null();
    });
    ASSERT_NE(latest, rules.end());
    EXPECT_EQ(latest->at("trigger"), "strategy_discussion");
    EXPECT_EQ(latest->at("offset"), 15);
    EXPECT_EQ(latest->at("unit"), "working_days");
    EXPECT_EQ(latest->at("edition"), "Working Together to Safeguard Children 2026");
}

TEST(DatesList, IsATableForPeopleWithEachRuleOnce)
{
    const Ran run = ran({.list = true});

    const std::string row =
        "eng-icpc-15wd                          guidance  15 working days  "
        "Initial child protection conference\n";
    const auto at = run.out.find(row);
    ASSERT_NE(at, std::string::npos) << run.out;
    EXPECT_EQ(run.out.find("\neng-icpc-15wd ", at), std::string::npos);
}

// A text that fills its column is still apart from the next one, in both languages.
TEST(DatesList, KeepsItsColumnsApart)
{
    for (const core::Language language : {core::Language::english, core::Language::welsh}) {
        const std::string listed = ran({.list = true, .language = language}).out;
        std::size_t column = 0;
        for (const core::StatutoryRule& rule : core::all_rules()) {
            if (rule.effective_to) continue;
            const auto start = listed.find("\n" + std::string{rule.id} + " ");
            if (start == std::string::npos) continue;
            const auto end = listed.find('\n', start + 1);
            const std::string line = listed.substr(start + 1, end - start);
            const std::string label{core::label(rule, language)};
            const auto at = line.find("  " + label + "\n");
            ASSERT_NE(at, std::string::npos) << rule.id << line;
            const std::size_t place = core::length(line.substr(0, at));
            if (column == 0) column = place;
            EXPECT_EQ(place, column) << rule.id;
        }
        EXPECT_GT(column, 0u);
    }
}

TEST(DatesList, SaysHowAnOwnNumberIsWritten)
{
    const std::string listed = ran({.list = true}).out;
    EXPECT_NE(listed.find("\nown numbers: "), std::string::npos);
    EXPECT_TRUE(listed.ends_with(
        "loc-core-group-interval-3w: 1wd to 260wd, 1d to 366d, 1w to 52w, 1m to 24m, 1h to 168h\n"))
        << listed;
}

TEST(DatesCommand, AnswersForACouncilsOwnNumber)
{
    const Ran run = ran({.rule = "loc-core-group-interval-3w", .from = "2026-11-23"});
    EXPECT_EQ(run.out, "2026-12-14\nschedule by 2026-12-14\n");
    EXPECT_EQ(run.err, "");

    const Ran explained = ran({.rule = "loc-conference-record-8wd",
                               .from = "2026-11-23",
                               .explain = true,
                               .language = core::Language::welsh});
    EXPECT_NE(explained.out.find("Rheol loc-conference-record-8wd. Safon ymarfer leol, Lloegr: "
                                 "Safon yr awdurdod ei hun, yn lle loc-conference-record-15wd.\n"),
              std::string::npos)
        << explained.out;
    const Ran answer =
        ran({.rule = "loc-conference-record-8wd", .from = "2026-11-23", .as_json = true});
    const auto json = boost::json::parse(answer.out);
    EXPECT_EQ(json.at("rule_id"), "loc-conference-record-8wd");
    EXPECT_EQ(json.at("due_date"), "2026-12-03");
    EXPECT_EQ(json.at("level"), "local");
    EXPECT_EQ(json.at("edition"), "Own standard of the authority");
}

TEST(DatesCommand, SaysWhatIsWrongWithAnOwnNumber)
{
    EXPECT_EQ(ran({.rule = "loc-core-group-interval-60w", .from = "2026-11-23"}).err,
              "quorate dates: loc-core-group-interval-60w: Give from 1 to 52 weeks\n");
    EXPECT_EQ(ran({.rule = "loc-core-group-interval-3x", .from = "2026-11-23"}).err,
              "quorate dates: there is no rule 'loc-core-group-interval-3x', did you mean "
              "loc-core-group-interval-4w?\n");
}

TEST(DatesCommand, ExplainsInWelsh)
{
    const Ran run = ran({.rule = "wal-core-group-interval-6w",
                         .from = "2027-02-12",
                         .explain = true,
                         .language = core::Language::welsh});

    EXPECT_EQ(run.out,
              "2027-03-26\n"
              "schedule by 2027-03-25\n"
              "\n"
              "Cyfarfod nesaf y grŵp craidd\n"
              "Man cychwyn y cyfrif: y grŵp craidd diwethaf, dydd Gwener 12 Chwefror 2027.\n"
              "Diwrnod 0 yw'r diwrnod hwnnw: nid yw'n cael ei gyfrif.\n"
              "Y terfyn yw 6 wythnos ar ôl y diwrnod hwnnw.\n"
              "Y dyddiad olaf yw dydd Gwener 26 Mawrth 2027.\n"
              "Nid oes modd trefnu dydd Gwener 26 Mawrth 2027: Dydd Gwener y Groglith.\n"
              "Nid yw terfyn byth yn symud i ddiwrnod diweddarach: trefnwch erbyn dydd Iau 25 "
              "Mawrth 2027.\n"
              "Rheol wal-core-group-interval-6w. Canllawiau statudol, Cymru: Wales Safeguarding "
              "Procedures 2020, Section 3 part 2, page 13; section 4, page 5.\n"
              "Dyddiad dod i rym: dydd Llun 11 Tachwedd 2019.\n");
}

TEST(DatesCommand, TakesTheLanguageEitherWay)
{
    for (const char* words : {"--welsh", "--language cy"}) {
        CLI::App root;
        int exit_code = 7;
        add_dates_command(root, exit_code);
        testing::internal::CaptureStdout();
        root.parse("dates --rule eng-icpc-15wd --from 2026-06-01 --json " + std::string{words},
                   false);

        const auto answer = boost::json::parse(testing::internal::GetCapturedStdout()).as_object();
        EXPECT_EQ(answer.at("language"), "cy");
        EXPECT_EQ(answer.at("label"), "Cynhadledd amddiffyn plant gychwynnol");
    }
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
