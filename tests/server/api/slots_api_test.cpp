#include "server/api/slots_api.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

// The clock stands at Monday 23 November 2026, ten o'clock.
class SlotsApi : public testing::Test {
protected:
    SlotsApi() { test::add_directory_to_staff(service.app().pool); }

    static json::object asked()
    {
        return json::parse(R"({"case":"case-1","type":"initial_cp_conference","needs":{
            "children":["child-1"],"duration_minutes":120,
            "invitees":[{"user":"sw"},{"contact":"contact-police"},
                        {"contact":"contact-nurse","requirement":"quorum"}]}})")
            .as_object();
    }

    test::Answer search(const json::object& body, const std::string& who = "bs")
    {
        return service.as(who).post_json("/api/v1/slots/search", json::serialize(body));
    }

    static json::object read(const test::Answer& answer)
    {
        return json::parse(answer.body()).as_object();
    }

    json::object best_slot() { return read(search(asked())).at("slots").at(0).as_object(); }

    // The hold of a slot of the search.
    static json::object hold_of(const json::object& slot)
    {
        json::object hold{{"case", "case-1"}, {"type", "initial_cp_conference"}};
        for (const char* name : {"starts_at", "ends_at", "chair", "room"})
            hold[name] = slot.at(name);
        hold["invitees"] = json::parse(R"([{"user":"sw"},{"contact":"contact-police"}])");
        return hold;
    }

    test::Answer hold(const json::object& body, const std::string& who = "bs")
    {
        return service.as(who).post_json("/api/v1/holds", json::serialize(body));
    }

    json::object meeting_at(const json::object& slot)
    {
        json::object meeting = hold_of(slot);
        meeting.erase("ends_at");
        meeting["duration_minutes"] = 120;
        meeting["mode"] = "in_person";
        meeting["children"] = json::array{"child-1"};
        return meeting;
    }

    test::Answer book(const json::object& body)
    {
        return service.as("bs").post_json("/api/v1/meetings", json::serialize(body));
    }

    test::TestService service;
};

TEST_F(SlotsApi, FindsTimesWithAllThatSpeaksForAndAgainstThem)
{
    const auto answer = search(asked());

    ASSERT_EQ(answer.status(), 200) << answer.body();
    const auto found = read(answer);
    EXPECT_EQ(found.at("slots").as_array().size(), 5u);
    EXPECT_TRUE(found.at("due_date").is_null());
    EXPECT_EQ(found.at("first_day"), "2026-11-24");
    const auto& best = found.at("slots").at(0);
    EXPECT_EQ(best.at("quorum").at("state"), "at_risk");
    EXPECT_EQ(best.at("people").at(0).at("state"), "free");
    EXPECT_EQ(best.at("people").at(1).at("state"), "not_shared");
    EXPECT_EQ(best.at("score").at("quorum_at_risk").as_int64(), 1);
    EXPECT_EQ(found.at("needs").at("family_minutes_before").as_int64(), 30);
}

TEST_F(SlotsApi, NamesTheFieldThatIsWrong)
{
    json::object body = asked();
    body["needs"].as_object()["children"] = json::array{"child-other"};
    const auto wrong = search(body);
    EXPECT_EQ(wrong.status(), 422);
    EXPECT_EQ(read(wrong).at("errors").at(0).at("field"), "needs.children");

    body = asked();
    body["case"] = "nowhere";
    EXPECT_EQ(read(search(body)).at("errors").at(0).at("field"), "case");
    body["type"] = "party";
    EXPECT_EQ(search(body).status(), 422);
    EXPECT_EQ(search(asked(), "sw").status(), 200);
    EXPECT_EQ(search(asked(), "ad").status(), 403);
}

TEST_F(SlotsApi, SaysWhyDaysDoNotDoAndWhatWouldHelp)
{
    json::object body = asked();
    body["needs"].as_object()["features"] = json::array{"hearing_loop"};

    const auto found = read(search(body));

    EXPECT_TRUE(found.at("slots").as_array().empty());
    const auto& day = found.at("rejected").at(0);
    EXPECT_EQ(day.at("rule"), "room");
    EXPECT_EQ(day.at("sentence"), "No room fits 4 people and has hearing loop");
    EXPECT_EQ(found.at("nearest").at(0).at("change"), "without_feature");
}

TEST_F(SlotsApi, HoldsATimeUntilItIsGivenBack)
{
    const auto answer = hold(hold_of(best_slot()));

    ASSERT_EQ(answer.status(), 201) << answer.body();
    EXPECT_EQ(read(answer).at("held_until"), "2026-11-23T10:15:00Z");
    EXPECT_EQ(read(answer).at("required").as_array().size(), 2u);
    const std::string address = answer.header("Location");
    EXPECT_EQ(service.as("bs").get_json(address).body(), answer.body());

    auto client = service.as("bs");
    EXPECT_EQ(client.send(Method::del, address).status(), 428);
    EXPECT_EQ(client.send(Method::del, address, "", {{"if-match", "\"2\""}}).status(), 412);
    EXPECT_EQ(client.send(Method::del, address, "", {{"if-match", "\"1\""}}).status(), 204);
    EXPECT_EQ(service.as("bs").get_json(address).status(), 404);
}

