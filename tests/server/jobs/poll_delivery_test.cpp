#include <gtest/gtest.h>

#include "server/jobs/poll_watcher.hpp"
#include "tests/core/polls/polls_fixture.hpp"
#include "tests/support/delivery_fixture.hpp"
#include "tests/support/mail_reader.hpp"

namespace quorate::server {
namespace {

class PollDelivery : public test::PollsTest {
protected:
    void deliver()
    {
        OutboxWorker worker{
            {database(), clock_, random_, metrics_, mailer_, seal_, {links_, "https://q.example"}}};
        while (worker.run_once() > 0) {
        }
    }

    // The mails to one person since the last look.
    std::vector<std::string> mails_to(const std::string& email)
    {
        std::vector<std::string> found;
        for (const auto& [envelope, bytes] : mailer_.sent)
            if (envelope.recipient.reveal() == email) found.push_back(test::mail_content(bytes));
        mailer_.sent.clear();
        return found;
    }

    static std::string email_of(const core::Poll& poll, const core::SeatHolder& holder)
    {
        return std::ranges::find(poll.seats, holder, &core::PollSeat::holder)->email.reveal();
    }

    test::KeepingMailer mailer_;
    Metrics metrics_;
    MailSeal seal_{std::string(32, 'k')};
};

TEST_P(PollDelivery, AsksEachPersonWithALinkAndWithoutAName)
{
    const core::Poll poll = started();

    deliver();

    const auto mails = mails_to(email_of(poll, police()));
    ASSERT_EQ(mails.size(), 1U);
    EXPECT_NE(mails[0].find("Subject: Which time suits you?"), std::string::npos) << mails[0];
    EXPECT_NE(mails[0].find("https://q.example/t/"), std::string::npos) << mails[0];
    for (const char* secret : {"Testwood", "Rowan", "EX-2041", "onference", "Elm", "room-1"})
        EXPECT_EQ(mails[0].find(secret), std::string::npos) << secret;
}

TEST_P(PollDelivery, TellsEverybodyWhatCameOfIt)
{
    const core::Poll poll = started();
    deliver();
    static_cast<void>(mails_to({}));
    ASSERT_TRUE(answer(poll, police(), {"best", "cannot"}));
    ASSERT_TRUE(answer(poll, nurse(), {"possible", "best"}));

    EXPECT_EQ((PollWatcher{database(), tools()}.run_once()), 1);
    deliver();

    EXPECT_EQ(stored(poll.id).status, core::PollStatus::settled);
    const auto mails = mails_to(email_of(poll, police()));
    ASSERT_EQ(mails.size(), 2U);  // the outcome, and the invitation
    const bool is_told = std::ranges::any_of(mails, [](const std::string& mail) {
        return mail.find("This time was chosen") != std::string::npos &&
               mail.find("Wednesday 25 November 2026") != std::string::npos;
    });
    EXPECT_TRUE(is_told);
    EXPECT_EQ((PollWatcher{database(), tools()}.run_once()), 0);
}

TEST_P(PollDelivery, P29TellsWhoeverWantedAnotherTimeToo)
{
    const core::Poll poll = started();
    deliver();
    mailer_.sent.clear();
    ASSERT_TRUE(answer(poll, police(), {"best", "cannot"}));
    ASSERT_TRUE(answer(poll, nurse(), {"possible", "best"}));
    ASSERT_EQ((PollWatcher{database(), tools()}.run_once()), 1);

    deliver();

    ASSERT_GE(poll.seats.size(), 2u);
    for (const core::PollSeat& seat : poll.seats)
        if (seat.is_asked)
            EXPECT_TRUE(std::ranges::any_of(mailer_.sent, [&](const auto& mail) {
                return mail.first.recipient == seat.email &&
                       test::mail_content(mail.second).find("This time was chosen") !=
                           std::string::npos;
            })) << seat.email.reveal();
}

TEST_P(PollDelivery, AsksNobodyOnceItIsStopped)
{
    const core::Poll poll = started();
    ASSERT_TRUE(stop(poll));

    deliver();

    const auto mails = mails_to(email_of(poll, police()));
    ASSERT_EQ(mails.size(), 1U);
    EXPECT_NE(mails[0].find("Your answer is not needed any more"), std::string::npos);
}

TEST_P(PollDelivery, LeavesAPollToWhoeverMadeItWhenBookingIsRefused)
{
    const core::Poll poll = started();
    ASSERT_TRUE(answer(poll, police(), {"best", "best"}));
    ASSERT_TRUE(answer(poll, nurse(), {"best", "best"}));
    test::run(temp_.pool(), "update room set active = 0 where id = 'room-1'");

    EXPECT_EQ((PollWatcher{database(), tools()}.run_once()), 1);

    EXPECT_EQ(stored(poll.id).status, core::PollStatus::waiting);
    EXPECT_EQ(stored(poll.id).doubt, core::PollDoubt::refused);
    EXPECT_EQ((PollWatcher{database(), tools()}.run_once()), 0);
}

QUORATE_ON_EVERY_DATABASE(PollDelivery);

}  // namespace
}  // namespace quorate::server
