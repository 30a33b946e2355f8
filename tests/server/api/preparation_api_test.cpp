#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/record_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

class PreparationApi : public test::RecordService {
protected:
    PreparationApi() { service.clock().set(test::at("2026-11-20T10:00")); }

    const std::string api = "/api/v1" + meeting + "/preparation";

    static json::object parsed(const test::Answer& answer)
    {
        return json::parse(answer.body()).as_object();
    }

    static json::object person(const json::object& all, std::string_view id)
    {
        for (const json::value& each : all.at("people").as_array())
            if (each.at("id").as_string() == id) return each.as_object();
        ADD_FAILURE() << id;
        return {};
    }

    static json::value settled(const json::object& person, std::string_view point)
    {
        for (const json::value& each : person.at("points").as_array())
            if (each.at("point").as_string() == point) return each.at("settled");
        ADD_FAILURE() << point;
        return nullptr;
    }
};

TEST_F(PreparationApi, TellsStaffWhatIsSettledAndWhatIsMissing)
{
    const auto answer = service.as("sw").get_json(api);

    ASSERT_EQ(answer.status(), 200) << answer.body();
    const json::object rowan = person(parsed(answer), "child-1");
    EXPECT_EQ(rowan.at("kind"), "child");
    EXPECT_EQ(rowan.at("missing").as_array().size(), 3U);
    EXPECT_EQ(service.as("am").get_json(api).status(), 403);
    EXPECT_EQ(service.as("sw").get_json("/api/v1/meetings/none/preparation").status(), 404);
}

TEST_F(PreparationApi, SettlesAPointAndRefusesTheSameTwice)
{
    auto sw = service.as("sw");
    const std::string body =
        R"({"child":"child-1","point":"advocate","answer":"advocate_accepted",)"
        R"("day":"2026-11-19","number":0})";

    const auto answer = sw.post_json(api + "/points", body);
    ASSERT_EQ(answer.status(), 200) << answer.body();
    const json::value point = settled(person(parsed(answer), "child-1"), "advocate");
    EXPECT_EQ(point.at("answer"), "advocate_accepted");
    EXPECT_EQ(point.at("number"), 1);
    EXPECT_EQ(sw.post_json(api + "/points", body).status(), 412);
}

TEST_F(PreparationApi, LetsATeamManagerApprove)
{
    const auto recorded = service.as("sw").post_json(
        api + "/points",
        R"({"family_member":"mother-1","point":"interpreter","answer":"interpreter_refused",)"
        R"("reason":"She says that she wants none","number":0})");
    ASSERT_EQ(recorded.status(), 200) << recorded.body();
    const json::value point = settled(person(parsed(recorded), "mother-1"), "interpreter");
    EXPECT_EQ(point.at("waits_for_approval"), true);
    const std::string address =
        api + "/points/" + std::string{point.at("id").as_string()} + "/approve";

    EXPECT_EQ(service.as("sw").post_json(address, "").status(), 403);
    const auto approved = service.as("tm").post_json(address, "");
    ASSERT_EQ(approved.status(), 200) << approved.body();
    EXPECT_EQ(settled(person(parsed(approved), "mother-1"), "interpreter").at("waits_for_approval"),
              false);
}

TEST_F(PreparationApi, KeepsADrawingAndGivesItBack)
{
    auto sw = service.as("sw");
    // The eight bytes that a PNG begins with.
    const auto made = sw.post_json(api + "/views",
                                   R"({"child":"child-1","way":"drawn","given_on":"2026-11-19",)"
                                   R"("picture":{"name":"House.png","content":"iVBORw0KGgo="}})");
    ASSERT_EQ(made.status(), 200) << made.body();
    const json::value views = person(parsed(made), "child-1").at("views").at(0);
    EXPECT_EQ(views.at("may_be_shown"), false);
    EXPECT_EQ(views.at("picture").at("name"), "House.png");
    const std::string address = api + "/views/" + std::string{views.at("id").as_string()};

    const auto bytes = sw.get(address + "/picture");
    EXPECT_EQ(bytes.header("Content-Disposition"), "attachment; filename=\"picture.png\"");
    EXPECT_EQ(bytes.status(), 200);
    EXPECT_EQ(bytes.body(), "\x89PNG\r\n\x1a\n");
    const auto marked = sw.post_json(address + "/mark", R"({"may_be_shown":true})");
    ASSERT_EQ(marked.status(), 200) << marked.body();
    EXPECT_EQ(person(parsed(marked), "child-1").at("views").at(0).at("may_be_shown"), true);
}

struct Wrong {
    std::string part;
    std::string given;
    const char* then_field;
};

TEST_F(PreparationApi, NamesWhatIsWrong)
{
    const Wrong wrongs[] = {
        {"/points", R"({"point":"seen","answer":"child_seen","number":0})", "child"},
        {"/points", R"({"child":"none","point":"seen","answer":"child_seen","number":0})", "child"},
        {"/points",
         R"({"family_member":"mother-1","point":"seen","answer":"child_seen","number":0})",
         "family_member"},
        {"/points",
         R"({"child":"child-1","point":"seen","answer":"child_seen","number":0})",
         "day"},
        {"/views",
         R"({"child":"child-1","way":"told","given_on":"2026-11-21","text":"Yes"})",
         "given_on"},
        {"/views",
         R"({"child":"child-1","way":"drawn","given_on":"2026-11-19",)"
         R"("picture":{"name":"a.pdf","content":"JVBERi0xLjcK"}})",
         "picture"},
        {"/exclusions",
         R"({"family_member":"none","ground":"violence","scope":"whole","asked_by":"Police",)"
         R"("evidence":"Threats on 12 November"})",
         "family_member"}};
    for (const Wrong& each : wrongs) {
        const auto answer = service.as("sw").post_json(api + each.part, each.given);
        ASSERT_EQ(answer.status(), 422) << each.given << answer.body();
        EXPECT_STREQ(parsed(answer).at("errors").at(0).at("field").as_string().c_str(),
                     each.then_field)
            << each.given;
    }
}

TEST_F(PreparationApi, LetsTheChairDecideWhoIsKeptOut)
{
    const auto asked = service.as("sw").post_json(
        api + "/exclusions",
        R"({"family_member":"father-1","ground":"violence","scope":"whole",)"
        R"("asked_by":"Lee Fixture, police","evidence":"Threats on 12 November"})");
    ASSERT_EQ(asked.status(), 200) << asked.body();
    const json::value request = parsed(asked).at("exclusions").at(0);
    EXPECT_TRUE(request.at("decided").is_null());
    const std::string address =
        api + "/exclusions/" + std::string{request.at("id").as_string()} + "/decide";
    const std::string granted =
        R"({"decision":"granted","scope":"whole","until":"2026-11-25",)"
        R"("reason":"Nobody could speak freely","told":"By letter; he may write to me"})";

    EXPECT_EQ(service.as("sw").post_json(address, granted).status(), 403);
    const auto decided = service.as("cc").post_json(address, granted);
    ASSERT_EQ(decided.status(), 200) << decided.body();
    EXPECT_EQ(parsed(decided).at("exclusions").at(0).at("decided").at("until"), "2026-11-25");
    EXPECT_EQ(person(parsed(decided), "father-1").at("must_not_be_there"), true);
}

}  // namespace
}  // namespace quorate::server
