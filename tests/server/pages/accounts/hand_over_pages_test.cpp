#include <gtest/gtest.h>

#include "core/cases/case_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/outbox/outbox.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

using Form = std::vector<std::pair<std::string, std::string>>;

class HandOverPages : public testing::Test {
protected:
    HandOverPages()
    {
        test::add_directory_to_staff(service.app().pool);
        test::run(service.app().pool,
                  "insert into staff_user (id, authority_id, name, email, role, chairs_meetings, "
                  "password_hash, created_at) values ('cc-2', 'authority-1', 'Ivy Sandbox', "
                  "'ivy@council.example', 'CC', 1, 'none', 0)");
        const auto booked = service.as("bs").post("/meetings/new",
                                                  {{"family", "case-1"},
                                                   {"type", "initial_cp_conference"},
                                                   {"children", "child-1"},
                                                   {"date", "25/11/2026"},
                                                   {"time", "10:00"},
                                                   {"duration_minutes", "60"},
                                                   {"confirm_quorum", "yes"},
                                                   {"chair", "cc"},
                                                   {"mode", "in_person"},
                                                   {"room", "room-1"},
                                                   {"need.contact:contact-police", "quorum"},
                                                   {"step", "save"}});
        const std::string location = booked.header("Location");
        const std::string path = location.substr(0, location.find('?'));
        meeting = core::MeetingId{path.substr(path.rfind('/') + 1)};
    }

    core::UserId chair()
    {
        return service.database().read([&](core::UnitOfWork& work) {
            return work.meetings.find(test::exampleshire, meeting)->chair;
        });
    }

    std::size_t messages()
    {
        return service.database().read([&](core::UnitOfWork& work) {
            return work.outbox.of_meeting(test::exampleshire, meeting).size();
        });
    }

    Form chosen(const std::string& to)
    {
        const auto page = service.as("tm").get(url);
        return {{"seen", page.field("seen")}, {"all", ""}, {"meeting." + meeting.text(), to}};
    }

    const std::string url = "/admin/users/cc/hand-over";
    test::TestService service;
    core::MeetingId meeting;
};

TEST_F(HandOverPages, ShowWhatThereIsAndOfferThoseWhoMayTakeIt)
{
    const auto page = service.as("tm").get(url);

    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("Hand over what Name of cc has"));
    EXPECT_TRUE(page.says("EX-2041 (chair)")) << page.body();
    EXPECT_TRUE(page.says("Ivy Sandbox"));
    EXPECT_TRUE(service.as("tm").get("/admin/users/cc").says(url));
    EXPECT_FALSE(page.says("<title>Testwood"));
}

TEST_F(HandOverPages, ShowWhoIsToldBeforeAnythingChanges)
{
    const auto before = messages();

    const auto page = service.as("tm").post(url, chosen("cc-2"));

    EXPECT_EQ(page.status(), 200) << page.body();
    EXPECT_TRUE(page.says("Nothing has changed yet."));
    EXPECT_TRUE(page.says("1 meeting: another chair"));
    EXPECT_TRUE(page.says("Ivy Sandbox is invited: Wednesday 25 November 2026"));
    EXPECT_EQ(chair(), core::UserId{"cc"});
    EXPECT_EQ(messages(), before);
}

TEST_F(HandOverPages, ChangeItWhenThatIsConfirmed)
{
    Form form = chosen("cc-2");
    form.emplace_back("step", "save");

    const auto done = service.as("tm").post(url, form);

    EXPECT_EQ(done.status(), 303) << done.body();
    EXPECT_TRUE(service.as("tm").get(done.header("Location")).says("Handed over."));
    EXPECT_EQ(chair(), core::UserId{"cc-2"});
}

TEST_F(HandOverPages, GiveEverythingToOneWhereNothingElseIsChosen)
{
    const auto page = service.as("tm").get("/admin/users/sw/hand-over");
    EXPECT_TRUE(page.says("lead social worker")) << page.body();

    const auto asked = service.as("tm").post("/admin/users/sw/hand-over",
                                             {{"seen", page.field("seen")}, {"all", "sw-south"}});
    EXPECT_TRUE(asked.says("Name of sw-south is told that they lead 1 family more"))
        << asked.body();
    EXPECT_FALSE(asked.says("Nobody is told by e-mail"));
    const auto done = service.as("tm").post(
        "/admin/users/sw/hand-over",
        {{"seen", page.field("seen")}, {"all", "sw-south"}, {"step", "save"}});

    EXPECT_EQ(done.status(), 303) << done.body();
    EXPECT_TRUE(service.as("tm").get(done.header("Location")).says("are sent an e-mail"));
    EXPECT_EQ(service.database().read([](core::UnitOfWork& work) {
        return work.cases.find(test::exampleshire, core::CaseId{"case-1"})->lead_worker;
    }),
              core::UserId{"sw-south"});
}

TEST_F(HandOverPages, KeepWhatWasChosenWhenItIsRefused)
{
    const auto refused = service.as("tm").post(url, chosen("bs"));

    EXPECT_EQ(refused.status(), 422) << refused.body();
    EXPECT_EQ(chair(), core::UserId{"cc"});

    Form stale = chosen("cc-2");
    stale[0].second = "as it was";
    const auto again = service.as("tm").post(url, stale);
    EXPECT_EQ(again.status(), 412) << again.body();
    EXPECT_TRUE(again.says("Something of this changed meanwhile"));
    EXPECT_TRUE(again.says("value=\"cc-2\" selected"));
}

TEST_F(HandOverPages, OfferNobodyWhoseRoleSeesNoFamily)
{
    const auto page = service.as("tm").get(url);

    for (const char* who : {"value=\"am\"", "value=\"ad\""})
        EXPECT_FALSE(page.says(who)) << who;
    EXPECT_EQ(service.as("tm").post(url, chosen("am")).status(), 422);
}

TEST_F(HandOverPages, AreNotForTheAdministratorWhoSeesNoCase)
{
    for (const char* who : {"am", "bs", "sw", "ad"})
        EXPECT_EQ(service.as(who).get(url).status(), 403) << who;
    EXPECT_EQ(service.as("tm").get("/admin/users/nobody/hand-over").status(), 404);
    EXPECT_FALSE(service.as("am").get("/admin/users/cc").says(url));
}

}  // namespace
}  // namespace quorate::server
