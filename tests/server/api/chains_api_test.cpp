#include "server/api/chains_api.hpp"

#include <boost/json.hpp>

#include <algorithm>

#include "tests/support/scheduling_pages.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

// The clock stands at Monday 23 November 2026, ten o'clock; the conference is due by the Thursday.
class ChainsApi : public test::SchedulingPages {
protected:
    void SetUp() override { save_needs(); }

    static json::object read(const test::Answer& answer)
    {
        return json::parse(answer.body()).as_object();
    }

    test::Answer search(const json::object& body, const std::string& who = "bs")
    {
        return service.as(who).post_json("/api/v1/chains/search", json::serialize(body));
    }

    test::Answer book(const json::object& body, const std::string& who = "bs")
    {
        return service.as(who).post_json("/api/v1/chains", json::serialize(body));
    }

    // Tuesday; ten working days and three months later.
    static json::object three()
    {
        return json::parse(R"({"case":"case-1",
            "conference":{"starts_at":"2026-11-24T14:00Z","chair":"cc","room":"room-1"},
            "core_group":{"starts_at":"2026-12-08T10:00Z","chair":"sw","room":"room-1"},
            "review":{"starts_at":"2027-02-24T14:00Z","chair":"cc","room":"room-1"}})")
            .as_object();
    }

    static std::string text(const json::value& value) { return std::string{value.as_string()}; }

    json::object booked() { return read(book(three())); }

    static std::string meeting_of(const json::object& chain, std::size_t place)
    {
        return std::string{chain.at("meetings").at(place).at("meeting").as_string()};
    }

    static std::vector<std::string> fields(const test::Answer& answer)
    {
        std::vector<std::string> names;
        const auto body = read(answer);
        for (const auto& each : body.at("errors").as_array())
            names.emplace_back(each.at("field").as_string());
        return names;
    }

    static bool has_field(const test::Answer& answer, const std::string& name)
    {
        const auto all = fields(answer);
        return std::find(all.begin(), all.end(), name) != all.end();
    }
};

TEST_F(ChainsApi, OffersTimesForAllThreeCountedFromTheConference)
{
    const auto answer = search({{"case", "case-1"}});

    ASSERT_EQ(answer.status(), 200) << answer.body();
    const auto found = read(answer);
    EXPECT_TRUE(found.at("is_complete").as_bool());
    const auto& offers = found.at("offers");
    const std::string starts{offers.at(0).at("slots").at(0).at("starts_at").as_string()};
    EXPECT_EQ(offers.at(0).at("limit_date"), "2026-11-26");
    EXPECT_EQ(text(offers.at(1).at("counted_from")), starts.substr(0, 10));
    EXPECT_EQ(offers.at(1).at("rule"), "eng-core-group-first-10wd");
    EXPECT_EQ(offers.at(1).at("chosen").as_int64(), 0);
    EXPECT_LE(offers.at(2).at("slots").as_array().size(), 3u);
}

TEST_F(ChainsApi, CountsFromTheConferenceThatWasChosen)
{
    const auto first = read(search({{"case", "case-1"}}));
    const auto& last = first.at("offers").at(0).at("slots").as_array().back();
    json::object conference;
    for (const char* name : {"starts_at", "chair", "room"})
        conference[name] = last.at(name);

    const auto found = read(search({{"case", "case-1"}, {"conference", conference}}));

    const auto& offers = found.at("offers");
    const auto chosen = static_cast<std::size_t>(offers.at(0).at("chosen").as_int64());
    EXPECT_EQ(offers.at(0).at("slots").at(chosen).at("starts_at"), last.at("starts_at"));
    const std::string starts{last.at("starts_at").as_string()};
    EXPECT_EQ(text(offers.at(1).at("counted_from")), starts.substr(0, 10));
}

