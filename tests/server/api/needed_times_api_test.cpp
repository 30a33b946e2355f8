#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

/// A conference from 10:00 to 12:00, whose chair and room are needed from 09:30 to 12:15.
class NeededTimes : public testing::Test {
protected:
    NeededTimes() { test::add_directory_to_staff(service.app().pool); }

    static json::object conference()
    {
        return json::parse(R"({"case":"case-1","children":["child-1","child-2"],
            "type":"initial_cp_conference","starts_at":"2026-11-25T10:00:00+00:00",
            "duration_minutes":120,"family_minutes_before":30,"debrief_minutes_after":15,
            "chair":"cc","mode":"in_person","room":"room-1",
            "invitees":[{"contact":"contact-police","requirement":"quorum"},
                        {"contact":"contact-nurse","requirement":"quorum"},{"user":"sw"}]})")
            .as_object();
    }

    /// Right after it, in the same room and chair.
    static json::object core_group()
    {
        return json::parse(R"({"case":"case-1","children":["child-1"],"type":"core_group",
            "starts_at":"2026-11-25T12:00:00+00:00","duration_minutes":30,"chair":"cc",
            "mode":"in_person","room":"room-1"})")
            .as_object();
    }

    test::Answer post(const json::object& body)
    {
        return service.as("bs").post_json("/api/v1/meetings", json::serialize(body));
    }

    static json::object read(const test::Answer& answer)
    {
        return json::parse(answer.body()).as_object();
    }

    test::TestService service;
};

TEST_F(NeededTimes, AreKeptFreeForChairAndRoom)
{
    const auto booked = post(conference());
    ASSERT_EQ(booked.status(), 201) << booked.body();
    EXPECT_EQ(read(booked).at("family_minutes_before").as_int64(), 30);
    EXPECT_EQ(read(booked).at("debrief_minutes_after").as_int64(), 15);

    const auto refused = post(core_group());

    EXPECT_EQ(refused.status(), 409);
    EXPECT_TRUE(refused.says("The chair already has a meeting at that time"));
    EXPECT_TRUE(refused.says("The room is already booked at that time"));
    json::object later = core_group();
    later["starts_at"] = "2026-11-25T12:15:00+00:00";
    const auto next = post(later);
    ASSERT_EQ(next.status(), 201) << next.body();
    EXPECT_EQ(read(next).at("family_minutes_before").as_int64(), 0);
    EXPECT_EQ(read(next).at("debrief_minutes_after").as_int64(), 0);
}

TEST_F(NeededTimes, StayUnlessTheyAreChanged)
{
    const auto booked = post(conference());
    const std::string address = booked.header("Location");
    auto client = service.as("bs");

    const auto moved = client.patch_json(
        address,
        R"({"starts_at":"2026-11-25T13:00:00+00:00","reason":"The room is being painted"})",
        1);
    ASSERT_EQ(moved.status(), 200) << moved.body();
    EXPECT_EQ(read(moved).at("family_minutes_before").as_int64(), 30);

    const auto shorter = client.patch_json(address, R"({"family_minutes_before":0})", 2);
    ASSERT_EQ(shorter.status(), 200) << shorter.body();
    EXPECT_EQ(read(shorter).at("family_minutes_before").as_int64(), 0);
    EXPECT_EQ(read(shorter).at("debrief_minutes_after").as_int64(), 15);

    const auto wrong = client.patch_json(address, R"({"debrief_minutes_after":7})", 3);
    EXPECT_EQ(wrong.status(), 422);
    EXPECT_EQ(read(wrong).at("errors").at(0).at("field"), "debrief_minutes_after");
}

TEST_F(NeededTimes, AreHeldAsWell)
{
    json::object hold = json::parse(R"({"case":"case-1","type":"initial_cp_conference",
        "starts_at":"2026-11-25T10:00:00+00:00","ends_at":"2026-11-25T12:00:00+00:00",
        "family_minutes_before":30,"debrief_minutes_after":15,"chair":"cc","room":"room-1"})")
                            .as_object();

    const auto held = service.as("bs").post_json("/api/v1/holds", json::serialize(hold));

    ASSERT_EQ(held.status(), 201) << held.body();
    EXPECT_EQ(read(held).at("family_minutes_before").as_int64(), 30);
    EXPECT_EQ(read(held).at("debrief_minutes_after").as_int64(), 15);
    EXPECT_EQ(post(core_group()).status(), 409);
    hold["debrief_minutes_after"] = 500;
    const auto wrong = service.as("bs").post_json("/api/v1/holds", json::serialize(hold));
    EXPECT_EQ(wrong.status(), 422);
}

TEST_F(NeededTimes, AreToldToStaffAlone)
{
    test::add_agency_user(service.app().pool, "noor");
    const auto booked = post(conference());
    ASSERT_EQ(booked.status(), 201) << booked.body();
    const std::string id{read(booked).at("id").as_string()};

    EXPECT_TRUE(service.as("bs").get("/meetings/" + id).says("Chair and room from 09:30 to 12:15"));
    auto noor = service.as("noor");
    const auto api = noor.get_json("/api/v1/meetings/" + id);
    ASSERT_EQ(api.status(), 200) << api.body();
    EXPECT_FALSE(api.says("minutes_before"));
    const auto page = noor.get("/meetings/" + id);
    ASSERT_EQ(page.status(), 200);
    EXPECT_FALSE(page.says("09:30"));
    EXPECT_FALSE(page.says("12:15"));
}

}  // namespace
}  // namespace quorate::server
