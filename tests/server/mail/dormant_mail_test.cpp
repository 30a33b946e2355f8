#include "server/mail/dormant_mail.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"

namespace quorate::server {
namespace {

DormantMail a_mail()
{
    return {.suspended_at = test::at("2026-11-30T10:00:00Z"),
            .link = "https://meetings.example.org/sign-in",
            .service_name = "Exampleshire",
            .service_phone = "01632 960012"};
}

TEST(MailAboutADormantAccount, SaysByWhenToSignIn)
{
    const MailText mail = mail_text(a_mail());

    for (const char* part : {"Your account will be suspended",
                             "Suspended on: Monday 30 November 2026",
                             "https://meetings.example.org/sign-in",
                             "Telephone 01632 960012"})
        EXPECT_NE(mail.text.find(part), std::string::npos) << part << "\n" << mail.text;
}

TEST(MailAboutADormantAccount, LeadsOnlyToAWebAddress)
{
    DormantMail mail = a_mail();
    mail.link = "javascript:alert(1)";
    EXPECT_THROW(static_cast<void>(mail_text(mail)), std::invalid_argument);
}

}  // namespace
}  // namespace quorate::server
