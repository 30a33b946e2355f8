#include "server/mail/report_due_mail.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"

namespace quorate::server {
namespace {

ReportDueMail a_mail(core::Language language, const char* written_on = "2026-11-19")
{
    return {.reference = "4F7K",
            .meeting_on = test::day("2026-11-25"),
            .due_on = test::day("2026-11-20"),
            .written_on = test::day(written_on),
            .link = "https://meetings.example.org/i/k3x9v7q2m5/report",
            .service_name = "Example Council Conference Team",
            .service_phone = "01632 960012",
            .language = language};
}

bool has(const std::string& text, const char* words)
{
    return text.find(words) != std::string::npos;
}

TEST(ReportDueMail, IsInTheLanguageOfTheSeat)
{
    const MailText english = mail_text(a_mail(core::Language::english));
    EXPECT_EQ(english.subject, "Report due: Multi-agency meeting (ref 4F7K)");
    EXPECT_TRUE(has(english.text, "\nReport due: Friday 20 November 2026\n")) << english.text;
    EXPECT_TRUE(has(english.text, "Send your report:\n")) << english.text;

    const MailText welsh = mail_text(a_mail(core::Language::welsh));
    EXPECT_EQ(welsh.subject, "Adroddiad i'w anfon: Cyfarfod amlasiantaeth (cyf 4F7K)");
    EXPECT_TRUE(has(welsh.text, "\nAdroddiad erbyn: dydd Gwener 20 Tachwedd 2026\n")) << welsh.text;
    EXPECT_TRUE(has(welsh.text, "\nCyfarfod: dydd Mercher 25 Tachwedd 2026\n")) << welsh.text;
    EXPECT_TRUE(has(welsh.html, "<html lang=\"cy\">")) << welsh.html;
    for (const char* words : {"report", "meeting", "Report", "please", "Reference"})
        EXPECT_FALSE(has(welsh.subject + welsh.text.substr(0, welsh.text.find("https:")), words))
            << words;
}

TEST(ReportDueMail, SaysThatTheReportIsLate)
{
    EXPECT_TRUE(mail_text(a_mail(core::Language::english, "2026-11-21"))
                    .text.starts_with("Your report for a meeting is late\n"));
    EXPECT_TRUE(mail_text(a_mail(core::Language::welsh, "2026-11-21"))
                    .text.starts_with("Mae eich adroddiad ar gyfer cyfarfod yn hwyr\n"));
}

}  // namespace
}  // namespace quorate::server
