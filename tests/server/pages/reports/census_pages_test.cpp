#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "db/session/transaction.hpp"
#include "tests/support/census_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

// Family a has a plan and nothing wrong with it; family b lacks its referral.
class CensusPages : public testing::Test {
protected:
    void SetUp() override
    {
        db::Transaction transaction{service_.app().pool, db::Access::write};
        test::add_planned_family(transaction.sql(), "a", test::north);
        test::add_planned_family(transaction.sql(), "b", test::south);
        transaction.sql().execute("update case_event set replaced_at = 1 where id = 'referral-b'");
        transaction.commit();
    }

    void change(const char* sql)
    {
        db::Transaction transaction{service_.app().pool, db::Access::write};
        transaction.sql().execute(sql);
        transaction.commit();
    }

    test::TestService service_;
};

TEST_F(CensusPages, SayWhatIsWrongBeforeTheFileIsDownloaded)
{
    const auto page = service_.as("sm").get("/reports/census");

    ASSERT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("from Tuesday 1 April 2025 to Tuesday 31 March 2026"));
    EXPECT_TRUE(page.says("1 error and 0 queries."));
    EXPECT_TRUE(page.says("The day of the referral is missing"));
    EXPECT_TRUE(page.says("EX-b"));
    EXPECT_TRUE(page.says("/families/case-b/dates"));
    EXPECT_TRUE(page.says("NumberOfPreviousCPP"));
    EXPECT_TRUE(page.says("Download the file with its errors"));
    EXPECT_TRUE(page.says("/reports/census-findings.csv?year=2026"));
    EXPECT_TRUE(page.says("/reports/ssd/ssd_cp_plans.csv"));
    EXPECT_FALSE(page.says("CANARY"));
}

TEST_F(CensusPages, SayWhenNothingIsWrong)
{
    change("update case_event set replaced_at = null where id = 'referral-b'");
    const auto page = service_.as("sm").get("/reports/census?year=2026");
    EXPECT_TRUE(page.says("No errors and no queries."));
    EXPECT_TRUE(page.says("Download the file"));
    EXPECT_FALSE(page.says("with its errors"));
    EXPECT_FALSE(page.says("census-findings.csv"));
}

TEST_F(CensusPages, GiveTheFile)
{
    const auto file = service_.as("sm").get("/reports/census.xml?year=2026&lea=201");

    ASSERT_EQ(file.status(), 200);
    EXPECT_EQ(file.header("Content-Type"), "application/xml; charset=utf-8");
    EXPECT_EQ(file.header("Cache-Control"), "no-store");
    EXPECT_EQ(file.header("Content-Disposition"), "attachment; filename=\"cin-census-2026.xml\"");
    EXPECT_TRUE(file.says("<LEA>201</LEA>"));
    EXPECT_TRUE(file.says("<ReferenceDate>2026-03-31</ReferenceDate>"));
    EXPECT_TRUE(file.says("<InitialCPCtarget>2025-07-01</InitialCPCtarget>"));
    EXPECT_TRUE(file.says("<CPPstartDate>2025-06-20</CPPstartDate>"));
    EXPECT_TRUE(file.says("<InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>"));
    EXPECT_FALSE(file.says("CANARY"));
    EXPECT_FALSE(file.says("EX-a"));
}

TEST_F(CensusPages, GiveTheFindingsAndTheDatasetAsCsv)
{
    auto client = service_.as("sm");
    const auto findings = client.get("/reports/census-findings.csv?year=2026");
    EXPECT_TRUE(
        findings.says("rule,level,field,child,what,sentence,advice\r\n"
                      "8600,error,CINreferralDate,EX-b,"));
    const auto table = client.get("/reports/ssd/ssd_cp_plans.csv");
    ASSERT_EQ(table.status(), 200);
    EXPECT_EQ(table.header("Content-Disposition"), "attachment; filename=\"ssd_cp_plans.csv\"");
    EXPECT_TRUE(table.says("cppl_cp_plan_id,cppl_referral_id,"));
    EXPECT_TRUE(table.says(",2025-06-20,,,NEG,NEG\r\n"));
    EXPECT_FALSE(table.says("CANARY"));
    EXPECT_EQ(client.get("/reports/ssd/ssd_person.csv").status(), 404);
}

