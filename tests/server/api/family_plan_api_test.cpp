#include "server/api/family_plan_api.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/record_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

const std::string api = "/api/v1/meetings/m1";

class FamilyPlanApi : public test::RecordService {
protected:
    json::object ask(const std::string& who, const std::string& target)
    {
        const auto answer = service.as(who).get_json(target);
        EXPECT_EQ(answer.status(), 200) << target << answer.body();
        return json::parse(answer.body()).as_object();
    }

    test::Answer put(const std::string& who,
                     const std::string& target,
                     const std::string& body,
                     const std::string& version)
    {
        return service.as(who).send(
            Method::put,
            api + target,
            body,
            {{"content-type", "application/json"}, {"if-match", "\"" + version + "\""}});
    }
};

TEST_F(FamilyPlanApi, WritesAPartAndItsNextVersion)
{
    hold();
    const std::string part = R"({"outcome":"Kit is in school","help":"Breakfast club",)"
                             R"("by_whom":"The school","children":["child-1"]})";

    const auto added = service.as("bs").post_json(api + "/plan/parts", part);

    ASSERT_EQ(added.status(), 201) << added.body();
    const json::value kept = json::parse(added.body());
    EXPECT_EQ(kept.at("version").as_int64(), 1);
    const std::string target = "/plan/parts/" + std::string{kept.at("id").as_string()};
    EXPECT_EQ(put("bs", target, part, "0").status(), 412);
    EXPECT_EQ(put("bs", target, part, "1").status(), 200);
    EXPECT_EQ(put("bs", target + "/progress", R"({"progress":"better"})", "0").status(), 404);
    EXPECT_EQ(ask("bs", api + "/plan").at("written").as_array().size(), 1u);
    const auto all = ask("sw", "/api/v1/cases/case-1/plan").at("items").as_array();
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all.at(0).at("version").as_int64(), 2);
}

TEST_F(FamilyPlanApi, RecordsWhetherAParentAgrees)
{
    hold();
    const std::string target = "/plan/agreements/mother-1";

    EXPECT_EQ(put("bs", target, R"({"agreement":"not_asked"})", "0").status(), 422);
    EXPECT_EQ(put("bs", target, R"({"agreement":"agreed"})", "0").status(), 200);
    EXPECT_EQ(put("bs", target, R"({"agreement":"agreed"})", "0").status(), 412);
    EXPECT_EQ(put("bs", "/plan/agreements/nobody", R"({"agreement":"agreed"})", "0").status(), 404);
    EXPECT_EQ(ask("bs", api + "/plan").at("agreements").as_array().size(), 1u);
}

TEST_F(FamilyPlanApi, NamesTheCoreGroup)
{
    hold();
    const std::string target = "/plan/core-group";

    EXPECT_EQ(ask("bs", api + target).at("version").as_int64(), 0);
    EXPECT_EQ(put("bs", target, R"({"members":["user:sw"],"lead":"user:no"})", "0").status(), 422);
    EXPECT_EQ(put("bs", target, R"({"members":["user:sw"],"lead":"user:sw"})", "0").status(), 200);
    EXPECT_EQ(put("bs", target, R"({"members":["user:sw"],"lead":"user:sw"})", "0").status(), 412);
    EXPECT_EQ(ask("bs", api + target).at("lead").as_string(), "user:sw");
}

TEST_F(FamilyPlanApi, FollowsDissentFromTheMeetingToTheChairsAnswer)
{
    hold();
    decide("child-1", "no_further_action");
    const std::string said =
        R"({"child":"child-1","invitee":"seat-police","reason":"The risk is higher"})";

    const auto added = service.as("cc").post_json(api + "/dissents", said);

    ASSERT_EQ(added.status(), 201) << added.body();
    EXPECT_EQ(service.as("cc").post_json(api + "/dissents", said).status(), 422);
    EXPECT_EQ(service.as("bs").post_json(api + "/dissents", said).status(), 403);
    const std::string id{json::parse(added.body()).at("id").as_string()};
    const auto followed = put(
        "cc", "/dissents/" + id, R"({"written_on":"2026-11-25","statement":"We disagree"})", "1");
    ASSERT_EQ(followed.status(), 200) << followed.body();
    EXPECT_EQ(json::parse(followed.body()).at("state").as_string(), "written");
    const auto all = ask("cc", api + "/dissents");
    EXPECT_EQ(all.at("counted").as_string(), "72 hours");
    EXPECT_EQ(all.at("items").as_array().size(), 1u);
}

}  // namespace
}  // namespace quorate::server
