#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/record_fixture.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

// A family of team north with a meeting and a limit; team south has nothing to do with them.
class Cursors : public testing::Test {
protected:
    Cursors()
    {
        test::add_directory_to_staff(service.app().pool);
        test::add_conference(
            service.app().pool, core::MeetingType::initial_cp_conference, "cc", "sw");
    }

    test::Answer after(const std::string& who, const std::string& list, const std::string& cursor)
    {
        return service.as(who).get_json("/api/v1/" + list + "?after=" + cursor);
    }

    test::TestService service;
};

TEST_F(Cursors, TellNobodyOfWhatTheirListsDoNotHold)
{
    for (const auto& [list, id] : {std::pair{"cases", "case-1"}, std::pair{"meetings", "m1"}}) {
        EXPECT_EQ(after("sw", list, id).status(), 200) << list;
        const auto hidden = after("sw-south", list, id);
        EXPECT_EQ(hidden.status(), 422) << list;
        EXPECT_EQ(hidden.body(), after("sw-south", list, "no").body()) << list;
    }
    const auto searched = [&](const char* cursor) {
        return service.as("sw-south")
            .post_json("/api/v1/cases/search", R"({"after":")" + std::string{cursor} + "\"}");
    };
    EXPECT_EQ(searched("case-1").status(), 422);
    EXPECT_EQ(searched("case-1").body(), searched("no").body());
}

TEST_F(Cursors, TellNobodyOfALimitOfAnotherTeam)
{
    const auto recorded = service.as("sw").post_json(
        "/api/v1/cases/case-1/events",
        R"({"kind":"strategy_discussion","on":"2026-11-20","initiates_section_47":true})");
    ASSERT_EQ(recorded.status(), 201) << recorded.body();
    const auto dates = service.as("sw").get_json("/api/v1/cases/case-1/due-dates");
    const json::value body = json::parse(dates.body());
    const std::string id{body.at("items").at(0).at("id").as_string()};

    EXPECT_EQ(after("bs", "work-queue", id).status(), 200);
    EXPECT_EQ(after("bs-south", "work-queue", id).status(), 422);
}

TEST_F(Cursors, TellAnAgencysUserOfNoOtherAgency)
{
    test::add_agency_user(service.app().pool, "noor");

    EXPECT_EQ(after("noor", "agencies", "agency-health").status(), 200);
    EXPECT_EQ(after("noor", "agencies", "agency-police").status(), 422);
    EXPECT_EQ(after("noor", "contacts", "contact-gp").status(), 200);
    EXPECT_EQ(after("noor", "contacts", "contact-police").status(), 422);
    EXPECT_EQ(after("noor", "meetings", "m1").status(), 200);
}

TEST_F(Cursors, ThatNoListHasGivenLeadToTheStartOfAPage)
{
    const std::pair<const char*, const char*> pages[] = {
        {"/families", "Testwood"},
        {"/meetings", "Initial"},
        {"/directory/agencies", "Police protection unit"},
        {"/directory/contacts", "Lee Fixture"},
        {"/directory/rooms", "Room Oak"},
        {"/directory/teams", "Team team-north"},
        {"/directory/staff", "Name of sw"},
        {"/actions", "Nothing to do"},
    };
    for (const auto& [page, words] : pages) {
        const auto answer = service.as("bs").get(std::string{page} + "?after=zzz");
        EXPECT_EQ(answer.status(), 200) << page;
        EXPECT_TRUE(answer.says(words)) << page;
        EXPECT_FALSE(answer.says("Back to the start of the list")) << page;
    }
    EXPECT_TRUE(service.as("am").get("/admin/users?after=zzz").says("Name of sw"));
    EXPECT_EQ(service.as("bs").get("/needs-a-date?after=zzz").status(), 200);
}

}  // namespace
}  // namespace quorate::server
