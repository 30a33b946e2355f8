#include "server/mail/second_person_mail.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "tests/support/dates.hpp"

namespace quorate::server {
namespace {

SecondPersonMail a_mail()
{
    return {.expires_at = test::at("2026-11-24T09:00"),
            .link = "https://meetings.example.org/second-person",
            .service_name = "Example Council Conference Team",
            .service_phone = "01632 960012"};
}

TEST(MailToASecondPerson, SaysUntilWhenAndWhereToSignInAndNothingElse)
{
    const MailText mail = mail_text(a_mail());
    EXPECT_EQ(mail.subject, "Something waits for a second person");
    for (const char* part : {"A colleague has asked for something that takes two people",
                             "on Tuesday 24 November 2026",
                             "https://meetings.example.org/second-person",
                             "This message holds no case information."})
        EXPECT_NE(mail.text.find(part), std::string::npos) << part << "\n" << mail.text;
}

TEST(MailToASecondPerson, LeadsOnlyToAWebAddress)
{
    SecondPersonMail mail = a_mail();
    mail.link = "javascript:alert(1)";
    EXPECT_THROW(static_cast<void>(mail_text(mail)), std::invalid_argument);
}

}  // namespace
}  // namespace quorate::server
