#include <gtest/gtest.h>

#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

TEST(MailPage, IsThereInTheDemonstrationOnly)
{
    test::TestService service;

    EXPECT_EQ(service.nobody().get("/mail").status(), 404);
    EXPECT_EQ(service.as("am").get("/mail/20261123T100000Z-00").status(), 404);
    EXPECT_FALSE(service.as("am").get("/meetings").says("href=\"/mail\""));
}

TEST(MailPage, IsLedToFromEveryPageOfTheDemonstration)
{
    test::TestService service{db::Dialect::sqlite, true};

    EXPECT_TRUE(
        service.as("am").get("/meetings").says("href=\"/mail\">See the e-mail it has sent"));
    EXPECT_FALSE(service.nobody().get("/sign-in").says("href=\"/mail\""));
}

TEST(MailPage, IsLedToFromWhatWasSentAboutAMeeting)
{
    test::TestService service{db::Dialect::sqlite, true};
    test::add_directory_to_staff(service.app().pool);
    auto client = service.as("bs");
    const auto booked = client.post("/meetings/new",
                                    {{"family", "case-1"},
                                     {"type", "core_group"},
                                     {"children", "child-1"},
                                     {"date", "3/12/2026"},
                                     {"time", "10:00"},
                                     {"duration_minutes", "60"},
                                     {"chair", "cc"},
                                     {"mode", "video"},
                                     {"video_link", "https://video.example/m"},
                                     {"need.contact:contact-nurse", "quorum"},
                                     {"step", "save"}});
    ASSERT_EQ(booked.status(), 303) << booked.body();

    EXPECT_TRUE(client.get(booked.header("Location"))
                    .says("href=\"/mail\">See the e-mail itself, as it was sent"));
}

}  // namespace
}  // namespace quorate::server
