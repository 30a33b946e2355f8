#include "server/api/meetings_api.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

class MeetingsApi : public testing::Test {
protected:
    MeetingsApi() { test::add_directory_to_staff(service.app().pool); }

    static json::object conference()
    {
        return json::parse(R"({"case":"case-1","children":["child-1","child-2"],
            "type":"initial_cp_conference","starts_at":"2026-11-25T10:00:00+00:00",
            "duration_minutes":120,"chair":"cc","mode":"in_person","room":"room-1",
            "invitees":[{"contact":"contact-police","requirement":"quorum"},
                        {"contact":"contact-nurse","requirement":"quorum"},
                        {"user":"sw"},{"family_member":"mother-1","requirement":"optional"}]})")
            .as_object();
    }

    static json::object with(json::object body, const char* name, json::value value)
    {
        body[name] = std::move(value);
        return body;
    }

    test::Answer post(const json::object& body,
                      const std::string& who = "bs",
                      const std::map<std::string, std::string>& headers = {})
    {
        return service.as(who).post_json("/api/v1/meetings", json::serialize(body), headers);
    }

    std::string booked() { return post(conference()).header("Location"); }

    static json::object read(const test::Answer& answer)
    {
        return json::parse(answer.body()).as_object();
    }

    test::TestService service;
};

TEST_F(MeetingsApi, NameWhoTakesTheMinutesAndWhoIsTaken)
{
    const auto booked = post(with(conference(), "minute_taker", "tm"));

    ASSERT_EQ(booked.status(), 201) << booked.body();
    const json::value meeting =
        json::parse(service.as("bs").get_json(booked.header("Location")).body());
    EXPECT_EQ(meeting.at("minute_taker").as_string(), "tm");
    EXPECT_EQ(meeting.at("invitees").as_array().size(), 6u);
    const auto taken = post(with(conference(), "chair", "tm"));
    EXPECT_EQ(taken.status(), 409);
    EXPECT_TRUE(taken.says("Name of sw already has to be at another meeting at that time"));
}

TEST_F(MeetingsApi, WritesToASeatInTheLanguageThatIsAskedFor)
{
    json::object body = conference();
    body["invitees"].as_array()[0].as_object()["language"] = "cy";
    const std::string location = post(body).header("Location");
    const auto invitees = [&] {
        return read(service.as("bs").get_json(location + "/invitees")).at("items").as_array();
    };
    const auto language_of = [&](const char* contact) {
        for (const json::value& seat : invitees())
            if (const json::value* whose = seat.as_object().if_contains("contact");
                whose != nullptr && whose->as_string() == contact)
                return std::string{seat.at("language").as_string()};
        return std::string{};
    };
    EXPECT_EQ(language_of("contact-police"), "cy");
    EXPECT_EQ(language_of("contact-nurse"), "en");

    const auto refused = service.as("bs").post_json(location + "/invitees",
                                                    R"({"contact":"contact-gp","language":"fr"})");
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("language"));

    for (const json::value& seat : invitees()) {
        if (!seat.as_object().contains("contact")) continue;
        const std::string address =
            location + "/invitees/" + std::string{seat.at("id").as_string()};
        EXPECT_EQ(service.as("bs").patch_json(address, R"({"language":null})", 1).status(), 422);
        const auto chosen = service.as("bs").patch_json(address, R"({"language":"cy"})", 1);
        EXPECT_EQ(chosen.status(), 200) << chosen.body();
        EXPECT_TRUE(chosen.says(R"("language":"cy")"));
    }
    EXPECT_EQ(language_of("contact-nurse"), "cy");
}

TEST_F(MeetingsApi, BooksAMeeting)
{
    const auto answer = post(conference());

    ASSERT_EQ(answer.status(), 201) << answer.body();
    EXPECT_EQ(answer.header("ETag"), "\"1\"");
    const auto meeting = read(answer);
    EXPECT_EQ(meeting.at("starts_at"), "2026-11-25T10:00:00+00:00");
    EXPECT_EQ(meeting.at("invitees").as_array().size(), 5u);
    EXPECT_EQ(meeting.at("quorum").at("state"), "at_risk");
    EXPECT_EQ(answer.header("Location"),
              "/api/v1/meetings/" + std::string{meeting.at("id").as_string()});
}

TEST_F(MeetingsApi, AsksForConfirmationOfASecondInitialConference)
{
    booked();
    auto body = with(conference(), "starts_at", "2026-11-26T10:00");

    const auto asked = post(body);
    EXPECT_EQ(asked.status(), 422);
    EXPECT_EQ(read(asked).at("code"), "QUO-024");
    EXPECT_EQ(read(asked).at("errors").at(0).at("field"), "confirm_duplicate");

    EXPECT_EQ(post(with(body, "confirm_duplicate", true)).status(), 201);
}

