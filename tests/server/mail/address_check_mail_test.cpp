#include "server/mail/address_check_mail.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"

namespace quorate::server {
namespace {

AddressCheckMail a_mail()
{
    return {.link = "https://meetings.example.org/v/token",
            .expires_at = test::at("2026-11-30T10:00:00Z"),
            .service_name = "Exampleshire",
            .service_phone = "01632 960012"};
}

TEST(MailThatAsksWhoseAnAddressIs, LeadsToThePageWithTheAnswers)
{
    const MailText mail = mail_text(a_mail());

    EXPECT_EQ(mail.subject, "Is this your address?");
    for (const char* part : {"Exampleshire was given this address",
                             "until Monday 30 November 2026",
                             "https://meetings.example.org/v/token",
                             "01632 960012"})
        EXPECT_NE(mail.text.find(part), std::string::npos) << part << "\n" << mail.text;
}

TEST(MailThatAsksWhoseAnAddressIs, IsInWelshForThoseWhoChoseIt)
{
    AddressCheckMail asked = a_mail();
    asked.language = core::Language::welsh;

    const MailText mail = mail_text(asked);

    EXPECT_EQ(mail.subject, "Ai dyma eich cyfeiriad?");
    EXPECT_NE(mail.text.find("Y diwrnod olaf: dydd Llun 30 Tachwedd 2026"), std::string::npos)
        << mail.text;
    EXPECT_EQ(mail.text.find("address"), std::string::npos) << mail.text;
}

TEST(MailThatAsksWhoseAnAddressIs, LeadsOnlyToAWebAddress)
{
    AddressCheckMail mail = a_mail();
    mail.link = "javascript:alert(1)";
    EXPECT_THROW(static_cast<void>(mail_text(mail)), std::invalid_argument);
}

}  // namespace
}  // namespace quorate::server
