#include "server/mail/emergency_mail.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "tests/support/dates.hpp"

namespace quorate::server {
namespace {

EmergencyMail a_mail(core::EmergencyNews news)
{
    EmergencyMail mail{.told = {.reference = "EX-2041",
                                .news = news,
                                .at = test::at("2026-11-23T09:00"),
                                .review_by = std::nullopt},
                       .link = "https://meetings.example.org/emergency-access/reviews",
                       .service_name = "Example Council Conference Team",
                       .service_phone = "01632 960012"};
    if (news != core::EmergencyNews::asked) mail.told.review_by = test::day("2026-11-25");
    return mail;
}

bool holds(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

TEST(MailAboutEmergencyAccess, SaysWhichRecordWasOpenedWhenAndByWhenSomebodyHasToLook)
{
    const MailText mail = mail_text(a_mail(core::EmergencyNews::opened));
    EXPECT_EQ(mail.subject, "Emergency access was used");
    for (const char* part : {"A record was opened in an emergency",
                             "Reference: EX-2041",
                             "To be reviewed by: Wednesday 25 November 2026",
                             "https://meetings.example.org/emergency-access/reviews",
                             "This message holds no case information."})
        EXPECT_TRUE(holds(mail.text, part)) << part << "\n" << mail.text;
}

TEST(MailAboutEmergencyAccess, AsksForASecondPerson)
{
    const MailText mail = mail_text(a_mail(core::EmergencyNews::asked));
    EXPECT_EQ(mail.subject, "Somebody asks for emergency access");
    EXPECT_TRUE(holds(mail.text, "They need the yes of a second person.")) << mail.text;
    EXPECT_FALSE(holds(mail.text, "To be reviewed by")) << mail.text;
}

TEST(MailAboutEmergencyAccess, SaysThatAReviewIsLate)
{
    const MailText mail = mail_text(a_mail(core::EmergencyNews::unreviewed));
    EXPECT_EQ(mail.subject, "Emergency access waits for its review");
    EXPECT_TRUE(holds(mail.text, "Nobody has reviewed in time")) << mail.text;
}

TEST(MailAboutEmergencyAccess, PointsOutWhoeverDoesSoOften)
{
    EmergencyMail mail = a_mail(core::EmergencyNews::opened);
    EXPECT_FALSE(holds(mail_text(mail).text, "more than 3 records"));
    mail.told.is_often = true;
    EXPECT_TRUE(holds(mail_text(mail).text, "more than 3 records"));
}

TEST(MailAboutEmergencyAccess, LeadsOnlyToAWebAddress)
{
    EmergencyMail mail = a_mail(core::EmergencyNews::opened);
    mail.link = "javascript:alert(1)";
    EXPECT_THROW(static_cast<void>(mail_text(mail)), std::invalid_argument);
}

}  // namespace
}  // namespace quorate::server
