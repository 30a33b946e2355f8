#include "server/mail/held_mail.hpp"

#include <gtest/gtest.h>

#include "server/mail/file_mailer.hpp"
#include "server/mail/mime.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/fake_clock.hpp"

namespace quorate::server {
namespace {

class HeldMails : public testing::Test {
protected:
    void keep(const std::string& subject, core::Instant date)
    {
        OutgoingMail mail{.from_name = "Tŷ’r Sir",
                          .from_email = "meetings@council.example",
                          .reply_to_email = "meetings+token@council.example",
                          .to_name = core::PersonName{"Noor Stubb"},
                          .to_email = core::Email{"noor@nhs.example"},
                          .subject = subject,
                          .message_id = "m@council.example",
                          .date = date,
                          .text = "Reply: https://council.example/i/abc\n",
                          .html = "<p>Reply</p>\n",
                          .calendar = CalendarPart{CalendarMethod::request, "BEGIN:VCALENDAR\r\n"}};
        FileMailer{folder_.path(), clock_}.send({"b@council.example", mail.to_email},
                                                message_bytes(mail));
    }

    test::TempFolder folder_;
    test::FakeClock clock_{test::at("2026-11-23T10:00:00Z")};
};

TEST_F(HeldMails, AreListedNewestFirst)
{
    keep("First", clock_.now());
    keep("Second", clock_.now() + std::chrono::hours{1});

    const auto mails = held_mails(folder_.path(), 10);

    ASSERT_EQ(mails.size(), 2u);
    EXPECT_EQ(mails[0].subject, "Second");
    EXPECT_EQ(mails[1].subject, "First");
    EXPECT_EQ(held_mails(folder_.path(), 1).size(), 1u);
    EXPECT_TRUE(held_mails(folder_.path() + "/none", 10).empty());
}

TEST_F(HeldMails, AreTakenApart)
{
    keep("Gwahoddiad: tŷ", clock_.now());
    const std::string name = held_mails(folder_.path(), 1).front().name;

    const auto mail = held_mail(folder_.path(), name);

    ASSERT_TRUE(mail);
    EXPECT_EQ(mail->subject, "Gwahoddiad: tŷ");
    EXPECT_EQ(mail->to, "Noor Stubb <noor@nhs.example>");
    EXPECT_NE(mail->reply_to.find("meetings+token@council.example"), std::string::npos);
    EXPECT_EQ(mail->date, clock_.now());
    EXPECT_NE(mail->html.find("<p>Reply</p>"), std::string::npos);
    EXPECT_EQ(mail->ics, "BEGIN:VCALENDAR\r\n");
    EXPECT_EQ(mail->links, std::vector<std::string>{"https://council.example/i/abc"});
}

TEST_F(HeldMails, AreAskedForByNameAlone)
{
    keep("Only", clock_.now());

    EXPECT_FALSE(held_mail(folder_.path(), ""));
    EXPECT_FALSE(held_mail(folder_.path(), "../secret"));
    EXPECT_FALSE(held_mail(folder_.path(), "unknown"));
}

}  // namespace
}  // namespace quorate::server
