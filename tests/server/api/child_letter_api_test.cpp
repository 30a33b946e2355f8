#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/record_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

class ChildLetterApi : public test::RecordService {
protected:
    void end()
    {
        hold();
        decide("child-1", "cp_plan_made");
        decide("child-2", "no_further_action");
        test::run(service.app().pool, "update decision set visible_to_family = 1");
        const auto page = service.as("cc").get(meeting + "/register");
        by("cc", "/close", {{"version", page.field("version")}, {"confirmed", "yes"}});
    }

    json::object letter(const std::string& child)
    {
        const auto answer = service.as("sw").get_json(letters);
        EXPECT_EQ(answer.status(), 200) << answer.body();
        const json::value all = json::parse(answer.body());
        for (const json::value& each : all.at("items").as_array())
            if (each.at("child").as_string() == child) return each.as_object();
        ADD_FAILURE() << "no letter to " << child;
        return {};
    }

    test::Answer prepare(const std::string& body, const std::string& version = "0")
    {
        return service.as("sw").send(
            Method::put,
            letters + "/child-1",
            body,
            {{"content-type", "application/json"}, {"if-match", "\"" + version + "\""}});
    }

    test::Answer tell(const std::string& who, const std::string& part, const json::object& body)
    {
        return service.as(who).post_json(letters + "/child-1/" + part, json::serialize(body));
    }

    const std::string letters = "/api/v1/meetings/m1/child-letters";
};

TEST_F(ChildLetterApi, DraftsALetterToEachChildWhoIsOldEnough)
{
    EXPECT_EQ(service.as("sw").get_json(letters).status(), 422) << "it has not ended";
    end();

    EXPECT_TRUE(letter("child-1").at("letter").is_object());
    EXPECT_EQ(letter("child-1").at("version").as_int64(), 0);
    EXPECT_TRUE(letter("child-2").at("letter").is_null());
    EXPECT_FALSE(letter("child-2").at("why_none").as_string().empty());
}

TEST_F(ChildLetterApi, PreparesReleasesAndNotesALetter)
{
    end();
    const auto wrong = prepare(R"({"language":"en","about":"We met about you and Wren."})");
    EXPECT_EQ(wrong.status(), 422);
    EXPECT_TRUE(wrong.says("\"field\":\"about\"")) << wrong.body();
    const auto prepared = prepare(R"({"language":"en","about":"We met about school."})");
    ASSERT_EQ(prepared.status(), 200) << prepared.body();
    EXPECT_EQ(prepare(R"({"language":"en"})").status(), 412) << "somebody prepared it meanwhile";

    const json::object read = letter("child-1");
    const json::object said{{"version", read.at("version")}, {"digest", read.at("digest")}};
    EXPECT_EQ(tell("sw", "release", said).status(), 403) << "the chair or a manager does";
    const auto released = tell("cc", "release", said);
    ASSERT_EQ(released.status(), 200) << released.body();
    EXPECT_TRUE(released.says("We met about school."));

    const auto given = tell("sw",
                            "given",
                            {{"version", letter("child-1").at("version")},
                             {"how", "by_hand"},
                             {"by", "Kit Placeholder"},
                             {"on", "2026-11-25"}});
    ASSERT_EQ(given.status(), 200) << given.body();
    EXPECT_EQ(letter("child-1").at("given").at("by").as_string(), "Kit Placeholder");
    const auto version = std::to_string(letter("child-1").at("version").as_int64());
    EXPECT_EQ(prepare(R"({"language":"en"})", version).status(), 409) << "the child has it";
}

}  // namespace
}  // namespace quorate::server
