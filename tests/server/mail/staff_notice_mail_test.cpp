#include "server/mail/staff_notice_mail.hpp"

#include <gtest/gtest.h>

namespace quorate::server {
namespace {

TEST(MailAboutTheirWork, SaysWhatChangedAndWhereToLook)
{
    const MailText mail =
        mail_text(StaffNoticeMail{.told = {.news = core::StaffNews::families_given,
                                           .said = "You lead 2 families from now on.",
                                           .path = "/families"},
                                  .link = "https://meetings.example/families",
                                  .service_name = "Exampleshire"});

    EXPECT_EQ(mail.subject, "Families were handed over to you");
    for (const char* part : {"You lead 2 families", "https://meetings.example/families"})
        EXPECT_NE(mail.text.find(part), std::string::npos) << part << "\n" << mail.text;
}

TEST(MailAboutTheirWork, LeadsOnlyToAWebAddress)
{
    EXPECT_THROW(static_cast<void>(mail_text(StaffNoticeMail{
                     .told = {}, .link = "javascript:alert(1)", .service_name = "Exampleshire"})),
                 std::invalid_argument);
}

}  // namespace
}  // namespace quorate::server