TEST_F(CensusPages, TakeOnlyYearsThatThereAre)
{
    auto client = service_.as("sm");
    for (const char* query : {"?year=2013", "?year=2028", "?year=soon"}) {
        const auto page = client.get(std::string{"/reports/census"} + query);
        EXPECT_EQ(page.status(), 422) << query;
        EXPECT_TRUE(page.says("Choose a year from 2014 to 2027")) << query;
        EXPECT_EQ(client.get(std::string{"/reports/census.xml"} + query).status(), 422) << query;
    }
    EXPECT_EQ(client.get("/reports/census.xml?year=2026&lea=20a").status(), 422);
    for (const char* year : {"2028", "2013", "1999", "-1", "9999", "10000"}) {
        const auto refused = client.get_json(std::string{"/api/v1/reports/census?year="} + year);
        EXPECT_EQ(refused.status(), 422) << year;
        EXPECT_TRUE(refused.says("Choose a year from 2014 to 2027")) << refused.body();
    }
    EXPECT_TRUE(client.get_json("/api/v1/reports/census?year=99999999999")
                    .says("Is too large or too small"));
}

TEST_F(CensusPages, SayAsAtWhichDayTheyAreCounted)
{
    auto client = service_.as("sm");
    EXPECT_TRUE(
        client.get("/reports/census?year=2026").says("Counted as at Tuesday 31 March 2026."));
    EXPECT_TRUE(client.get("/reports/census?year=2027")
                    .says("Counted as at Monday 23 November 2026: the year is not over yet."));
    EXPECT_TRUE(
        client.get_json("/api/v1/reports/census?year=2027").says("\"counted_on\":\"2026-11-23\""));
}

TEST_F(CensusPages, AskNothingOfWhatStartedTodayWhileTheYearRuns)
{
    change("update case_event set happened_on = '2026-11-23' where id = 'event-b'");
    change("update case_event set replaced_at = 1 where id in ('conference-b', 'referral-b')");
    const auto page = service_.as("sm").get("/reports/census?year=2027");
    EXPECT_TRUE(page.says("EX-b"));
    EXPECT_FALSE(page.says("8675Q"));
}

TEST_F(CensusPages, KeepTheCouncilNumberThatWasTyped)
{
    const auto page = service_.as("sm").get("/reports/census.xml?year=2026&lea=abc");
    EXPECT_EQ(page.status(), 422);
    EXPECT_EQ(page.field("lea"), "abc");
    EXPECT_TRUE(page.says("Enter the three digits of the council"));
    EXPECT_TRUE(page.says("href=\"#lea\""));
    EXPECT_TRUE(page.says("Download the file"));
}

TEST_F(CensusPages, SayWhomToAskInstead)
{
    const auto page = service_.as("tm").get("/reports/census");
    EXPECT_TRUE(page.says("Ask a service manager to do it."));
    EXPECT_FALSE(page.says("the case or the meeting"));
    EXPECT_TRUE(service_.as("sm").get("/admin/dates").says("Ask an administrator of this service"));
}