TEST_F(SlotsApi, TellsWhoeverIsTooLateOfTheNextBestTimes)
{
    const auto slot = best_slot();
    ASSERT_EQ(hold(hold_of(slot)).status(), 201);

    const auto late = hold(hold_of(slot));
    EXPECT_EQ(late.status(), 409);
    const auto not_held = book(meeting_at(slot));
    EXPECT_EQ(not_held.status(), 409);
    for (const test::Answer& each : {late, not_held}) {
        EXPECT_EQ(read(each).at("errors").at(0).at("field"), "chair");
        EXPECT_FALSE(each.says("Noor"));
    }
    const auto problem = read(not_held);
    const auto& others = problem.at("alternatives").as_array();
    ASSERT_EQ(others.size(), 3u);
    EXPECT_NE(others.front().at("starts_at"), slot.at("starts_at"));
}

TEST_F(SlotsApi, BooksTheMeetingThatATimeWasHeldFor)
{
    const auto slot = best_slot();
    const auto held = read(hold(hold_of(slot)));
    json::object meeting = meeting_at(slot);
    meeting["hold"] = held.at("id");

    EXPECT_EQ(book(meeting).status(), 201);
    const std::string id{held.at("id").as_string()};
    EXPECT_EQ(service.as("bs").get_json("/api/v1/holds/" + id).status(), 404);
}

TEST_F(SlotsApi, AHoldNamesTheChildrenThatItIsFor)
{
    json::object body = hold_of(best_slot());
    body["children"] = json::array{"child-2"};

    const auto held = read(hold(body));
    EXPECT_EQ(held.at("children").as_array(), json::array{"child-2"});

    body["children"] = json::array{"nobody"};
    EXPECT_EQ(hold(body).status(), 422);
}

TEST_F(SlotsApi, KeepsTheHelpThatIsNeededAndSaysWhatIsMissing)
{
    json::object body = asked();
    body["needs"].as_object()["interpreter"] = "Polish";
    body["needs"].as_object()["advocates"] = json::array{"child"};

    const auto answer = search(body);

    ASSERT_EQ(answer.status(), 200) << answer.body();
    const auto found = read(answer);
    EXPECT_EQ(found.at("needs").at("interpreter"), "Polish");
    EXPECT_EQ(found.at("needs").at("advocates").as_array(), json::array{"child"});
    EXPECT_EQ(found.at("slots").as_array().size(), 5u);
    const auto& missing = found.at("missing_help").as_array();
    ASSERT_EQ(missing.size(), 2u);
    EXPECT_EQ(missing.at(0).at("part"), "interpreter");
    EXPECT_EQ(missing.at(0).at("sentence"),
              "An interpreter for Polish is needed. No interpreter is asked yet");

    body["needs"].as_object()["interpreter"] = "Polish\nand more";
    EXPECT_EQ(read(search(body)).at("errors").at(0).at("field"), "needs.interpreter");
}

TEST_F(SlotsApi, KeepsWhatAMeetingNeeds)
{
    const std::string address = "/api/v1/cases/case-1/meeting-needs/initial_cp_conference";
    const auto usual = service.as("bs").get_json(address);
    EXPECT_EQ(usual.header("ETag"), "\"0\"");
    EXPECT_EQ(read(usual).at("duration_minutes").as_int64(), 120);

    const std::string body = R"({"children":["child-2"],"duration_minutes":90,"mode":"hybrid",
        "invitees":[{"user":"sw"},{"contact":"contact-police","from_minute":0,"until_minute":30},
                    {"contact":"contact-nurse"}],
        "unwanted":[{"day":"monday","from":"08:30","until":"09:30","name":"school run"}],
        "preferred":"morning"})";
    const auto put = [&](const char* version) {
        return service.as("bs").send(Method::put,
                                     address,
                                     body,
                                     {{"content-type", "application/json"}, {"if-match", version}});
    };
    const auto saved = put("\"0\"");
    ASSERT_EQ(saved.status(), 200) << saved.body();
    EXPECT_EQ(saved.header("ETag"), "\"1\"");
    EXPECT_EQ(put("\"0\"").status(), 412);

    const auto kept = read(service.as("bs").get_json(address));
    EXPECT_EQ(kept.at("invitees").at(1).at("until_minute").as_int64(), 30);
    EXPECT_EQ(kept.at("unwanted").at(0).at("from"), "08:30");
    const auto found = read(
        search(json::parse(R"({"case":"case-1","type":"initial_cp_conference"})").as_object()));
    EXPECT_EQ(found.at("needs").at("preferred"), "morning");
    EXPECT_EQ(service.as("bs").get_json("/api/v1/cases/case-1/meeting-needs/party").status(), 404);
}

}  // namespace
}  // namespace quorate::server
