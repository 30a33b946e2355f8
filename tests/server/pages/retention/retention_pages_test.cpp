#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/meeting_rows.hpp"
#include "tests/support/record_fixture.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

const std::string because = "An inquiry has asked for these records";

// A family that was closed long ago, and whose children are grown up.
class RetentionPages : public testing::Test {
protected:
    RetentionPages()
    {
        db::Pool& pool = service_.app().pool;
        test::add_directory_to_staff(pool);
        test::run(pool,
                  "insert into staff_user (id, authority_id, name, email, role, password_hash, "
                  "created_at) select 'sm-2', authority_id, 'Second Head', "
                  "'sm-2@council.example', 'SM', 'none', 0 from staff_user where id = 'sm'");
        test::run(pool,
                  "insert into team_member (authority_id, team_id, user_id) select authority_id, "
                  "team_id, 'sm-2' from team_member where user_id = 'sm'");
        test::run(pool, "update family_case set is_open = 0 where id = 'case-1'");
        test::run(pool, "update child set date_of_birth = '1980-05-01' where case_id = 'case-1'");
        test::run(pool,
                  "insert into case_closing (case_id, authority_id, closed_at) values ('case-1', "
                  "'authority-1', 946684800)");  // 1 January 2000
    }

    static std::string waiting_at(const test::Answer& asked)
    {
        EXPECT_EQ(asked.status(), 303) << asked.body();
        const std::string location = asked.header("Location");
        EXPECT_TRUE(location.starts_with("/second-person/")) << location;
        return location.substr(0, location.find('?'));
    }

    test::TestService service_;
};

TEST_F(RetentionPages, ShowWhatIsPastItsTimeByReferenceAlone)
{
    auto head = service_.as("sm");
    EXPECT_TRUE(head.get("/families").says("/retention"));

    const auto page = head.get("/retention");

    EXPECT_EQ(page.status(), 200) << page.body();
    EXPECT_TRUE(page.says("EX-2041"));
    EXPECT_TRUE(page.says("Child in need record"));
    EXPECT_TRUE(page.says("25 years after the youngest child was born"));
    EXPECT_TRUE(page.says("/families/case-1/erase"));
    EXPECT_FALSE(page.says("Testwood"));
    for (const char* other : {"sw", "tm", "bs", "ad", "am"})
        EXPECT_EQ(service_.as(other).get("/retention").status(), 403) << other;
}

TEST_F(RetentionPages, StopTheErasingUntilTwoPeopleLiftIt)
{
    auto head = service_.as("sm");
    EXPECT_EQ(head.post("/retention/hold", {{"reason", because}}).status(), 422);
    EXPECT_EQ(
        head.post("/retention/hold", {{"what", "family"}, {"reference", "NO"}, {"reason", because}})
            .status(),
        422);
    EXPECT_EQ(head.post("/retention/hold", {{"what", "all"}, {"reason", because}}).status(), 303);

    const auto page = head.get("/retention");
    EXPECT_TRUE(page.says("No family may be erased now"));
    EXPECT_TRUE(page.says(because));
    EXPECT_FALSE(page.says("/families/case-1/erase"));

    const std::string& body = page.body();
    const auto from = body.find("/retention/holds/");
    ASSERT_NE(from, std::string::npos);
    const std::string lift = body.substr(from, body.find('"', from) - from);
    EXPECT_EQ(head.get(lift).status(), 200);
    const std::string waits = waiting_at(head.post(lift, {{"reason", because}}));
    const auto own = head.get("/retention");
    EXPECT_TRUE(own.says("You asked to lift it."));
    EXPECT_TRUE(own.says(waits));
    EXPECT_FALSE(own.says(lift));
    const auto others = service_.as("sm-2").get("/retention");
    EXPECT_TRUE(others.says("Name of sm asked to lift it. It waits for a second person until "));
    EXPECT_TRUE(others.says("Confirm it or turn it down"));
    const auto given = json::parse(service_.as("sm-2").get_json("/api/v1/retention").body());
    EXPECT_EQ(
        "/second-person/" + std::string{given.at("holds").at(0).at("lift_proposal").as_string()},
        waits);
    EXPECT_TRUE(others.says(waits));
    EXPECT_EQ(service_.as("sm-2").post(waits + "/confirm").status(), 303);
    EXPECT_TRUE(head.get("/retention").says("Nothing is held"));
}

TEST_F(RetentionPages, SayOnTheFamilysOwnThatALegalHoldKeepsItAndNotWhy)
{
    const std::string kept = "Kept under a legal hold";
    auto head = service_.as("sm");
    auto worker = service_.as("sw");
    EXPECT_FALSE(worker.get("/families/case-1").says(kept));
    ASSERT_EQ(head.post("/retention/hold",
                        {{"what", "family"}, {"reference", "EX-2041"}, {"reason", because}})
                  .status(),
              303);

    const auto page = worker.get("/families/case-1");
    EXPECT_TRUE(page.says(kept));
    EXPECT_TRUE(page.says("nothing is erased."));
    EXPECT_FALSE(page.says(because));
    EXPECT_FALSE(page.says("/retention"));
    EXPECT_TRUE(head.get("/families/case-1").says("href=\"/retention\""));

    const std::string body = head.get("/retention").body();
    const auto from = body.find("/retention/holds/");
    ASSERT_NE(from, std::string::npos);
    const std::string lift = body.substr(from, body.find('"', from) - from);
    const std::string waits = waiting_at(head.post(lift, {{"reason", because}}));
    auto second = service_.as("sm-2");
    for (const char* path : {"/families/case-1", "/families/case-1/erase"}) {
        const auto seen = second.get(path);
        EXPECT_TRUE(seen.says("Name of sm asked to lift it.")) << path << seen.body();
        EXPECT_TRUE(seen.says(waits)) << path;
    }
    EXPECT_FALSE(worker.get("/families/case-1").says("asked to lift it"));
    EXPECT_EQ(second.post(waits + "/turn-down").status(), 303);
    EXPECT_FALSE(second.get("/families/case-1").says("asked to lift it"));
    EXPECT_TRUE(second.get("/families/case-1").says(kept));
}

