#include <gtest/gtest.h>

#include "core/circulation/reader_codes.hpp"
#include "core/pack/pack_by_link.hpp"
#include "tests/support/delivery_fixture.hpp"
#include "tests/support/mail_reader.hpp"
#include "tests/support/pack_desk.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono_literals;

// The pack was released, and the police ask for a code to open it.
class ReaderCodeDelivery : public test::PackDesk<test::DeliveryTest> {
protected:
    void SetUp() override
    {
        test::PackDesk<test::DeliveryTest>::SetUp();
        report_of(nurse(), "CANARYWORRIES");
        ASSERT_TRUE(compose({}));
        ASSERT_EQ(job_at("2026-11-23T10:00"), 4);
        send_all();
        const std::string link = link_of(seat_of(meeting_, police()));
        const auto asked =
            database().transact([&](core::UnitOfWork& work) -> core::Result<core::Done> {
                const auto door = core::pack_door(work, tools(), link);
                if (!door) return door.error();
                return core::ask_reader_code(work, tools(), *door, "");
            });
        ASSERT_TRUE(asked);
    }

    void work(test::KeepingMailer& mailer)
    {
        const auto worker = worker_with(mailer);
        while (worker->run_once() > 0) {
        }
    }
};

TEST_P(ReaderCodeDelivery, MailsTheCodeToItsReaderAndNothingElse)
{
    test::KeepingMailer mailer;

    work(mailer);

    ASSERT_EQ(mailer.sent.size(), 1U);
    EXPECT_EQ(mailer.sent[0].first.recipient.reveal(), "lee@police.example");
    const std::string mail = test::mail_content(mailer.sent[0].second);
    EXPECT_NE(mail.find("Subject: Your code: Multi-agency meeting"), std::string::npos) << mail;
    EXPECT_NE(mail.find("Your code is "), std::string::npos) << mail;
    for (const char* secret : {"https://",
                               "Testwood",
                               "Rowan",
                               "EX-2041",
                               "onference",
                               "CANARYWORRIES",
                               "text/calendar"})
        EXPECT_EQ(mail.find(secret), std::string::npos) << secret << mail;
}

TEST_P(ReaderCodeDelivery, SaysTheSameWhenItIsTriedAgainAndIsNotTriedOnceTheCodeIsOver)
{
    const SendOutcome later{.state = SendState::deferred, .code = 451, .queue_id = {}};
    test::KeepingMailer mailer{{later}};
    work(mailer);
    clock_.advance(2min);
    work(mailer);
    ASSERT_EQ(mailer.sent.size(), 2U);
    EXPECT_EQ(mailer.sent[0].second, mailer.sent[1].second);

    clock_.advance(15min);
    work(mailer);

    EXPECT_EQ(mailer.sent.size(), 2U);
}

QUORATE_ON_EVERY_DATABASE(ReaderCodeDelivery);

}  // namespace
}  // namespace quorate::server