TEST_F(ChainsApi, BooksAllThreeAndTellsWhatEachHasToKeep)
{
    const auto answer = book(three());

    ASSERT_EQ(answer.status(), 201) << answer.body();
    const auto chain = read(answer);
    ASSERT_EQ(chain.at("meetings").as_array().size(), 3u);
    EXPECT_EQ(chain.at("meetings").at(1).at("limit_date"), "2026-12-08");
    EXPECT_TRUE(chain.at("meetings").at(1).at("is_expected").as_bool());
    EXPECT_EQ(chain.at("meetings").at(2).at("type"), "review_cp_conference");
    const auto again = service.as("bs").get_json(answer.header("Location"));
    EXPECT_EQ(again.status(), 200) << again.body();
    EXPECT_EQ(read(again), chain);
    EXPECT_EQ(service.as("ad").get_json(answer.header("Location")).status(), 403);
    EXPECT_EQ(service.as("bs").get_json("/api/v1/chains/nowhere").status(), 404);
}

TEST_F(ChainsApi, BooksAConferenceAfterItsLastDayWithANameAndAReason)
{
    const auto found = read(search({{"case", "case-1"}, {"from", "after_last_day"}}));
    const auto& slots = found.at("offers").at(0).at("slots").as_array();
    ASSERT_FALSE(slots.empty());
    EXPECT_GT(text(slots.at(0).at("starts_at")), "2026-11-27");

    json::object late = three();
    late["conference"].as_object()["starts_at"] = "2026-11-27T14:00Z";
    late["core_group"].as_object()["starts_at"] = "2026-12-11T10:00Z";
    late["review"].as_object()["starts_at"] = "2027-02-26T14:00Z";
    const auto refused = book(late);
    EXPECT_EQ(refused.status(), 422) << refused.body();
    EXPECT_TRUE(has_field(refused, "late_authoriser")) << refused.body();

    late["late_authoriser"] = "tm";
    late["late_reason_code"] = "family_unavailable";
    late["late_reason"] = "Her solicitor is away until then";
    const auto booked = book(late);
    ASSERT_EQ(booked.status(), 201) << booked.body();
    const auto meeting =
        service.as("bs").get_json("/api/v1/meetings/" + meeting_of(read(booked), 0));
    EXPECT_EQ(read(meeting).at("late_authoriser"), "tm");
}

TEST_F(ChainsApi, BooksNothingWhenOneIsTakenAndNamesIt)
{
    const auto other = service.as("bs").post_json("/api/v1/meetings", R"({"case":"case-1",
        "type":"core_group","children":["child-1"],"starts_at":"2027-02-24T15:00Z",
        "duration_minutes":60,"mode":"in_person","chair":"sw","room":"room-1","invitees":[]})");
    ASSERT_EQ(other.status(), 201) << other.body();

    const auto answer = book(three());

    EXPECT_EQ(answer.status(), 409) << answer.body();
    EXPECT_TRUE(has_field(answer, "review.room"));
    EXPECT_TRUE(answer.says("The first review conference: "));
    const auto left = read(service.as("bs").get_json("/api/v1/meetings?case=case-1"));
    EXPECT_EQ(left.at("items").as_array().size(), 1u);
}

TEST_F(ChainsApi, RefusesWhatWouldBeLateOrIsNoInitialConference)
{
    json::object late = three();
    late["core_group"].as_object()["starts_at"] = "2026-12-09T10:00Z";
    const auto refused = book(late);
    EXPECT_EQ(fields(refused), (std::vector<std::string>{"core_group.starts_at"}));
    json::object other = three();
    other["case"] = "nowhere";
    EXPECT_EQ(fields(book(other)), (std::vector<std::string>{"case"}));
    EXPECT_EQ(book(three(), "ad").status(), 403);
}