TEST_F(RetentionPages, EraseAFamilyOnceTwoPeopleSaidSo)
{
    test::add_conference(service_.app().pool, core::MeetingType::initial_cp_conference, "cc", "sw");
    auto head = service_.as("sm");
    EXPECT_TRUE(head.get("/families/case-1/erase").says("it has to be cancelled first"));
    EXPECT_EQ(head.post("/families/case-1/erase").status(), 409);
    test::run(service_.app().pool, "update meeting set status = 'cancelled' where id = 'm1'");
    const auto form = head.get("/families/case-1/erase");
    EXPECT_EQ(form.status(), 200) << form.body();
    EXPECT_TRUE(form.says("Erase EX-2041 for good"));
    EXPECT_FALSE(form.says("Testwood"));

    const std::string waits = waiting_at(head.post("/families/case-1/erase"));
    EXPECT_TRUE(head.get("/retention").says("Waits for a second person"));
    EXPECT_TRUE(service_.as("sm-2").get("/retention").says(waits));
    EXPECT_TRUE(head.get("/families/case-1/erase").header("Location").starts_with(waits));
    EXPECT_EQ(head.post(waits + "/confirm").status(), 403);
    auto second = service_.as("sm-2");
    EXPECT_TRUE(second.get(waits).says("everything about this family is destroyed now"));
    const auto erased = second.post(waits + "/confirm");
    EXPECT_EQ(erased.status(), 303) << erased.body();

    const auto page = head.get("/retention");
    EXPECT_FALSE(page.says("EX-2041"));
    EXPECT_TRUE(page.says("What was erased"));
    EXPECT_TRUE(page.says("case-1"));
    EXPECT_EQ(head.get("/families/case-1").status(), 404);
    EXPECT_EQ(head.get("/meetings/m1").status(), 404);
    for (auto* client : {&head, &second})
        EXPECT_TRUE(client->get(waits).says("It is confirmed and done."));
}

TEST_F(RetentionPages, SayHowInformationIsUsed)
{
    for (const char* person : {"ad", "am", "sw"}) {
        const auto page = service_.as(person).get("/information-use");
        EXPECT_EQ(page.status(), 200) << person;
        EXPECT_TRUE(page.says("Article 6(1)(e)")) << person;
    }
    const auto table = service_.as("ad").get("/information-use.csv");
    EXPECT_EQ(table.status(), 200);
    EXPECT_TRUE(table.header("Content-Type").starts_with("text/csv"));
    const auto given = service_.as("ad").get_json("/api/v1/information-use");
    ASSERT_EQ(given.status(), 200) << given.body();
    EXPECT_GT(json::parse(given.body()).at("items").as_array().size(), 10U);
}

TEST_F(RetentionPages, ShowTheScheduleToAdministratorsWhoChangeIt)
{
    auto administrator = service_.as("am");
    const auto page = administrator.get("/admin/retention");
    EXPECT_EQ(page.status(), 200) << page.body();
    EXPECT_TRUE(page.says("35 years after the family was closed"));
    EXPECT_TRUE(page.says("Failed sign-ins"));
    EXPECT_EQ(administrator.get("/admin/retention/child_protection").status(), 200);
    EXPECT_EQ(administrator.get("/admin/retention/weather").status(), 404);
    EXPECT_EQ(service_.as("sm").get("/admin/retention").status(), 403);

    const auto refused = administrator.post(
        "/admin/retention/child_protection",
        {{"counted_from", "closing"}, {"years", "2"}, {"owner", "Head"}, {"reason", because}});
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("Enter from 6 to 120 years"));

    const auto saved = administrator.post(
        "/admin/retention/child_protection",
        {{"counted_from", "closing"}, {"years", "40"}, {"owner", "Head"}, {"reason", because}});
    EXPECT_EQ(saved.status(), 303) << saved.body();
    EXPECT_TRUE(administrator.get("/admin/retention").says("40 years after"));
}

TEST_F(RetentionPages, HaveTheSameInTheApi)
{
    const auto rules = service_.as("bs").get_json("/api/v1/retention-rules");
    ASSERT_EQ(rules.status(), 200) << rules.body();
    EXPECT_EQ(json::parse(rules.body()).at("items").as_array().size(), 5U);

    const auto review = service_.as("sm").get_json("/api/v1/retention");
    ASSERT_EQ(review.status(), 200) << review.body();
    const json::value answered = json::parse(review.body());
    const json::value& due = answered.at("due").at(0);
    EXPECT_EQ(due.at("reference").as_string(), "EX-2041");
    EXPECT_EQ(due.at("kept_until").as_string(), "2005-05-01");
    EXPECT_TRUE(due.at("kept_for").is_null());
}

}  // namespace
}  // namespace quorate::server
