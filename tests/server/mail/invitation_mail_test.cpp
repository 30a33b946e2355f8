#include "server/mail/invitation_mail.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "tests/support/golden.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

MeetingMail a_mail(MailKind kind)
{
    return {.kind = kind,
            .reference = "4F7K",
            .starts_at = sys_days{2027y / April / 2} + 8h + 30min,
            .ends_at = sys_days{2027y / April / 2} + 10h,
            .place = "Civic Centre, Room 2.14",
            .link = "https://meetings.example.org/i/k3x9v7q2m5",
            .changes = {"The meeting now starts at 09:30", "The room is now Room 2.14"},
            .reply_by = core::Date{local_days{2027y / March / 19}},
            .action_points = 2,
            .code = "418207",
            .service_name = "Example Council Conference Team",
            .service_phone = "01632 960012"};
}

struct Case {
    const char* name;
    MailKind given_kind;
    const char* then_subject;
};

const Case cases[] = {
    {"invitation", MailKind::invitation, "Invitation: Multi-agency meeting (ref 4F7K)"},
    {"update", MailKind::update, "Changed: Multi-agency meeting (ref 4F7K)"},
    {"cancellation", MailKind::cancellation, "Cancelled: Multi-agency meeting (ref 4F7K)"},
    {"minutes_ready", MailKind::minutes_ready, "Minutes ready: Multi-agency meeting (ref 4F7K)"},
    {"action_points_ready",
     MailKind::action_points_ready,
     "Action points: Multi-agency meeting (ref 4F7K)"},
    {"one_time_code", MailKind::one_time_code, "Your code: Multi-agency meeting (ref 4F7K)"},
};

class MailText_ : public testing::TestWithParam<Case> {};

TEST_P(MailText_, IsTheWholeMailInTextAndHtml)
{
    const MailText mail = mail_text(a_mail(GetParam().given_kind));

    EXPECT_EQ(mail.subject, GetParam().then_subject);
    test::expect_golden(std::string{"mail/"} + GetParam().name + ".txt", mail.text);
    test::expect_golden(std::string{"mail/"} + GetParam().name + ".html", mail.html);
}

INSTANTIATE_TEST_SUITE_P(Kinds, MailText_, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

TEST(MeetingMail, EscapesWhatItShowsInHtmlAndKeepsItOnItsLine)
{
    MeetingMail given = a_mail(MailKind::update);
    given.place = "<script>alert('x')</script>\r\nWhere: elsewhere & \"more\"";
    given.changes = {"{{code}} <b>"};

    const MailText mail = mail_text(given);

    EXPECT_EQ(mail.html.find("<script>"), std::string::npos);
    EXPECT_NE(mail.html.find("{{code}} &lt;b&gt;"), std::string::npos);
    EXPECT_NE(mail.text.find("Where: <script>alert('x')</script> Where: elsewhere & \"more\"\n"),
              std::string::npos);
    EXPECT_EQ(mail.html.find("418207"), std::string::npos);
}

TEST(MeetingMail, SaysNoPlaceOfACancelledMeeting)
{
    const MailText mail = mail_text(a_mail(MailKind::cancellation));

    EXPECT_EQ(mail.text.find("Civic Centre"), std::string::npos);
    EXPECT_EQ(mail.html.find("Civic Centre"), std::string::npos);
}

TEST(MeetingMail, NamesBothDaysOfAMeetingThatPassesMidnight)
{
    MeetingMail given = a_mail(MailKind::invitation);
    given.ends_at = given.starts_at + 24h;

    EXPECT_NE(mail_text(given).text.find(
                  "When: Friday 2 April 2027, 09:30 to Saturday 3 April 2027, 09:30\n"),
              std::string::npos);
}

TEST(MeetingMail, NeedsALinkThatIsAWebAddress)
{
    MeetingMail given = a_mail(MailKind::invitation);
    given.link = "javascript:alert(1)";
    EXPECT_THROW(mail_text(given), std::invalid_argument);
    given.link.clear();
    EXPECT_THROW(mail_text(given), std::invalid_argument);
    given.kind = MailKind::cancellation;
    EXPECT_NO_THROW(mail_text(given));
}

}  // namespace
}  // namespace quorate::server
