#include "core/circulation/circulation_store.hpp"
#include "tests/support/record_service.hpp"

namespace quorate::server {
namespace {

class TakingBack : public test::RecordService {
protected:
    void agreed()
    {
        hold();
        write("bs", "reason", "What was seen");
        finish();
    }

    void send_to_police()
    {
        const auto page = service.as("bs").get(meeting + "/papers");
        const Fields form{{"version", page.field("version")}, {"seats", "seat-police"}};
        ASSERT_EQ(by("bs", "/papers", form).status(), 303);
    }

    core::Circulation newest()
    {
        return service.app().database.read([](core::UnitOfWork& work) {
            return work.circulations
                .of_meeting(core::AuthorityId{"authority-1"}, core::MeetingId{"m1"})
                .at(0)
                .circulation;
        });
    }

    std::string take_back_url() { return "/papers/" + newest().id.text() + "/revoke"; }
};

TEST_F(TakingBack, PapersAreTakenBackOnlyOnceItIsSaidWhoseTheyAre)
{
    agreed();
    send_to_police();
    EXPECT_TRUE(service.as("bs").get(meeting + "/papers").says("Take back the minutes"));

    const auto asked = by("bs", take_back_url(), {});

    EXPECT_EQ(asked.status(), 200) << asked.body();
    EXPECT_TRUE(asked.says("Take back the minutes from Lee Fixture?")) << asked.body();
    EXPECT_TRUE(asked.says("Nothing is taken back yet"));
    EXPECT_FALSE(newest().revoked_at);
    const auto done = by("bs", take_back_url() + "?confirmed=copy", {});
    ASSERT_EQ(done.status(), 303) << done.body();
    EXPECT_TRUE(newest().revoked_at);
    EXPECT_NE(by("bs", take_back_url(), {}).status(), 200);
}

TEST_F(TakingBack, ACopyThatWasTakenBackIsSentAgainOnlyWhenItIsTicked)
{
    agreed();
    const auto ticked = [this] {
        return service.as("bs")
            .get(meeting + "/papers")
            .says("name=\"seats\" value=\"seat-police\"");
    };
    ASSERT_TRUE(ticked());
    const auto is_checked = [this] {
        const std::string body = service.as("bs").get(meeting + "/papers").body();
        const auto box = body.find("id=\"seat-seat-police\"");
        return body.substr(box, body.find('>', box) - box).ends_with(" checked");
    };
    EXPECT_TRUE(is_checked());
    send_to_police();
    by("bs", take_back_url() + "?confirmed=copy", {});

    EXPECT_TRUE(ticked()) << "it can be sent again";
    EXPECT_FALSE(is_checked()) << "but not by mistake";
    const auto page = service.as("bs").get(meeting + "/papers");
    EXPECT_TRUE(page.says("They had a copy, and it was taken back. Tick it only to send it again"));
    EXPECT_TRUE(service.as("bs").get(meeting).says(
        "1 copy was taken back, and nothing was sent in its place."));
}

TEST_F(TakingBack, WhoSendsActionPointsAloneIsToldSo)
{
    hold();
    by("bs",
       "/minutes/items/plan",
       {{"do", "action"},
        {"what", "Ring the school"},
        {"owner", "user:sw"},
        {"due_on", "27/11/2026"}});
    finish();
    const auto page = service.as("bs").get(meeting + "/papers");

    const auto sent =
        by("bs", "/papers", {{"version", page.field("version")}, {"with_actions", "yes"}});

    ASSERT_EQ(sent.status(), 303) << sent.body();
    const auto after = service.as("bs").get(sent.header("Location"));
    EXPECT_TRUE(after.says("Nobody was chosen for a copy of the minutes.")) << after.body();
    EXPECT_FALSE(after.says("Papers are on their way"));
}

}  // namespace
}  // namespace quorate::server
