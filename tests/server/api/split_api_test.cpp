#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

// Two who must not meet, and who comes for which part of a meeting.

namespace quorate::server {
namespace {

namespace json = boost::json;

const std::string pairs = "/api/v1/cases/case-1/must-not-meet";
const std::string both =
    R"({"family_members":["mother-1","father-1"],"reason":"Non-molestation order"})";

class SplitApi : public testing::Test {
protected:
    SplitApi() { test::add_directory_to_staff(service.app().pool); }

    static std::string conference(const std::string& parents, const std::string& more = {})
    {
        return R"({"case":"case-1","children":["child-1"],"type":"review_cp_conference",
            "starts_at":"2026-11-25T10:00:00+00:00","duration_minutes":120,"chair":"cc",
            "mode":"in_person","room":"room-1","invitees":[{"contact":"contact-police"},
            {"contact":"contact-nurse","attends_from":65,"attends_until":90})" +
               parents + "]" + more + "}";
    }

    static json::value read(const test::Answer& answer) { return json::parse(answer.body()); }

    void note_pair() { ASSERT_EQ(service.as("bs").post_json(pairs, both).status(), 201); }

    test::Answer book(const std::string& body, const char* who = "bs")
    {
        return service.as(who).post_json("/api/v1/meetings", body);
    }

    static const json::object& seat(const json::value& meeting, const char* kind, const char* id)
    {
        for (const json::value& each : meeting.at("invitees").as_array()) {
            const auto* named = each.as_object().if_contains(kind);
            if (named != nullptr && named->as_string() == id) return each.as_object();
        }
        throw std::logic_error{"nobody has that seat"};
    }

