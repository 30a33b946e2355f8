#include "server/api/polls_api.hpp"

#include <boost/json.hpp>

#include "tests/support/scheduling_pages.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

class PollsApi : public test::SchedulingPages {
protected:
    static json::object read(const test::Answer& answer)
    {
        return json::parse(answer.body()).as_object();
    }

    // Wednesday and Thursday at ten; the clock stands on Monday at ten.
    static json::object asked()
    {
        return json::parse(R"({"case":"case-1","type":"initial_cp_conference",
            "slots":[{"starts_at":"2026-11-25T10:00Z","chair":"cc","room":"room-1"},
                     {"starts_at":"2026-11-26T10:00Z","chair":"cc","room":"room-1"}],
            "ask":[{"contact":"contact-police"},{"contact":"contact-nurse"}]})")
            .as_object();
    }

    test::Answer start(const json::object& body, const std::string& who = "bs")
    {
        return service.as(who).post_json("/api/v1/polls", json::serialize(body));
    }

    std::string started()
    {
        save_needs();
        const auto answer = start(asked());
        EXPECT_EQ(answer.status(), 201) << answer.body();
        return answer.header("Location");
    }
};

TEST_F(PollsApi, StartsOneAndTellsHowItStands)
{
    const std::string url = started();

    const auto poll = read(service.as("bs").get(url));
    EXPECT_EQ(poll.at("status"), "open");
    EXPECT_EQ(poll.at("deadline"), "2026-11-24T17:00:00Z");
    EXPECT_EQ(poll.at("asked").as_int64(), 2);
    EXPECT_EQ(poll.at("answered").as_int64(), 0);
    EXPECT_EQ(poll.at("choices").as_array().size(), 2U);
    EXPECT_TRUE(poll.at("choices").at(0).at("held").as_bool());
    EXPECT_EQ(poll.at("choices").at(0).at("unanswered").as_int64(), 2);
    EXPECT_TRUE(poll.at("meeting").is_null());
    const auto mine = json::parse(service.as("bs").get("/api/v1/polls").body());
    EXPECT_EQ(mine.at("items").as_array().size(), 1U);
}

TEST_F(PollsApi, NamesWhatIsWrong)
{
    save_needs();
    json::object body = asked();
    body["slots"] = json::array{};
    body["deadline"] = "2026-11-20T10:00Z";
    const auto wrong = start(body);
    EXPECT_EQ(wrong.status(), 422);
    EXPECT_EQ(read(wrong).at("errors").at(0).at("field"), "slots");

    body = asked();
    body["ask"] = json::array{};
    EXPECT_EQ(read(start(body)).at("errors").at(0).at("field"), "ask");
    body = asked();
    body["case"] = "nowhere";
    EXPECT_EQ(read(start(body)).at("errors").at(0).at("field"), "case");
    EXPECT_EQ(start(asked(), "ad").status(), 403);
}

TEST_F(PollsApi, SettlesAndStops)
{
    const std::string url = started();

    EXPECT_EQ(service.as("bs").post_json(url + "/settle", R"({"choice":4})").status(), 422);
    const auto settled = service.as("bs").post_json(url + "/settle", R"({"choice":1})");
    ASSERT_EQ(settled.status(), 200) << settled.body();
    EXPECT_EQ(read(settled).at("status"), "settled");
    EXPECT_EQ(read(settled).at("chosen").as_int64(), 1);
    EXPECT_FALSE(read(settled).at("meeting").is_null());
    EXPECT_EQ(service.as("bs").post_json(url + "/settle", R"({"choice":0})").status(), 409);
    EXPECT_EQ(service.as("bs").post_json(url + "/stop", "{}").status(), 409);
}

TEST_F(PollsApi, AsksAnewAboutNotesThatCameAfterWhatWasSeen)
{
    const std::string url = started();
    const json::object poll = read(service.as("bs").get(url));
    EXPECT_FALSE(poll.at("meeting_cancelled").as_bool());
    std::string seat;
    for (const json::value& each : poll.at("seats").as_array())
        if (each.at("asked").as_bool()) seat = std::string{each.at("id").as_string()};
    const std::string link = "/t/" + service.app().links.token("poll", seat, 1);
    ASSERT_EQ(service.nobody()
                  .post(link, {{"answer.0", "best"}, {"answer.1", "best"}, {"note", "By video"}})
                  .status(),
              303);
    const auto settle = [&](const std::string& seen) {
        return service.as("bs")
            .post_json(url + "/settle",
                       R"({"choice":1,"confirm_notes":true,"notes_seen":)" + seen + "}")
            .status();
    };

    EXPECT_EQ(settle("-1"), 422);
    EXPECT_EQ(settle("0"), 422);
    EXPECT_EQ(settle("1"), 200);
}