TEST_F(ChainsApi, ShowsWhatAMoveWouldDoAndSavesItAsAWhole)
{
    const auto chain = booked();
    const std::string conference = meeting_of(chain, 0);
    const json::object move{{"starts_at", "2026-11-25T14:00Z"}, {"reason", "The chair is away"}};

    const auto shown = service.as("bs").post_json(
        "/api/v1/meetings/" + conference + "/move-preview", json::serialize(move));

    ASSERT_EQ(shown.status(), 200) << shown.body();
    const auto preview = read(shown);
    EXPECT_EQ(preview.at("link"), "conference");
    EXPECT_TRUE(preview.at("others").at(0).at("fits").as_bool());
    EXPECT_EQ(preview.at("others").at(0).at("limit_date"), "2026-12-09");
    EXPECT_FALSE(preview.at("limits").as_array().empty());

    const std::string url = "/api/v1/chains/" + std::string{chain.at("id").as_string()};
    const json::object asked{{"move", move}, {"version", 1}};
    const auto moved = service.as("bs").post_json(url + "/move", json::serialize(asked));
    ASSERT_EQ(moved.status(), 200) << moved.body();
    EXPECT_TRUE(
        std::string{read(moved).at("meetings").at(0).at("starts_at").as_string()}.starts_with(
            "2026-11-25T14:00"));
    const auto stale = service.as("bs").post_json(url + "/move", json::serialize(asked));
    EXPECT_EQ(stale.status(), 412) << stale.body();
}

TEST_F(ChainsApi, ShowsWhatAMoveOfAMeetingThatWasBookedAloneWouldDo)
{
    const auto other = service.as("bs").post_json("/api/v1/meetings", R"({"case":"case-1",
        "type":"core_group","children":["child-1"],"starts_at":"2027-02-24T15:00Z",
        "duration_minutes":60,"mode":"in_person","chair":"sw","room":"room-1","invitees":[]})");
    ASSERT_EQ(other.status(), 201) << other.body();
    const std::string id{read(other).at("id").as_string()};

    const auto shown =
        service.as("bs").post_json("/api/v1/meetings/" + id + "/move-preview",
                                   R"({"starts_at":"2027-02-25T15:00Z","reason":"A clash"})");

    ASSERT_EQ(shown.status(), 200) << shown.body();
    EXPECT_TRUE(read(shown).at("link").is_null());
    EXPECT_TRUE(read(shown).at("others").as_array().empty());
}

TEST_F(ChainsApi, AsksBeforeTheConferenceAloneIsMoved)
{
    const auto chain = booked();
    const std::string url = "/api/v1/meetings/" + meeting_of(chain, 0);
    json::object move{{"starts_at", "2026-11-25T14:00Z"}, {"reason", "The chair is away"}};

    const auto asked = service.as("bs").post_json(url + "/reschedule", json::serialize(move));

    EXPECT_EQ(asked.status(), 409) << asked.body();
    const auto problem = read(asked);
    EXPECT_EQ(problem.at("code"), "QUO-028");
    EXPECT_EQ(fields(asked), (std::vector<std::string>{"confirm_chain"}));
    EXPECT_EQ(problem.at("chain"), chain);
    const auto before = read(service.as("bs").get_json(url));
    EXPECT_TRUE(text(before.at("starts_at")).starts_with("2026-11-24T14:00"));

    move["confirm_chain"] = true;
    const auto moved = service.as("bs").post_json(url + "/reschedule", json::serialize(move));
    ASSERT_EQ(moved.status(), 200) << moved.body();
    const auto now =
        read(service.as("bs").get_json("/api/v1/chains/" + text(chain.at("id")))).at("meetings");
    EXPECT_TRUE(text(now.at(0).at("starts_at")).starts_with("2026-11-25T14:00"));
    EXPECT_EQ(now.at(1).at("starts_at"), chain.at("meetings").at(1).at("starts_at"));
}

