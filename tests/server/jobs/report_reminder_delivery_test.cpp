#include <gtest/gtest.h>

#include "core/pack/chase_reports.hpp"
#include "tests/support/delivery_fixture.hpp"
#include "tests/support/mail_reader.hpp"

namespace quorate::server {
namespace {

class ReportReminderDelivery : public test::DeliveryTest {
protected:
    std::vector<std::string> reminded(const char* at)
    {
        const core::Meeting meeting = scheduled(conference());
        send_all();
        clock_.set(test::at(at));
        const auto asked = database().transact([&](core::UnitOfWork& work) {
            return core::remind_of_reports(
                work, tools(), test::person("support-1"), meeting.id, std::nullopt);
        });
        EXPECT_EQ(asked ? *asked : -1, 3);
        test::KeepingMailer mailer;
        const auto worker = worker_with(mailer);
        while (worker->run_once() > 0) {
        }
        std::vector<std::string> mails;
        for (const auto& [envelope, bytes] : mailer.sent)
            mails.push_back(test::mail_content(bytes));
        return mails;
    }
};

TEST_P(ReportReminderDelivery, TellsTheDayAndTheLinkAndNamesNobodyOfTheFamily)
{
    const auto mails = reminded("2026-11-20T10:00");

    ASSERT_EQ(mails.size(), 3U);
    for (const std::string& mail : mails) {
        EXPECT_NE(mail.find("Subject: Report due: Multi-agency meeting"), std::string::npos)
            << mail;
        EXPECT_NE(mail.find("Friday 20 November 2026"), std::string::npos) << mail;
        EXPECT_NE(mail.find("/report"), std::string::npos) << mail;
        EXPECT_EQ(mail.find("is late"), std::string::npos);
        for (const char* secret :
             {"Testwood", "Rowan", "Wren", "Hazel", "EX-2041", "onference", "text/calendar"})
            EXPECT_EQ(mail.find(secret), std::string::npos) << secret << mail;
    }
}

TEST_P(ReportReminderDelivery, SaysThatAReportIsLate)
{
    for (const std::string& mail : reminded("2026-11-23T10:00"))
        EXPECT_NE(mail.find("Your report for a meeting is late"), std::string::npos) << mail;
}

QUORATE_ON_EVERY_DATABASE(ReportReminderDelivery);

}  // namespace
}  // namespace quorate::server
