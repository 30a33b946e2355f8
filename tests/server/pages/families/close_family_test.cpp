#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

const std::string family = "/families/case-1";

class ClosingAFamily : public testing::Test {
protected:
    ClosingAFamily() { test::add_directory_to_staff(service_.app().pool); }

    test::Answer close(const std::string& open = "no")
    {
        auto manager = service_.as("tm");
        const std::string version = manager.get(family + "/close").field("version");
        return manager.post(family + "/close", {{"version", version}, {"open", open}});
    }

    test::TestService service_;
};

TEST_F(ClosingAFamily, IsAskedAboutOnAPageThatNamesWhatIsDue)
{
    service_.as("sw").post(family + "/events/new",
                           {{"kind", "strategy_discussion"},
                            {"on", "5/11/2026"},
                            {"children", "child-1"},
                            {"children", "child-2"},
                            {"initiates_section_47", "yes"}});
    const auto shown = service_.as("tm").get(family);
    EXPECT_TRUE(shown.says("href=\"" + family + "/close\""));
    EXPECT_FALSE(shown.says("action=\"" + family + "/close\""));

    const auto asked = service_.as("tm").get(family + "/close");
    EXPECT_EQ(asked.status(), 200);
    EXPECT_TRUE(asked.says("Still due"));
    EXPECT_TRUE(asked.says("26 Nov"));
    EXPECT_TRUE(asked.says("action=\"" + family + "/close\""));
    EXPECT_EQ(service_.as("sw").get(family + "/close").status(), 403);
}

TEST_F(ClosingAFamily, StopsItsDatesAndSaysSo)
{
    service_.as("sw").post(family + "/events/new",
                           {{"kind", "strategy_discussion"},
                            {"on", "5/11/2026"},
                            {"children", "child-1"},
                            {"initiates_section_47", "yes"}});
    ASSERT_TRUE(service_.as("tm").get(family).says("26 Nov"));
    ASSERT_EQ(close().status(), 303);

    const auto closed = service_.as("tm").get(family);

    EXPECT_TRUE(closed.says("its dates are no longer followed"));
    EXPECT_FALSE(closed.says("26 Nov")) << closed.body();
    EXPECT_FALSE(closed.says("Nothing is due."));
    EXPECT_TRUE(service_.as("tm").get(family + "/dates").says("its dates are no longer followed"));
}

TEST_F(ClosingAFamily, IsRefusedWhileAMeetingIsAheadAndLeadsToIt)
{
    const auto booked =
        service_.as("bs").post_json("/api/v1/meetings",
                                    R"({"case":"case-1","children":["child-1"],"type":"core_group",
            "starts_at":"2026-11-25T10:00:00+00:00","duration_minutes":60,"chair":"cc",
            "mode":"in_person","room":"room-1","invitees":[{"contact":"contact-police"}]})");
    ASSERT_EQ(booked.status(), 201) << booked.body();
    const std::string id{boost::json::parse(booked.body()).as_object().at("id").as_string()};

    const auto asked = service_.as("tm").get(family + "/close");
    EXPECT_TRUE(asked.says("Still booked"));
    EXPECT_TRUE(asked.says("href=\"/meetings/" + id + "\""));
    EXPECT_FALSE(asked.says("action=\"" + family + "/close\""));

    const auto refused =
        service_.as("tm").post(family + "/close", {{"version", "1"}, {"open", "no"}});
    EXPECT_EQ(refused.status(), 409);
    EXPECT_TRUE(refused.says("Cancel or hold what is still booked, then close the case: "));
    EXPECT_TRUE(refused.says("on Wednesday 25 November 2026"));

    test::run(service_.app().pool, "update meeting set status = 'cancelled'");
    EXPECT_EQ(close().status(), 303);
}

TEST_F(ClosingAFamily, LeavesNothingToRecordAndNothingToBookUntilItIsOpenAgain)
{
    ASSERT_TRUE(service_.as("bs").get(family).says("Add a meeting"));
    ASSERT_TRUE(service_.as("sw").get(family).says("Record what happened"));
    ASSERT_EQ(close().status(), 303);

    const auto closed = service_.as("tm").get(family);
    EXPECT_TRUE(closed.says("This case is closed."));
    EXPECT_FALSE(closed.says("Add a meeting"));
    EXPECT_FALSE(closed.says("Record what happened"));

    EXPECT_EQ(close("yes").status(), 303);
    EXPECT_TRUE(service_.as("sw").get(family).says("Record what happened"));
}

}  // namespace
}  // namespace quorate::server
