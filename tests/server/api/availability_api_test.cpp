#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/identity/user_store.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

const char* leave = R"({"owner":"user:cc","starts_at":"2026-11-30T00:00:00Z",
    "ends_at":"2026-12-05T00:00:00Z","kind":"leave"})";

// It is ten o'clock on Monday 23 November 2026.
class AvailabilityApi : public testing::Test {
protected:
    json::object get(const std::string& who, const std::string& path)
    {
        const auto answer = service_.as(who).get_json(path);
        EXPECT_EQ(answer.status(), 200) << answer.body();
        return json::parse(answer.body()).as_object();
    }

    test::Answer post(const std::string& body, const std::string& who = "bs")
    {
        return service_.as(who).post_json("/api/v1/busy-times", body);
    }

    test::Answer put(const std::string& path,
                     const std::string& body,
                     const std::string& version,
                     const std::string& who = "bs")
    {
        return service_.as(who).send(
            Method::put,
            "/api/v1/" + path,
            body,
            {{"content-type", "application/json"}, {"if-match", "\"" + version + "\""}});
    }

    test::Answer remove(const std::string& path, const std::string& version)
    {
        return service_.as("bs").send(Method::del, path, "", {{"if-match", "\"" + version + "\""}});
    }

    test::TestService service_;
};

TEST_F(AvailabilityApi, TakesAndGivesBackABusyTime)
{
    const auto made = post(leave);
    ASSERT_EQ(made.status(), 201) << made.body();
    const std::string path = made.header("Location");
    const json::object kept = get("bs", path);
    EXPECT_EQ(path, "/api/v1/busy-times/" + std::string{kept.at("id").as_string()});
    EXPECT_EQ(kept.at("owner").as_string(), "user:cc");
    EXPECT_EQ(kept.at("kind").as_string(), "leave");
    EXPECT_EQ(kept.at("source").as_string(), "typed");
    const json::value seen = get("sw", "/api/v1/busy-times?owner=user:cc").at("items");
    ASSERT_EQ(seen.as_array().size(), 1u);
    for (const json::object& only_taken : {seen.at(0).as_object(), get("sw", path)}) {
        EXPECT_EQ(only_taken.at("kind").as_string(), "busy");
        EXPECT_EQ(only_taken.at("starts_at"), kept.at("starts_at"));
        for (const char* never : {"source", "created_by", "created_at"})
            EXPECT_FALSE(only_taken.contains(never)) << never;
    }
    EXPECT_EQ(get("sw", "/api/v1/busy-times?owner=user:cc&until=2026-11-30T00:00:00Z")
                  .at("items")
                  .as_array()
                  .size(),
              0u);

    EXPECT_EQ(remove(path, "2").status(), 412);
    EXPECT_EQ(remove(path, "1").status(), 204);
    EXPECT_EQ(remove(path, "1").status(), 404);
}

TEST_F(AvailabilityApi, PagesByTime)
{
    for (const char* date : {"2026-12-01", "2026-11-30"})
        ASSERT_EQ(post(R"({"owner":"user:cc","starts_at":")" + std::string{date} +
                       R"(T10:00:00Z","ends_at":")" + date + R"(T11:00:00Z"})")
                      .status(),
                  201);
    const auto first = service_.as("bs").get_json("/api/v1/busy-times?owner=user:cc&limit=1");
    EXPECT_TRUE(first.says("2026-11-30T10:00:00Z"));
    const std::string link = first.header("Link");
    ASSERT_TRUE(link.starts_with("<")) << link;
    const auto second = service_.as("bs").get_json(link.substr(1, link.find('>') - 1));
    EXPECT_TRUE(second.says("2026-12-01T10:00:00Z")) << second.body();
    EXPECT_EQ(service_.as("bs").get_json("/api/v1/busy-times?owner=user:cc&after=nothing").status(),
              422);
}