TEST_F(MeetingsApi, BooksWithoutAPossibleQuorumUnlessAskedToRefuse)
{
    auto body = with(conference(), "invitees", json::array{});
    body["confirm_quorum"] = false;

    EXPECT_EQ(read(post(body)).at("errors").at(0).at("field"), "confirm_quorum");
    body.erase("confirm_quorum");
    EXPECT_EQ(post(body).status(), 201);
}

TEST_F(MeetingsApi, AsksForConfirmationOfATakenCalendarAndAnUnusualHour)
{
    auto client = service.as("bs");
    ASSERT_EQ(client
                  .post_json("/api/v1/busy-times",
                             R"({"owner":"user:cc","starts_at":"2026-11-25T00:00:00Z",
                                 "ends_at":"2026-11-26T00:00:00Z","kind":"leave"})")
                  .status(),
              201);
    const auto body = with(conference(), "starts_at", "2026-11-25T03:00");

    const auto asked = post(body);
    EXPECT_EQ(asked.status(), 422);
    EXPECT_EQ(read(asked).at("code"), "QUO-024");
    EXPECT_EQ(read(asked).at("errors").at(0).at("field"), "confirm_busy");
    EXPECT_EQ(read(asked).at("errors").at(1).at("field"), "confirm_hours");

    const auto sure = post(with(with(body, "confirm_busy", true), "confirm_hours", true));
    ASSERT_EQ(sure.status(), 201) << sure.body();
    json::object move{{"starts_at", "2026-11-25T04:00"}, {"reason", "Police asked"}};
    const std::string address = sure.header("Location");
    EXPECT_EQ(client.patch_json(address, json::serialize(move), 1).status(), 422);
    move["confirm_busy"] = true;
    move["confirm_hours"] = true;
    EXPECT_EQ(client.patch_json(address, json::serialize(move), 1).status(), 200);
}

TEST_F(MeetingsApi, NamesEveryFieldThatIsWrong)
{
    const auto answer = post(json::parse(R"({"case":"case-1","type":"party","duration_minutes":1,
        "mode":"telepathy","chair":"nobody","invitees":[]})")
                                 .as_object());

    EXPECT_EQ(answer.status(), 422);
    EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
    for (const char* field : {"type", "children", "starts_at", "duration_minutes", "mode", "chair"})
        EXPECT_TRUE(answer.says("\"field\":\"" + std::string{field} + "\"")) << field;
}

TEST_F(MeetingsApi, RefusesWhatIsNoTypeOfOurs)
{
    EXPECT_EQ(post(with(conference(), "duration_minutes", "long")).status(), 422);
    EXPECT_EQ(post(with(conference(), "invitees", "everyone")).status(), 422);
    EXPECT_EQ(post(with(conference(), "invitees", json::parse(R"([{"contact":"a","user":"b"}])")))
                  .status(),
              422);
    EXPECT_EQ(service.as("bs").post_json("/api/v1/meetings", "[]").status(), 400);
}

TEST_F(MeetingsApi, GivesTheSameAnswerToTheSameKey)
{
    const std::map<std::string, std::string> key{{"idempotency-key", "k1"}};

    const auto first = post(conference(), "bs", key);
    const auto second = post(conference(), "bs", key);

    EXPECT_EQ(first.status(), 201);
    EXPECT_EQ(second.body(), first.body());
}

TEST_F(MeetingsApi, RefusesADoubleBooking)
{
    booked();

    EXPECT_EQ(post(with(conference(), "room", "room-2")).status(), 409);
}

TEST_F(MeetingsApi, PatchesWithTheVersionItWasRead)
{
    const std::string address = booked();
    auto client = service.as("bs");
    const std::string body = R"({"starts_at":"2026-11-26T09:30","reason":"Police asked"})";

    EXPECT_EQ(
        client.send(Method::patch, address, body, {{"content-type", "application/json"}}).status(),
        428);
    const auto moved = client.patch_json(address, body, 1);
    EXPECT_EQ(moved.status(), 200) << moved.body();
    EXPECT_EQ(moved.header("ETag"), "\"2\"");
    EXPECT_EQ(read(moved).at("starts_at"), "2026-11-26T09:30:00+00:00");
    EXPECT_EQ(client.patch_json(address, body, 1).status(), 412);
}

TEST_F(MeetingsApi, ReschedulesAndCancels)
{
    const std::string address = booked();
    auto client = service.as("bs");

    EXPECT_EQ(client.post_json(address + "/reschedule", R"({"room":"room-2"})").status(), 200);
    EXPECT_TRUE(client.post_json(address + "/cancel", R"({"reason":"short"})")
                    .says("\"field\":\"reason\""));
    const auto gone =
        client.post_json(address + "/cancel", R"({"reason":"The family has moved away."})");
    EXPECT_EQ(read(gone).at("status"), "cancelled");
}