    test::TestService service;
};

const std::string mother_first =
    R"(,{"family_member":"mother-1","attends_from":0,"attends_until":50})";
const std::string father_second =
    R"(,{"family_member":"father-1","attends_from":65,"attends_until":120})";

TEST_F(SplitApi, NotesTwoWhoMustNotMeetAndLetsThemMeetAgain)
{
    auto bs = service.as("bs");
    const auto made = bs.post_json(pairs, both);
    ASSERT_EQ(made.status(), 201) << made.body();
    const std::string url = made.header("Location");
    EXPECT_EQ(bs.get_json(url).status(), 200);
    EXPECT_EQ(read(bs.get_json(pairs)).at("items").as_array().size(), 1u);

    EXPECT_EQ(bs.post_json(pairs, both).status(), 422);
    const auto same =
        bs.post_json(pairs, R"({"family_members":["mother-1","mother-1"],"reason":"An order"})");
    EXPECT_EQ(same.status(), 422);
    EXPECT_TRUE(same.says("family_members.1")) << same.body();
    EXPECT_EQ(bs.post_json(pairs, R"({"family_members":["mother-1"],"reason":"x"})").status(), 422);

    const std::string reason = R"({"reason":"The order has ended, seen in writing"})";
    EXPECT_EQ(bs.post_json(url + "/end", reason).status(), 403);
    const auto asked = service.as("tm").post_json(url + "/end", reason);
    ASSERT_EQ(asked.status(), 202) << asked.body();
    EXPECT_EQ(bs.get_json(url).status(), 200);
    const std::string confirm = asked.header("Location") + "/confirm";
    EXPECT_EQ(service.as("sm").post_json(confirm, "{}").status(), 200);
    EXPECT_EQ(bs.get_json(url).status(), 404);
}

TEST_F(SplitApi, AsksBeforeTwoWhoMustNotMeetAreInvitedToTheSameTime)
{
    note_pair();
    const std::string together = R"(,{"family_member":"mother-1"},{"family_member":"father-1"})";

    const auto asked = book(conference(together), "tm");
    EXPECT_EQ(asked.status(), 422);
    EXPECT_TRUE(asked.says("confirm_meet")) << asked.body();
    EXPECT_TRUE(asked.says("Glen Testwood and Hazel Testwood must not meet"));

    const std::string confirmed = conference(together, R"(,"confirm_meet":true)");
    const auto refused = book(confirmed);
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("ask a team manager to book it")) << refused.body();
    EXPECT_EQ(book(confirmed, "tm").status(), 201);
}

TEST_F(SplitApi, BooksPartsAndShowsThemToStaff)
{
    note_pair();

    const auto booked = book(conference(mother_first + father_second));

    ASSERT_EQ(booked.status(), 201) << booked.body();
    const json::value meeting = read(booked);
    EXPECT_EQ(seat(meeting, "family_member", "mother-1").at("attends_from").as_int64(), 0);
    EXPECT_EQ(seat(meeting, "family_member", "mother-1").at("attends_until").as_int64(), 50);
    EXPECT_EQ(seat(meeting, "family_member", "father-1").at("attends_from").as_int64(), 65);
    EXPECT_TRUE(seat(meeting, "contact", "contact-police").at("attends_from").is_null());
}

TEST_F(SplitApi, ChangesWhoComesWhenAndRefusesAPartThatCannotBe)
{
    note_pair();
    const auto booked = book(conference(mother_first + father_second));
    ASSERT_EQ(booked.status(), 201);
    const std::string url = booked.header("Location");
    const json::value meeting = read(booked);
    const auto id = [&](const char* member) {
        return std::string{seat(meeting, "family_member", member).at("id").as_string()};
    };
    const auto split = [&](const std::string& body) {
        return service.as("bs").post_json(url + "/split", body);
    };

    const auto swapped = split(R"({"parts":[{"invitee":")" + id("mother-1") +
                               R"(","attends_from":65,"attends_until":120},{"invitee":")" +
                               id("father-1") + R"(","attends_from":0,"attends_until":50}]})");
    ASSERT_EQ(swapped.status(), 200) << swapped.body();
    EXPECT_EQ(seat(read(swapped), "family_member", "mother-1").at("attends_from").as_int64(), 65);

    const auto long_part = split(R"({"parts":[{"invitee":")" + id("mother-1") +
                                 R"(","attends_from":65,"attends_until":130}]})");
    EXPECT_EQ(long_part.status(), 422);
    EXPECT_TRUE(long_part.says("Hazel Testwood must come for a part that lies within"))
        << long_part.body();
    EXPECT_EQ(
        split(R"({"parts":[{"invitee":")" + id("mother-1") + R"(","attends_from":65}]})").status(),
        422);
    EXPECT_EQ(split(R"({"parts":[{"invitee":")" + id("mother-1") + R"("}]})").status(), 422);
    EXPECT_EQ(split(R"({"parts":[{"invitee":"nobody"}]})").status(), 422);
}

TEST_F(SplitApi, TellsSomebodyWithASeatTheirOwnTimeAlone)
{
    const auto booked = book(conference(mother_first + father_second));
    ASSERT_EQ(booked.status(), 201);
    test::add_agency_user(service.app().pool, "noor");
    auto noor = service.as("noor");

    for (const std::string& url : {booked.header("Location"), std::string{"/api/v1/meetings"}}) {
        const auto shown = noor.get_json(url);
        ASSERT_EQ(shown.status(), 200);
        EXPECT_TRUE(shown.says("2026-11-25T11:05:00")) << shown.body();
        EXPECT_TRUE(shown.says("2026-11-25T11:30:00")) << shown.body();
        for (const char* other :
             {"T10:00:00", "T12:00:00", "T10:50:00", "attends", "\"duration_minutes\":120"})
            EXPECT_FALSE(shown.says(other)) << other << ' ' << shown.body();
    }
    for (const std::string& page :
         {booked.header("Location").substr(7), std::string{"/meetings"}}) {
        const auto shown = noor.get(page);
        EXPECT_TRUE(shown.says("11:05 to 11:30")) << page;
        for (const char* other : {"10:00", "12:00", "10:50", "part of"})
            EXPECT_FALSE(shown.says(other)) << other << " on " << page;
    }
}

}  // namespace
}  // namespace quorate::server