TEST_F(AvailabilityApi, RefusesWhatIsNoTimeAndNoOwner)
{
    const auto fault = [&](const std::string& owner, const char* from, const char* until) {
        const auto answer = post(R"({"owner":")" + owner + R"(","starts_at":")" + from +
                                 R"(","ends_at":")" + until + R"("})");
        EXPECT_EQ(answer.status(), 422) << answer.body();
        return answer;
    };
    EXPECT_TRUE(fault("user:cc", "2027-03-28T01:30:00", "2027-03-28T03:00:00Z")
                    .says("The clocks go forward then: there is no such time in London"));
    EXPECT_TRUE(fault("user:cc", "2026-11-30T10:00:00Z", "2026-11-30T09:00:00Z")
                    .says("The end must be after the start"));
    EXPECT_TRUE(fault("user:cc", "2029-11-30T10:00:00Z", "2029-11-30T11:00:00Z")
                    .says("The time must be within the next two years"));
    EXPECT_TRUE(fault("user:nobody", "2026-11-30T10:00:00Z", "2026-11-30T11:00:00Z")
                    .says("\"field\":\"owner\""));
    EXPECT_TRUE(
        fault("cc", "2026-11-30T10:00:00Z", "2026-11-30T11:00:00Z").says("\"field\":\"owner\""));
    for (const char* query : {"", "?owner=", "?owner=cc", "?owner=user:nobody"}) {
        const auto answer = service_.as("bs").get_json(std::string{"/api/v1/busy-times"} + query);
        EXPECT_EQ(answer.status(), 422) << query;
        EXPECT_TRUE(answer.says("\"field\":\"owner\"")) << answer.body();
    }
    EXPECT_EQ(post(leave, "sw").status(), 403);
    EXPECT_EQ(service_.as("ad").get_json("/api/v1/busy-times?owner=user:cc").status(), 403);
}

TEST_F(AvailabilityApi, TakesAFileWholeOrNotAtAll)
{
    const auto import = [&](const std::string& csv) {
        return service_.as("bs").post_json("/api/v1/busy-times/import",
                                           json::serialize(json::object{{"csv", csv}}));
    };
    const auto refused = import("owner,date\ncc@council.example,2026-11-30\nnobody,2026-11-30\n");
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("Line 3, owner: Nobody has this e-mail address"));
    const auto taken = import("owner,date\ncc@council.example,2026-11-30\n");
    EXPECT_EQ(taken.status(), 200) << taken.body();
    EXPECT_EQ(json::parse(taken.body()),
              (json::object{
                  {"times", 1}, {"owners", 1}, {"from", "2026-11-30"}, {"until", "2026-11-30"}}));
    EXPECT_EQ(get("bs", "/api/v1/busy-times?owner=user:cc").at("items").as_array().size(), 1u);
}

TEST_F(AvailabilityApi, SaysHowACalendarIsKnown)
{
    test::add_directory_to_staff(service_.app().pool);
    const std::string nurse = "/api/v1/calendars/contact:contact-nurse";
    EXPECT_EQ(get("sw", nurse).at("state").as_string(), "not_shared");
    EXPECT_TRUE(get("sw", nurse).at("as_of").is_null());
    EXPECT_EQ(get("sw", "/api/v1/calendars/user:cc").at("state").as_string(), "by_hand");
    EXPECT_TRUE(service_.as("bs").post_json(nurse + "/kept-by-hand", "{}").says("\"by_hand\""));
    EXPECT_TRUE(service_.as("bs").post_json(nurse + "/stop-sharing", "{}").says("\"not_shared\""));
    const auto refused = service_.as("bs").post_json("/api/v1/calendars/user:cc/stop-sharing", "");
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says(R"("errors":[{"field":"","message":"Choose a contact: )"))
        << refused.body();
    for (const char* nobody : {"contact:nobody", "contact-nurse"})
        EXPECT_EQ(service_.as("bs").get_json(std::string{"/api/v1/calendars/"} + nobody).status(),
                  404)
            << nobody;
}