TEST_F(MeetingsApi, RefusesAMoveThatChangesNothing)
{
    const auto refused = service.as("bs").post_json(booked() + "/reschedule", "{}");

    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("\"field\":\"starts_at\""));
    EXPECT_TRUE(refused.says("Nothing is different yet"));
}

TEST_F(MeetingsApi, NeedsAReasonOfAnyLengthOnlyWhenTheTimeChanges)
{
    const std::string address = booked();
    auto client = service.as("bs");

    EXPECT_TRUE(
        client
            .post_json(address + "/reschedule", R"({"starts_at":"2026-11-26T10:00","reason":" "})")
            .says("\"field\":\"reason\""));
    EXPECT_EQ(client
                  .post_json(address + "/reschedule",
                             R"({"starts_at":"2026-11-26T10:00","reason":"Ill"})")
                  .status(),
              200);
}

TEST_F(MeetingsApi, InvitesNoFamilyToAStrategyDiscussion)
{
    auto body = with(conference(), "type", "strategy_discussion");
    const auto refused = post(body);
    EXPECT_EQ(refused.status(), 422);
    EXPECT_EQ(read(refused).at("errors").at(0).at("field"), "invitees.3.family_member");

    const auto booked = post(with(body, "invitees", json::array{}));
    ASSERT_EQ(booked.status(), 201) << booked.body();
    const auto later = service.as("bs").post_json(booked.header("Location") + "/invitees",
                                                  R"({"family_member":"mother-1"})");
    EXPECT_EQ(later.status(), 422);
    EXPECT_TRUE(later.says("Family members are not invited to a strategy discussion"));
}

TEST_F(MeetingsApi, AddsAnswersForAndRemovesInvitees)
{
    const std::string address = booked();
    auto client = service.as("bs");

    const auto added = client.post_json(address + "/invitees", R"({"contact":"contact-school"})");
    ASSERT_EQ(added.status(), 201) << added.body();
    const std::string seat = added.header("Location");
    const auto answered =
        client.post_json(seat + "/reply", R"({"reply":"attend","note":"From the station"})");
    EXPECT_EQ(read(answered).at("reply"), "attend");
    EXPECT_EQ(read(answered).at("note"), "From the station");
    EXPECT_EQ(client.send(Method::del, seat).status(), 428);
    EXPECT_EQ(client.send(Method::del, seat, "", {{"if-match", "\"1\""}}).status(), 412);
    EXPECT_EQ(client.send(Method::del, seat, "", {{"if-match", "\"2\""}}).status(), 204);
    EXPECT_EQ(read(client.get_json(address + "/invitees")).at("items").as_array().size(), 5u);
}

TEST_F(MeetingsApi, ReadsAStartWithoutAnOffsetAsLondonTime)
{
    const auto answer = post(with(conference(), "starts_at", "2026-11-25T10:00"));

    ASSERT_EQ(answer.status(), 201) << answer.body();
    EXPECT_EQ(read(answer).at("starts_at"), "2026-11-25T10:00:00+00:00");
}

TEST_F(MeetingsApi, RefusesAStartThatIsNoneInLondonOrIsTwo)
{
    const std::map<std::string, std::string> starts{
        {"tomorrow at ten", "offset, for example 2026-06-01T10:00:00+01:00"},
        {"2026-11-25", "offset, for example"},
        {"2027-03-28T01:30:00", "there is no such time in London"},
        {"2027-10-31T01:30:00", "it comes twice"},
        {"2026-11-25T10:00:00.5Z", "Give the time in whole seconds"},
        {"2026-11-25T10:00:30Z", "Must be a whole minute"}};
    for (const auto& [start, words] : starts) {
        const auto answer = post(with(conference(), "starts_at", json::value(start)));
        EXPECT_EQ(answer.status(), 422) << start;
        EXPECT_TRUE(answer.says("starts_at")) << answer.body();
        EXPECT_TRUE(answer.says(words)) << answer.body();
    }
}

TEST_F(MeetingsApi, ReadsAStartAsProgramsWriteIt)
{
    const auto answer = post(with(conference(), "starts_at", "2026-11-25t10:00:00.000z"));

    ASSERT_EQ(answer.status(), 201) << answer.body();
    EXPECT_EQ(read(answer).at("starts_at"), "2026-11-25T10:00:00+00:00");
}

