#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/case_service.hpp"
#include "tests/support/meeting_rows.hpp"

// Opening a family in an emergency, and who is on the access list of one, for programs.

namespace quorate::server {
namespace {

namespace json = boost::json;

const std::string emergencies = "/api/v1/emergency-access";
const char* in_need =
    R"({"reference":"EX-2041","reason":"A child was found alone at the station"})";

std::string words(const json::value& value)
{
    return std::string{value.as_string()};
}

class EmergencyApi : public testing::Test {
protected:
    json::object get(const std::string& who, const std::string& path)
    {
        const auto answer = service_.as(who).get_json(path);
        EXPECT_EQ(answer.status(), 200) << answer.body();
        return json::parse(answer.body()).as_object();
    }

    json::object post(const std::string& who, const std::string& path, const std::string& body)
    {
        const auto answer = service_.as(who).post_json(path, body);
        EXPECT_EQ(answer.status(), 200) << answer.body();
        return json::parse(answer.body()).as_object();
    }

    int status(const std::string& who, const std::string& path, const std::string& body = "{}")
    {
        return service_.as(who).post_json(path, body).status();
    }

    void restrict_to(int level)
    {
        test::run(service_.app().pool, "update family_case set level = " + std::to_string(level));
    }

    test::TestService service_;
    std::string id_ = test::add_family(service_);
    std::string case_ = "/api/v1/cases/" + id_;
};

TEST_F(EmergencyApi, OpensAFamilyUntilItIsEnded)
{
    EXPECT_EQ(service_.as("sw-south").get_json(case_).status(), 404);

    const auto asked = post("sw-south", emergencies, in_need);

    EXPECT_EQ(words(asked.at("case")), id_);
    EXPECT_EQ(service_.as("sw-south").get_json(case_).status(), 200);
    const auto own = get("sw-south", emergencies).at("items").as_array();
    ASSERT_EQ(own.size(), 1u);
    EXPECT_EQ(words(own[0].at("state")), "open");
    EXPECT_EQ(words(own[0].at("ends_at")), "2026-11-23T11:00:00Z");
    const std::string one = emergencies + "/" + std::string{asked.at("id").as_string()};
    EXPECT_EQ(status("sw-south", one + "/end"), 204);
    EXPECT_EQ(service_.as("sw-south").get_json(case_).status(), 404);
    EXPECT_EQ(status("sw-south", one + "/end"), 409);
}

TEST_F(EmergencyApi, TellsASealedFamilyFromNoneInNothing)
{
    restrict_to(2);
    const auto sealed = post("sw-south", emergencies, in_need);
    const auto none = post(
        "sw-south", emergencies, R"({"reference":"EX-0000","reason":"A child was found alone"})");
    EXPECT_TRUE(sealed.at("case").is_null());
    EXPECT_TRUE(none.at("case").is_null());
    const auto asked = get("sw-south", emergencies);
    for (const json::value& each : asked.at("items").as_array()) {
        EXPECT_EQ(words(each.at("state")), "waiting");
        EXPECT_TRUE(each.at("case").is_null());
    }

    const std::string one = emergencies + "/" + std::string{sealed.at("id").as_string()};
    EXPECT_EQ(get("sm", emergencies + "/reviews").at("to_approve").as_array().size(), 1u);
    EXPECT_EQ(status("sm", one + "/approve"), 204);
    EXPECT_EQ(words(post("sw-south", one + "/open", "{}").at("case")), id_);
    EXPECT_EQ(service_.as("sw-south").get_json(case_).status(), 200);
}

TEST_F(EmergencyApi, IsReviewedBySomebodyElse)
{
    const auto asked = post("sw-south", emergencies, in_need);
    const std::string review =
        emergencies + "/" + std::string{asked.at("id").as_string()} + "/review";
    const char* verdict = R"({"outcome":"justified","note":"The police had asked for it"})";
    EXPECT_EQ(status("ad", review, verdict), 409) << "it has not ended";
    service_.clock().advance(std::chrono::minutes{60});
    EXPECT_EQ(status("ad", review, R"({"outcome":"maybe","note":"The police had asked"})"), 422);

    EXPECT_EQ(status("ad", review, verdict), 204);

    const auto reviewed = get("tm", emergencies + "/reviews").at("reviewed").as_array();
    ASSERT_EQ(reviewed.size(), 1u);
    EXPECT_TRUE(reviewed[0].at("justified").as_bool());
    EXPECT_EQ(words(reviewed[0].at("reviewed_by")), "ad");
    EXPECT_EQ(status("sw-south", review, verdict), 403);
}

TEST_F(EmergencyApi, KeepsAccessLists)
{
    restrict_to(1);
    const auto lists = get("sm", "/api/v1/access-lists").at("items").as_array();
    ASSERT_EQ(lists.size(), 1u);
    EXPECT_EQ(words(lists[0].at("reference")), "EX-2041");
    EXPECT_EQ(words(lists[0].at("look_by")), "2027-02-21");

    const auto added =
        post("sm",
             case_ + "/access-list",
             R"({"user":"sw-south","term":"task","reason":"Covers for the lead worker"})");

    ASSERT_EQ(added.at("entries").as_array().size(), 1u);
    EXPECT_EQ(words(added.at("entries").at(0).at("expires_at")), "2026-12-08T00:00:00Z");
    EXPECT_EQ(words(added.at("entries").at(0).at("added_by")), "sm");
    EXPECT_EQ(service_.as("sw-south").get_json(case_).status(), 200);
    EXPECT_EQ(status("sm", case_ + "/access-list", R"({"user":"sw-south","term":"ever"})"), 422);
    const char* reason = R"({"reason":"The lead worker is back"})";
    EXPECT_TRUE(post("sm", case_ + "/access-list/sw-south/remove", reason)
                    .at("entries")
                    .as_array()
                    .empty());
    EXPECT_EQ(service_.as("sw-south").get_json(case_).status(), 404);
    EXPECT_EQ(words(post("sm", case_ + "/access-list/keep", reason).at("look_by")), "2027-02-21");
    EXPECT_EQ(service_.as("tm").get_json(case_ + "/access-list").status(), 404);
}

}  // namespace
}  // namespace quorate::server