TEST_F(ChainsApi, AsksOfNoMoveThatTouchesNoOther)
{
    const auto chain = booked();
    const auto change = [&](std::size_t place, const char* body) {
        return service.as("bs").post_json(
            "/api/v1/meetings/" + meeting_of(chain, place) + "/reschedule", body);
    };
    // At another time of the same day; to an earlier day; past the day that the conference gives.
    EXPECT_EQ(change(0, R"({"starts_at":"2026-11-24T15:00Z","reason":"A clash"})").status(), 200);
    EXPECT_EQ(change(1, R"({"starts_at":"2026-12-07T10:00Z","reason":"A clash"})").status(), 200);
    const auto late = change(1, R"({"starts_at":"2026-12-09T10:00Z","reason":"A clash"})");
    EXPECT_EQ(late.status(), 409) << late.body();
    EXPECT_EQ(read(late).at("code"), "QUO-028");
    // What is wrong with the request itself is told first.
    const auto wrong = change(0, R"({"starts_at":"2026-11-25T14:00Z","reason":" "})");
    EXPECT_EQ(wrong.status(), 422) << wrong.body();
}

TEST_F(ChainsApi, AsksBeforeACoreGroupIsMovedBeforeItsConference)
{
    const auto chain = booked();
    const std::string url = "/api/v1/meetings/" + meeting_of(chain, 1);
    json::object move{{"starts_at", "2026-11-24T10:00Z"}, {"reason", "A clash"}};

    const auto asked = service.as("bs").post_json(url + "/reschedule", json::serialize(move));

    EXPECT_EQ(asked.status(), 409) << asked.body();
    EXPECT_EQ(read(asked).at("code"), "QUO-028");
    EXPECT_EQ(fields(asked), (std::vector<std::string>{"confirm_chain"}));
    EXPECT_NE(asked.body().find("This would be on the day of the initial conference"),
              std::string::npos);
    const auto shown = service.as("bs").post_json(url + "/move-preview", json::serialize(move));
    EXPECT_EQ(read(shown).at("order"), "This would be on the day of the initial conference");

    move["confirm_chain"] = true;
    const auto moved = service.as("bs").post_json(url + "/reschedule", json::serialize(move));
    EXPECT_EQ(moved.status(), 200) << moved.body();
}

TEST_F(ChainsApi, AsksWhichOthersAreCancelledWithTheConference)
{
    const auto chain = booked();
    const std::string url = "/api/v1/meetings/" + meeting_of(chain, 0) + "/cancel";
    json::object body{{"reason", "The family has moved away"}};

    const auto asked = service.as("bs").post_json(url, json::serialize(body));
    EXPECT_EQ(asked.status(), 409) << asked.body();
    EXPECT_EQ(read(asked).at("code"), "QUO-028");
    EXPECT_EQ(fields(asked), (std::vector<std::string>{"also"}));
    EXPECT_EQ(read(asked).at("chain"), chain);
    body["also"] = json::array{json::object{{"link", "core_group"}, {"version", 7}}};
    EXPECT_EQ(service.as("bs").post_json(url, json::serialize(body)).status(), 422);

    body["also"] = json::array{json::object{{"link", "core_group"}, {"version", 1}}};
    const auto cancelled = service.as("bs").post_json(url, json::serialize(body));
    ASSERT_EQ(cancelled.status(), 200) << cancelled.body();
    const auto now =
        read(service.as("bs").get_json("/api/v1/chains/" + text(chain.at("id")))).at("meetings");
    EXPECT_EQ(now.at(0).at("status"), "cancelled");
    EXPECT_EQ(now.at(1).at("status"), "cancelled");
    EXPECT_EQ(now.at(2).at("status"), "scheduled");
}

TEST_F(ChainsApi, LeavesTheOthersWhenNoneIsNamedAndAsksNothingOfALaterMeeting)
{
    const auto chain = booked();
    const auto cancel = [&](std::size_t place, const char* body) {
        return service.as("bs").post_json(
            "/api/v1/meetings/" + meeting_of(chain, place) + "/cancel", body);
    };
    EXPECT_EQ(cancel(1, R"({"reason":"The family has moved away"})").status(), 200);
    EXPECT_EQ(cancel(0, R"({"reason":"The family has moved away","also":[]})").status(), 200);
    const auto review = service.as("bs").get_json("/api/v1/meetings/" + meeting_of(chain, 2));
    EXPECT_EQ(read(review).at("status"), "scheduled");
}

}  // namespace
}  // namespace quorate::server
