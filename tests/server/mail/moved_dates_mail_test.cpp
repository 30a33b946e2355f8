#include "server/mail/moved_dates_mail.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "tests/support/dates.hpp"

namespace quorate::server {
namespace {

MovedDatesMail a_mail(int dates)
{
    return {.dates = dates,
            .cause = core::MoveCause::bank_holidays,
            .made_at = test::at("2026-11-23T09:00"),
            .link = "https://meetings.example.org/moved-dates",
            .service_name = "Example Council Conference Team",
            .service_phone = "01632 960012"};
}

bool holds(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

TEST(MailAboutMovedDates, SaysHowManyWhyAndWhereToSignIn)
{
    const MailText mail = mail_text(a_mail(4));
    EXPECT_EQ(mail.subject, "Dates have moved");
    for (const char* part : {"4 dates that concern you have moved",
                             "Why: The bank holidays changed",
                             "When: Monday 23 November 2026",
                             "whether a meeting is now booked after its last day",
                             "https://meetings.example.org/moved-dates",
                             "This message holds no case information.",
                             "Telephone 01632 960012"})
        EXPECT_TRUE(holds(mail.text, part)) << part << "\n" << mail.text;
    EXPECT_TRUE(holds(mail.html, "4 dates that concern you have moved"));
}

TEST(MailAboutMovedDates, SpeaksOfOneAsOfOne)
{
    EXPECT_TRUE(holds(mail_text(a_mail(1)).text, "1 date that concerns you has moved"));
}

TEST(MailAboutMovedDates, LeadsOnlyToAWebAddress)
{
    MovedDatesMail mail = a_mail(1);
    mail.link = "javascript:alert(1)";
    EXPECT_THROW(static_cast<void>(mail_text(mail)), std::invalid_argument);
}

}  // namespace
}  // namespace quorate::server