TEST_F(PollsApi, GivesTheTimesBack)
{
    const std::string url = started();

    const auto stopped = service.as("bs").post_json(url + "/stop", "{}");

    ASSERT_EQ(stopped.status(), 200) << stopped.body();
    EXPECT_EQ(read(stopped).at("status"), "stopped");
    EXPECT_FALSE(read(stopped).at("choices").at(0).at("held").as_bool());
    EXPECT_EQ(start(asked()).status(), 201);
}

TEST_F(PollsApi, TakesWhatSomebodySaidOnTheTelephone)
{
    const std::string url = started();
    const json::object poll = read(service.as("bs").get(url));
    std::string seat;
    for (const json::value& each : poll.at("seats").as_array())
        if (each.at("asked").as_bool()) seat = std::string{each.at("id").as_string()};
    const std::string answers = url + "/seats/" + seat + "/answers";

    const auto kept = service.as("bs").post_json(answers, R"({"answers":["best","cannot"]})");
    EXPECT_EQ(kept.status(), 200) << kept.body();
    EXPECT_EQ(read(kept).at("answered").as_int64(), 1);
    EXPECT_EQ(read(kept).at("choices").at(0).at("best").as_int64(), 1);
    EXPECT_EQ(read(kept).at("choices").at(1).at("cannot").as_int64(), 1);

    const auto half = service.as("bs").post_json(answers, R"({"answers":["best"]})");
    EXPECT_EQ(half.status(), 422);
    EXPECT_EQ(read(half).at("errors").at(0).at("field"), "answers");
    EXPECT_EQ(service.as("bs")
                  .post_json(url + "/seats/none/answers", R"({"answers":["best","best"]})")
                  .status(),
              404);
    service.as("bs").post_json(url + "/stop", "{}");
    EXPECT_EQ(service.as("bs").post_json(answers, R"({"answers":["best","best"]})").status(), 409);
}

TEST_F(PollsApi, AsksAgainOnlyWhileItIsUndecided)
{
    const std::string url = started();

    const auto again = service.as("bs").post_json(url + "/ask-again", "{}");
    EXPECT_EQ(again.status(), 200) << again.body();
    service.as("bs").post_json(url + "/stop", "{}");
    EXPECT_EQ(service.as("bs").post_json(url + "/ask-again", "{}").status(), 409);
}

TEST_F(PollsApi, SettlesWithoutSomebodyWhoMustBeThereOnceThatIsConfirmed)
{
    save_needs(with(needs(), "need.contact:contact-police", "required"));
    const auto poll = start(asked());
    ASSERT_EQ(poll.status(), 201) << poll.body();
    const std::string url = poll.header("Location");
    const json::object begun = read(poll);
    std::string seat;
    for (const json::value& each : begun.at("seats").as_array())
        if (const json::value* who = each.as_object().if_contains("contact");
            who && *who == "contact-police")
            seat = std::string{each.at("id").as_string()};
    const auto kept = service.as("bs").post_json(url + "/seats/" + seat + "/answers",
                                                 R"({"answers":["cannot","best"]})");
    ASSERT_EQ(kept.status(), 200) << kept.body();
    const auto settle = [&](const char* body) {
        return service.as("bs").post_json(url + "/settle", body);
    };

    const auto open = settle(R"({"choice":0})");
    EXPECT_EQ(open.status(), 422) << open.body();
    EXPECT_EQ(read(open).at("code"), "QUO-024");
    EXPECT_EQ(read(open).at("errors").at(0).at("field"), "confirm_busy");
    const auto settled = settle(R"({"choice":0,"confirm_busy":true})");
    EXPECT_EQ(settled.status(), 200) << settled.body();
    EXPECT_EQ(read(settled).at("chosen").as_int64(), 0);
}

TEST_F(PollsApi, SettlesWithTwoWhoMustNotMeetWhenAManagerConfirmsIt)
{
    save_needs(with(needs(), "need.member:father-1", "optional"));
    const auto poll = start(asked());
    ASSERT_EQ(poll.status(), 201) << poll.body();
    const std::string url = poll.header("Location");
    const auto noted = service.as("bs").post(
        "/families/case-1/must-not-meet/new",
        {{"one", "mother-1"}, {"other", "father-1"}, {"reason", "Non-molestation order"}});
    ASSERT_EQ(noted.status(), 303) << noted.body();
    const auto settle = [&](const char* who, const char* body) {
        return service.as(who).post_json(url + "/settle", body);
    };

    const auto open = settle("tm", R"({"choice":0})");
    EXPECT_EQ(open.status(), 422) << open.body();
    EXPECT_EQ(read(open).at("errors").at(0).at("field"), "confirm_meet");
    const auto refused = settle("bs", R"({"choice":0,"confirm_meet":true})");
    EXPECT_EQ(read(refused).at("errors").at(0).at("field"), "confirm_meet");
    const auto settled = settle("tm", R"({"choice":0,"confirm_meet":true})");
    EXPECT_EQ(settled.status(), 200) << settled.body();
}

}  // namespace
}  // namespace quorate::server
