#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/record_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

class PackApi : public test::RecordService {
protected:
    PackApi()
    {
        service.clock().set(test::at("2026-11-20T10:00"));
        const auto recorded = service.as("bs").post_json(
            "/api/v1" + meeting + "/reports",
            R"({"invitee":"seat-nurse","way":"on_paper","received_on":"2026-11-19"})");
        EXPECT_EQ(recorded.status(), 201) << recorded.body();
    }

    const std::string api = "/api/v1" + meeting + "/pack";

    static json::object parsed(const test::Answer& answer)
    {
        return json::parse(answer.body()).as_object();
    }
};

TEST_F(PackApi, PutsAPackTogetherAndReleasesIt)
{
    auto bs = service.as("bs");
    const json::object before = parsed(bs.get_json(api));
    EXPECT_EQ(before.at("version"), 0);
    EXPECT_EQ(before.at("usual_at"), "2026-11-23T10:00:00Z");
    EXPECT_EQ(before.at("missing").as_array().size(), 3U);
    EXPECT_TRUE(before.at("items").at(0).at("item").is_null());

    const auto chosen = bs.post_json(api, R"({"version":0,"release_at":"2026-11-24T09:30:00Z"})");
    ASSERT_EQ(chosen.status(), 200) << chosen.body();
    EXPECT_EQ(parsed(chosen).at("release_at"), "2026-11-24T09:30:00Z");
    EXPECT_EQ(parsed(chosen).at("version"), 1);
    EXPECT_EQ(bs.post_json(api, R"({"version":0})").status(), 412);

    const auto released = bs.post_json(api + "/release", "{}");
    ASSERT_EQ(released.status(), 200) << released.body();
    const json::object pack = parsed(released);
    EXPECT_EQ(pack.at("versions").at(0).at("label"), "1");
    EXPECT_EQ(pack.at("items").at(0).at("item"), 1);
    EXPECT_EQ(pack.at("items").at(0).at("late"), false);
    EXPECT_EQ(pack.at("readers").as_array().size(), 4U);
    EXPECT_TRUE(pack.at("readers").at(0).at("opened_at").is_null());
    EXPECT_EQ(bs.post_json(api + "/release", "{}").status(), 409);
}

TEST_F(PackApi, NamesWhatIsWrongAndWhoMayNot)
{
    const auto field = [&](const std::string& body) {
        const auto answer = service.as("bs").post_json(api, body);
        EXPECT_EQ(answer.status(), 422) << answer.body();
        return std::string{parsed(answer).at("errors").at(0).at("field").as_string()};
    };
    EXPECT_EQ(field(R"({"version":0,"release_at":"2026-11-25T10:00:00Z"})"), "release_at");
    EXPECT_EQ(field(R"({"version":0,"left_out":["none"]})"), "left_out");
    EXPECT_EQ(service.as("sw").post_json(api, R"({"version":0})").status(), 403);
    EXPECT_EQ(service.as("am").get_json(api).status(), 403);
}

}  // namespace
}  // namespace quorate::server