TEST_F(MeetingsApi, KeepsBothTimesOfTheHourThatComesTwice)
{
    auto client = service.as("bs");
    auto body = with(conference(), "type", "core_group");
    for (const char* start : {"2027-10-31T01:30:00+01:00", "2027-10-31T01:30:00+00:00"}) {
        body["starts_at"] = start;
        body["duration_minutes"] = 30.0;
        body["confirm_hours"] = true;

        const auto answer = post(body);

        ASSERT_EQ(answer.status(), 201) << answer.body();
        EXPECT_EQ(read(answer).at("starts_at"), start);
        const auto longer =
            client.patch_json(answer.header("Location"),
                              R"({"duration_minutes":45.0,"reason":"There is more to say",
                                  "confirm_hours":true})",
                              1);
        ASSERT_EQ(longer.status(), 200) << longer.body();
        EXPECT_EQ(read(longer).at("starts_at"), start);
    }
}

TEST_F(MeetingsApi, TakesAStarOrAListForTheVersionThatIsThere)
{
    auto client = service.as("bs");
    const std::string address = booked();
    const std::string seat =
        client.post_json(address + "/invitees", R"({"contact":"contact-school"})")
            .header("Location");

    EXPECT_EQ(client.send(Method::del, seat, "", {{"if-match", "W/\"1\""}}).status(), 412);
    EXPECT_EQ(client.send(Method::del, seat, "", {{"if-match", "\"7\", \"8\""}}).status(), 412);
    EXPECT_EQ(client.send(Method::del, seat, "", {{"if-match", "\"7\", \"1\""}}).status(), 204);
    EXPECT_EQ(client.send(Method::del, seat, "", {{"if-match", "*"}}).status(), 404);
    const auto moved = client.send(Method::patch,
                                   address,
                                   R"({"duration_minutes":90,"reason":"The room closes earlier"})",
                                   {{"content-type", "application/json"}, {"if-match", "*"}});
    EXPECT_EQ(moved.status(), 200) << moved.body();
    EXPECT_EQ(read(moved).at("duration_minutes"), 90);
}

TEST_F(MeetingsApi, SaysNothingOfATypeWhereThereIsNoBody)
{
    auto client = service.as("bs");
    const std::string seat =
        client.post_json(booked() + "/invitees", R"({"contact":"contact-school"})")
            .header("Location");
    EXPECT_EQ(client.get_json(seat).header("ETag"), "\"1\"");

    const auto gone = client.send(Method::del, seat, "", {{"if-match", "\"1\""}});

    EXPECT_EQ(gone.status(), 204);
    EXPECT_EQ(gone.header("Content-Type"), "");
    EXPECT_EQ(gone.header("Cache-Control"), "no-store");
}

TEST_F(MeetingsApi, TellsQuorum)
{
    const auto quorum = read(service.as("bs").get_json(booked() + "/quorum"));

    EXPECT_EQ(quorum.at("as_invited").at("state"), "met");
    EXPECT_EQ(quorum.at("by_replies").at("needed"), 3);
}

TEST_F(MeetingsApi, ListsWithoutNames)
{
    booked();

    const auto list = service.as("bs").get_json("/api/v1/meetings?type=initial_cp_conference");

    EXPECT_EQ(read(list).at("items").as_array().size(), 1u);
    EXPECT_FALSE(list.says("Testwood"));
    EXPECT_EQ(service.as("bs").get_json("/api/v1/meetings?type=party").status(), 422);
    EXPECT_EQ(
        read(service.as("sw-south").get_json("/api/v1/meetings")).at("items").as_array().size(),
        0u);
}

TEST_F(MeetingsApi, ListsForAnAgencysUserNoMoreThanTheirInvitationSays)
{
    booked();
    test::add_agency_user(service.app().pool, "noor");

    const auto list = service.as("noor").get_json("/api/v1/meetings");
    ASSERT_EQ(read(list).at("items").as_array().size(), 1u);
    const json::object seen = read(list).at("items").at(0).as_object();
    EXPECT_EQ(seen.at("own_reply"), "none");
    for (const char* name :
         {"type", "case", "case_reference", "chair", "chair_name", "quorum", "invitees_count"})
        EXPECT_FALSE(seen.contains(name)) << name;
    EXPECT_EQ(read(service.as("noor").get_json("/api/v1/meetings?type=core_group"))
                  .at("items")
                  .as_array()
                  .size(),
              1u);
}

TEST_F(MeetingsApi, HidesWhatIsNotTheCallers)
{
    const std::string address = booked();

    EXPECT_EQ(service.as("sw-south").get_json(address).status(), 404);
    EXPECT_EQ(service.as("ad").get_json(address).status(), 403);
    EXPECT_EQ(service.nobody().get_json(address).status(), 401);
}

}  // namespace
}  // namespace quorate::server