TEST_F(AvailabilityApi, KeepsWorkingPatternsByVersion)
{
    const std::string path = "working-patterns/user:cc";
    EXPECT_TRUE(get("bs", "/api/v1/" + path).at("patterns").as_array().empty());
    EXPECT_EQ(service_.as("sw").get_json("/api/v1/" + path).status(), 403);
    const std::string body = R"({"patterns":[{"from":"2027-01-01","term_time_only":true,
        "hours":{"monday":[{"from":"09:00","until":"12:30"}],
                 "sunday":[{"from":"00:00","until":"24:00"}]}}]})";
    const auto kept = put(path, body, "0");
    EXPECT_EQ(kept.status(), 200) << kept.body();
    EXPECT_EQ(kept.header("ETag"), "\"1\"");
    const json::value pattern = get("cc", "/api/v1/" + path).at("patterns").at(0);
    EXPECT_EQ(pattern.at("from").as_string(), "2027-01-01");
    EXPECT_TRUE(pattern.at("until").is_null());
    EXPECT_EQ(pattern.at("term_time_only").as_bool(), true);
    EXPECT_EQ(pattern.at("hours").at("monday").at(0).at("until").as_string(), "12:30");
    EXPECT_EQ(pattern.at("hours").at("sunday").at(0).at("until").as_string(), "24:00");
    EXPECT_TRUE(pattern.at("hours").at("tuesday").as_array().empty());
    EXPECT_EQ(put(path, body, "0").status(), 412);
    EXPECT_EQ(put(path, R"({"patterns":[]})", "1").status(), 200);
}

TEST_F(AvailabilityApi, RefusesPatternsAtTheirPlace)
{
    const auto fault = [&](const char* body) {
        const auto answer = put("working-patterns/user:cc", body, "0");
        EXPECT_EQ(answer.status(), 422) << answer.body();
        return answer;
    };
    EXPECT_TRUE(fault("{}").says("\"field\":\"patterns\""));
    EXPECT_TRUE(
        fault(R"({"patterns":[{"hours":{"monday":[{"from":"9am","until":"12:00"}]}}]})")
            .says(
                R"("field":"patterns.0.hours.monday.0.from","message":"Give the time like 09:00")"));
    EXPECT_TRUE(fault(R"({"patterns":[{"hours":{"monday":[{"from":"12:00","until":"09:00"}]}}]})")
                    .says("\"field\":\"patterns.0.hours.monday\""));
    for (const char* nobody : {"user:nobody", "nobody"})
        EXPECT_EQ(
            put("working-patterns/" + std::string{nobody}, R"({"patterns":[]})", "0").status(), 404)
            << nobody;
    EXPECT_EQ(put("working-patterns/user:cc", R"({"patterns":[]})", "0", "sw").status(), 403);
}

TEST_F(AvailabilityApi, KeepsSchoolHolidaysAndServiceHours)
{
    EXPECT_TRUE(get("sw", "/api/v1/school-holidays").at("holidays").as_array().empty());
    const std::string holidays =
        R"({"holidays":[{"name":"Christmas","from":"2026-12-21","until":"2027-01-01"}]})";
    EXPECT_EQ(put("school-holidays", holidays, "0").status(), 200);
    EXPECT_EQ(put("school-holidays", holidays, "0").status(), 412);
    EXPECT_EQ(put("school-holidays", "{}", "1").status(), 422);
    EXPECT_EQ(put("school-holidays", holidays, "1", "sw").status(), 403);
    EXPECT_EQ(get("sw", "/api/v1/school-holidays").at("holidays").as_array().size(), 1u);

    EXPECT_EQ(get("sw", "/api/v1/service-hours"),
              (json::object{{"opens", "09:00"}, {"closes", "17:00"}, {"version", 0}}));
    EXPECT_EQ(put("service-hours", R"({"opens":"08:30","closes":"18:00"})", "0").status(), 200);
    EXPECT_EQ(get("sw", "/api/v1/service-hours"),
              (json::object{{"opens", "08:30"}, {"closes", "18:00"}, {"version", 1}}));
    const auto wrong = put("service-hours", R"({"opens":"18:00","closes":"08:31"})", "1");
    EXPECT_EQ(wrong.status(), 422);
    EXPECT_TRUE(wrong.says("\"closes\""));
}

}  // namespace
}  // namespace quorate::server