TEST_F(CensusPages, AreForServiceManagersWhoHaveJustEnteredTheirPassword)
{
    for (const char* who : {"cc", "sw", "tm", "bs", "ad", "am"}) {
        auto client = service_.as(who);
        for (const char* path :
             {"/reports/census", "/reports/census.xml?year=2026", "/reports/ssd/ssd_cp_plans.csv"})
            EXPECT_EQ(client.get(path).status(), 403) << who << path;
        EXPECT_EQ(client.get_json("/api/v1/reports/census").status(), 403) << who;
    }
    auto client = service_.as("sm");
    EXPECT_TRUE(client.get("/reports/timeliness").says("href=\"/reports/census\""));
    EXPECT_FALSE(service_.as("tm").get("/reports/timeliness").says("/reports/census"));
    service_.clock().advance(std::chrono::minutes{11});
    const auto later = client.get("/reports/census?year=2026");
    EXPECT_EQ(later.status(), 303);
    EXPECT_EQ(later.header("Location"), "/sign-in/confirm?next=%2Freports%2Fcensus%3Fyear%3D2026");
    EXPECT_EQ(client.get("/reports/census.xml?year=2026").status(), 303);
}

TEST_F(CensusPages, LeaveOutRestrictedFamiliesAndThoseOfOthers)
{
    change("update family_case set level = 1, lead_worker_id = 'sw' where id = 'case-a'");
    const auto page = service_.as("sm").get("/reports/census.xml?year=2026");
    EXPECT_FALSE(page.says("<CINreferralDate>"));  // that of family a is the only one
    EXPECT_TRUE(page.says("<CPPstartDate>"));
}

TEST_F(CensusPages, AnswerTheApi)
{
    const auto answer = service_.as("sm").get_json("/api/v1/reports/census");
    ASSERT_EQ(answer.status(), 200) << answer.body();
    const auto report = json::parse(answer.body()).as_object();
    EXPECT_EQ(report.at("year"), 2026);
    EXPECT_EQ(report.at("until"), "2026-03-31");
    EXPECT_EQ(report.at("errors"), 1);
    EXPECT_EQ(report.at("totals").at("children"), 2);
    EXPECT_EQ(report.at("rules").at(0).at("rule"), "8600");
    EXPECT_EQ(report.at("findings").at(0).at("case"), "case-b");
    EXPECT_EQ(report.at("findings").at(0).at("child"), "EX-b");
    EXPECT_EQ(report.at("leaves_out_restricted_families"), true);
    EXPECT_FALSE(report.at("not_in_the_file").as_array().empty());
    EXPECT_FALSE(answer.says("CANARY"));
}

TEST_F(CensusPages, AreAudited)
{
    auto client = service_.as("sm");
    ASSERT_EQ(client.get("/reports/census.xml?year=2026").status(), 200);
    ASSERT_EQ(client.get("/reports/ssd/ssd_cp_plans.csv").status(), 200);
    const auto log = client.get_json("/api/v1/audit");
    EXPECT_TRUE(log.says("export.statutory_return"));
    EXPECT_TRUE(log.says("return=cin-census year=2026 form=file children=2 errors=1"));
    EXPECT_TRUE(log.says("return=ssd children=2"));
}

TEST_F(CensusPages, ShowManyFindingsAPageAtATime)
{
    {
        db::Transaction transaction{service_.app().pool, db::Access::write};
        for (int i = 100; i < 160; ++i) {
            const std::string id = std::to_string(i);
            test::add_reported_family(transaction.sql(), id, test::north, 1);
            transaction.sql().execute(
                "update case_event set happened_on = '2026-03-20' where id = :i", "event-" + id);
        }
        transaction.commit();
    }
    auto client = service_.as("sm");
    const auto first = client.get("/reports/census?year=2026");
    EXPECT_TRUE(first.says("61 errors and 0 queries."));
    EXPECT_TRUE(first.says("/reports/census?year=2026&amp;page=2"));
    EXPECT_TRUE(first.says("EX-100<"));
    const auto second = client.get("/reports/census?year=2026&page=2");
    EXPECT_TRUE(second.says("EX-159") || second.says("EX-b"));
    EXPECT_FALSE(second.says("EX-100<"));
    EXPECT_EQ(client.get("/reports/census?year=2026&page=99").status(), 200);
}

}  // namespace
}  // namespace quorate::server
