#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "db/session/transaction.hpp"
#include "tests/support/report_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

// Twenty conferences in October, of which the police came to fifteen and fourteen had quorum.
class QuorumReport : public testing::Test {
protected:
    void SetUp() override
    {
        db::Transaction transaction{service_.app().pool, db::Access::write};
        db::Sql& sql = transaction.sql();
        for (int i = 1; i <= 20; ++i) {
            const std::string id = std::to_string(i);
            test::add_reported_family(sql, id, test::north, 1);
            test::add_reported_meeting(sql, "m" + id, id, "");
            test::hold_reported_meeting(sql,
                                        "m" + id,
                                        test::at("2026-10-05T09:00") + std::chrono::days{i},
                                        i <= 14 ? "met" : "not_met");
            test::add_reported_seat(sql, "m" + id, "police", i <= 15 ? "present" : "absent");
        }
        transaction.commit();
    }

    test::TestService service_;
};

TEST_F(QuorumReport, SaysHowManyHadTheirQuorumAndWhoCameOfThoseAsked)
{
    const auto page = service_.as("sm").get("/reports/quorum");

    ASSERT_EQ(page.status(), 200) << page.body();
    EXPECT_TRUE(page.says("June 2026 to November 2026"));
    EXPECT_TRUE(page.says("70.0% of the meetings that were held: 14 of 20."));
    EXPECT_TRUE(page.says("75.0% of the times that an agency was asked: 15 of 20."));
    EXPECT_TRUE(page.says("Agency police"));
    EXPECT_TRUE(page.says("October 2026"));
    EXPECT_FALSE(page.says("CANARY"));
    EXPECT_TRUE(service_.as("sm").get("/reports/timeliness").says("href=\"/reports/quorum\""));
}

TEST_F(QuorumReport, ComesAsAFileToo)
{
    auto client = service_.as("sm");
    EXPECT_TRUE(client.get("/reports/quorum")
                    .says("/reports/quorum.csv?from=2026-06-01&amp;until=2026-11-30"));

    const auto csv = client.get("/reports/quorum.csv?from=2026-10-01&until=2026-10-31");

    ASSERT_EQ(csv.status(), 200);
    EXPECT_EQ(csv.header("Content-Type"), "text/csv; charset=utf-8");
    EXPECT_EQ(csv.header("Content-Disposition"),
              "attachment; filename=\"quorum-2026-10-to-2026-10.csv\"");
    EXPECT_EQ(csv.body(),
              "measure,split,of,counted,of_those,percent\r\n"
              "quorate,all,,20,14,70.0\r\n"
              "quorate,month,2026-10,20,14,70.0\r\n"
              "came,all,,20,15,75.0\r\n"
              "came,agency,Agency police,20,15,75.0\r\n");
}

TEST_F(QuorumReport, IsGivenByTheApiToo)
{
    const auto answer = service_.as("sm").get_json("/api/v1/reports/quorum");

    ASSERT_EQ(answer.status(), 200) << answer.body();
    const json::object report = json::parse(answer.body()).as_object();
    EXPECT_EQ(report.at("held").as_int64(), 20);
    EXPECT_EQ(report.at("quorate").as_int64(), 14);
    EXPECT_EQ(report.at("months").as_array().size(), 6U);
    EXPECT_EQ(report.at("agencies").at(0).at("came").as_int64(), 15);
}

TEST_F(QuorumReport, SaysSoWhereNothingWasHeld)
{
    const auto page = service_.as("sm").get("/reports/quorum?from=2020-01-01&until=2020-02-28");

    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("No meeting with a quorum was held in these months"));
    EXPECT_FALSE(page.says("quorum.csv"));
}

}  // namespace
}  // namespace quorate::server
