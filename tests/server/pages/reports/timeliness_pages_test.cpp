#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "db/session/transaction.hpp"
#include "tests/support/report_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

// Twenty conferences of team north in October, six of them late; the last is of eight children, the
// others of one. Two of team south. Nothing else.
class TimelinessPages : public testing::Test {
protected:
    void SetUp() override
    {
        db::Transaction transaction{service_.app().pool, db::Access::write};
        db::Sql& sql = transaction.sql();
        for (int i = 1; i <= 22; ++i) {
            const std::string id = std::to_string(i);
            test::add_reported_family(sql, id, i > 20 ? test::south : test::north, i == 20 ? 8 : 1);
            const bool is_late = i > 14 && i <= 20;
            if (is_late) test::add_reported_meeting(sql, "m" + id, id, "quorum");
            test::add_reported_limit(sql,
                                     id,
                                     {.family = id,
                                      .limit = "2026-10-15",
                                      .met_on = is_late ? "2026-10-16" : "2026-10-15",
                                      .meeting_id = is_late ? "m" + id : ""});
        }
        transaction.commit();
    }

    json::object report(const std::string& who, const std::string& query)
    {
        const auto answer = service_.as(who).get_json("/api/v1/reports/timeliness" + query);
        EXPECT_EQ(answer.status(), 200) << answer.body();
        return json::parse(answer.body()).as_object();
    }

    test::TestService service_;
};

TEST_F(TimelinessPages, ShowAChartWithItsTable)
{
    const auto page = service_.as("sm").get("/reports/timeliness");

    ASSERT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("June 2026 to November 2026"));
    EXPECT_TRUE(page.says("Initial conferences within 15 working days"));
    EXPECT_TRUE(page.says("72.7% of conferences: 16 of 22 in time, 6 late, 0 not yet done."));
    EXPECT_TRUE(page.says("role=\"img\""));
    EXPECT_TRUE(page.says("October 2026 73 percent"));
    EXPECT_TRUE(page.says("By month of the last day"));
    EXPECT_TRUE(page.says("It would not have been quorate"));
    EXPECT_TRUE(page.says("/reports/timeliness.csv?from=2026-06&amp;until=2026-11"));
    EXPECT_FALSE(page.says("CANARY"));
}

TEST_F(TimelinessPages, HideTheTeamThatIsTooSmallAndWhatWouldGiveItAway)
{
    const auto csv = service_.as("sm").get("/reports/timeliness.csv?from=2026-10&until=2026-10");

    ASSERT_EQ(csv.status(), 200);
    EXPECT_EQ(csv.header("Content-Type"), "text/csv; charset=utf-8");
    EXPECT_EQ(csv.header("Content-Disposition"),
              "attachment; filename=\"timeliness-2026-10-to-2026-10.csv\"");
    EXPECT_TRUE(csv.says("initial_conferences,all,,meeting,22,16,6,0,72.7\r\n"));
    for (const char* team : {"Team team-north", "Team team-south"})
        EXPECT_TRUE(csv.says("initial_conferences,team," + std::string{team} +
                             ",meeting,not shown,not shown,not shown,not shown,not shown\r\n"))
            << csv.body();
    EXPECT_TRUE(csv.says("initial_conferences,reason,quorum,meeting,,,6,,\r\n"));
    EXPECT_FALSE(csv.says("CANARY"));
}

TEST_F(TimelinessPages, CountChildrenOrConferences)
{
    // The family of eight had two conferences: for five of them on the last day, for three on the
    // day after.
    {
        db::Transaction transaction{service_.app().pool, db::Access::write};
        for (int child = 1; child <= 8; ++child)
            test::add_reported_answer(
                transaction.sql(), "20", "20", child, child <= 5 ? "2026-10-15" : "2026-10-16");
        transaction.commit();
    }

    const auto counted = report("sm", "").at("measures").at(0).as_object();
    const auto line = [&](const char* by) {
        const json::object& all = counted.at(by).as_object();
        return json::serialize(all.at("counted")) + ": " + json::serialize(all.at("in_time")) +
               " in time, " + json::serialize(all.at("late")) + " late";
    };
    EXPECT_EQ(line("by_child"), "29: 21 in time, 8 late");
    EXPECT_EQ(line("by_meeting"), "23: 17 in time, 6 late");

    auto client = service_.as("sm");
    const auto by_child = client.get("/reports/timeliness?by=children");
    EXPECT_TRUE(by_child.says("21 of 29 in time, 8 late")) << by_child.body();
    const auto by_meeting = client.get("/reports/timeliness?by=meetings");
    EXPECT_TRUE(by_meeting.says("value=\"meetings\" selected"));
    EXPECT_TRUE(by_meeting.says("17 of 23 in time, 6 late"));
}

