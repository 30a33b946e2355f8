#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/record_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

const std::string api = "/api/v1/meetings/m1";

class DisclosureApi : public test::RecordService {
protected:
    void agreed()
    {
        hold();
        write("bs", "reason", "CANARY-SECRET");
        write("bs", "child_views", "SHARED", "yes");
        shared_ = section("child_views");
        finish();
    }

    json::object ask(const std::string& who, const std::string& target)
    {
        const auto answer = service.as(who).get_json(target);
        EXPECT_EQ(answer.status(), 200) << target << answer.body();
        return json::parse(answer.body()).as_object();
    }

    test::Answer tell(const std::string& who, const std::string& target, const std::string& body)
    {
        return service.as(who).post_json(target, body);
    }

    test::Answer share(const std::string& seat, const std::string& body, int version)
    {
        return service.as("cc").send(Method::put,
                                     api + "/disclosure/seats/" + seat,
                                     body,
                                     {{"content-type", "application/json"},
                                      {"if-match", "\"" + std::to_string(version) + "\""}});
    }

    test::Answer send(const std::string& seat, const std::string& digest)
    {
        const std::string version =
            std::to_string(ask("cc", api + "/minutes").at("version").as_int64());
        return tell("bs",
                    api + "/circulations",
                    R"({"family_checked":true,"invitees":[")" + seat + R"("],"digests":[")" +
                        digest + R"("],"version":)" + version + "}");
    }

    std::string digest_of(const std::string& seat)
    {
        return std::string{
            ask("bs", api + "/circulations/preview?invitee=" + seat).at("digest").as_string()};
    }

    std::string shared_;
};

TEST_F(DisclosureApi, LetsACopyForTheFamilyWaitForAColleague)
{
    agreed();
    EXPECT_EQ(send("seat-mother", "another").status(), 409);
    const auto sent = send("seat-mother", digest_of("seat-mother"));
    EXPECT_EQ(sent.status(), 201) << sent.body();
    EXPECT_TRUE(json::parse(sent.body()).at("items").as_array().empty());

    const auto items = ask("tm", "/api/v1/copies").at("items").as_array();
    ASSERT_EQ(items.size(), 1u);
    const std::string copy = "/api/v1/copies/" + std::string{items[0].at("id").as_string()};
    const json::object shown = ask("tm", copy);
    EXPECT_FALSE(shown.at("has_changed").as_bool());
    const std::string words = json::serialize(shown);
    EXPECT_NE(words.find("SHARED"), std::string::npos);
    EXPECT_EQ(words.find("CANARY"), std::string::npos);
    EXPECT_EQ(service.as("bs").get_json(copy).status(), 403);
    EXPECT_EQ(service.as("tm").get_json("/api/v1/copies/no").status(), 404);

    EXPECT_EQ(tell("tm", copy + "/release", R"({"digest":"another"})").status(), 409);
    const std::string looked =
        R"({"digest":")" + std::string{shown.at("digest").as_string()} + "\"}";
    const auto released = tell("tm", copy + "/release", looked);
    EXPECT_EQ(released.status(), 200) << released.body();
    EXPECT_EQ(tell("tm", copy + "/release", looked).status(), 409);
    EXPECT_EQ(service.as("tm").get_json(copy).status(), 404);
    EXPECT_EQ(ask("bs", api + "/circulations").at("items").as_array().size(), 1u);
}

TEST_F(DisclosureApi, DoesNotReleaseACopyForAReason)
{
    agreed();
    send("seat-mother", "");
    const auto items = ask("tm", "/api/v1/copies").at("items").as_array();
    const std::string copy = "/api/v1/copies/" + std::string{items.at(0).at("id").as_string()};

    EXPECT_EQ(tell("tm", copy + "/refuse", R"({"reason":" "})").status(), 422);
    EXPECT_EQ(tell("tm", copy + "/refuse", R"({"reason":"Names the school"})").status(), 204);
    EXPECT_TRUE(ask("tm", "/api/v1/copies").at("items").as_array().empty());
    EXPECT_TRUE(ask("bs", api + "/circulations").at("items").as_array().empty());
}

TEST_F(DisclosureApi, SaysWhomAPartIsAbout)
{
    agreed();
    const std::string item = api + "/disclosure/items/" + shared_;
    const auto preview = [&] {
        return ask("bs", api + "/circulations/preview?invitee=seat-mother")
            .at("sections")
            .as_array()
            .size();
    };
    EXPECT_EQ(preview(), 1u);
    EXPECT_EQ(tell("bs", item, R"({"persons":["father-1"],"source":"other"})").status(), 204);
    EXPECT_EQ(preview(), 0u);
    EXPECT_EQ(tell("bs", item, R"({"children":["no"],"source":"other"})").status(), 422);
    EXPECT_EQ(tell("bs", item, R"({"source":"rumour"})").status(), 422);
    EXPECT_EQ(tell("bs", api + "/disclosure/items/no", R"({"source":"other"})").status(), 404);
    const std::string members = api + "/disclosure/members/";
    EXPECT_EQ(tell("bs", members + "mother-1", R"({"children":["child-1"]})").status(), 204);
    EXPECT_EQ(tell("bs", members + "no", R"({"children":[]})").status(), 404);
    const std::string all = json::serialize(ask("bs", api + "/disclosure"));
    EXPECT_NE(all.find("father-1"), std::string::npos);
}

TEST_F(DisclosureApi, ChoosesWhatASeatGets)
{
    agreed();
    const auto chosen = share("seat-mother", R"({"share":"decisions"})", 0);
    EXPECT_EQ(chosen.status(), 200) << chosen.body();
    EXPECT_EQ(share("seat-mother", R"({"share":"full"})", 0).status(), 412);
    EXPECT_EQ(share("seat-mother", R"({"share":"part"})", 1).status(), 422);
    EXPECT_EQ(share("seat-mother", R"({"share":"nothing"})", 1).status(), 422);
    EXPECT_EQ(
        share("seat-mother", R"({"share":"part","sections":[")" + shared_ + "\"]}", 1).status(),
        200);
    EXPECT_EQ(share("no", R"({"share":"full"})", 0).status(), 404);
}

}  // namespace
}  // namespace quorate::server