TEST_F(TimelinessPages, AreOfThePersonsOwnTeamWhereTheRoleSaysSo)
{
    // "sw" leads every family, so someone else of team south.
    const auto own = report("sw-south", "?from=2026-10-01&until=2026-10-31");
    EXPECT_TRUE(own.at("measures").at(0).at("by_meeting").at("counted").is_null());

    auto client = service_.as("sw-south");
    EXPECT_EQ(client.get("/reports/timeliness?team=team-south").status(), 200);
    const auto refused = client.get("/reports/timeliness?team=team-north");
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("Choose one of your teams"));
    EXPECT_EQ(client.get_json("/api/v1/reports/timeliness?team=team-north").status(), 422);
    EXPECT_FALSE(client.get("/reports/timeliness").says("Team team-north"));
}

TEST_F(TimelinessPages, AreForTheRolesOfTheMatrix)
{
    for (const char* who : {"cc", "sw", "tm", "sm", "bs", "ad"}) {
        const auto page = service_.as(who).get("/reports/timeliness");
        EXPECT_EQ(page.status(), 200) << who;
        EXPECT_TRUE(page.says("href=\"/reports/timeliness\"")) << who;
    }
    EXPECT_EQ(service_.as("am").get("/reports/timeliness").status(), 403);
    EXPECT_FALSE(service_.as("am").get("/directory").says("/reports/timeliness"));
}

TEST_F(TimelinessPages, SayWhenThereIsNothing)
{
    const auto page = service_.as("sm").get("/reports/timeliness?from=2025-01&until=2025-03");
    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("Nothing was due in these months"));
    EXPECT_FALSE(page.says("timeliness.csv"));
}

TEST_F(TimelinessPages, SayWhatIsWrongWithThePeriod)
{
    auto client = service_.as("sm");
    for (const char* query : {"?from=2026-13",
                              "?from=soon",
                              "?from=2026-11&until=2026-10",
                              "?from=2020-01&until=2026-10"}) {
        const auto page = client.get(std::string{"/reports/timeliness"} + query);
        EXPECT_EQ(page.status(), 422) << query;
        EXPECT_TRUE(page.says("There is a problem")) << query;
        EXPECT_EQ(client.get(std::string{"/reports/timeliness.csv"} + query).status(), 422)
            << query;
    }
    for (const char* query : {"?from=2026-11-01&until=2026-10-01", "?from=2026-02-30"})
        EXPECT_EQ(client.get_json(std::string{"/api/v1/reports/timeliness"} + query).status(), 422)
            << query;
}

TEST_F(TimelinessPages, AnswerTheApiWithEverySplit)
{
    const auto found = report("tm", "?from=2026-10-07&until=2026-11-02&team=team-north");
    EXPECT_EQ(found.at("from"), "2026-10-01");
    EXPECT_EQ(found.at("until"), "2026-11-30");
    EXPECT_EQ(found.at("counted_on"), "2026-11-23");
    EXPECT_EQ(found.at("hides_small_numbers"), true);
    const json::object measure = found.at("measures").at(0).as_object();
    EXPECT_EQ(measure.at("measure"), "initial_conferences");
    EXPECT_EQ(measure.at("by_meeting").at("percent_in_time").to_number<double>(), 70.0);
    EXPECT_EQ(measure.at("months").as_array().size(), 2u);
    EXPECT_EQ(measure.at("teams").at(0).at("team"), "team-north");
    EXPECT_EQ(measure.at("reasons").at(0).at("reason"), "quorum");
    EXPECT_EQ(measure.at("reasons").at(0).at("meetings"), 6);
    EXPECT_EQ(found.at("measures").as_array().size(), 8u);
}

TEST_F(TimelinessPages, AreAudited)
{
    ASSERT_EQ(service_.as("sm").get("/reports/timeliness?from=2026-10&until=2026-10").status(),
              200);
    const auto log = service_.as("sm").get_json("/api/v1/audit");
    EXPECT_TRUE(log.says("report.timeliness"));
    EXPECT_TRUE(log.says("from=2026-10-01 until=2026-10-31"));
}

}  // namespace
}  // namespace quorate::server
