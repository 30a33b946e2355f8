#include <gtest/gtest.h>

#include "server/jobs/pack_watcher.hpp"
#include "tests/support/delivery_fixture.hpp"
#include "tests/support/mail_reader.hpp"
#include "tests/support/pack_desk.hpp"

namespace quorate::server {
namespace {

class PackDelivery : public test::PackDesk<test::DeliveryTest> {
protected:
    // What leaves when the watcher and the worker have looked at this time.
    std::vector<std::string> mails_at(const char* when)
    {
        clock_.set(test::at(when));
        PackWatcher{database(), tools()}.run_once();
        test::KeepingMailer mailer;
        const auto worker = worker_with(mailer);
        while (worker->run_once() > 0) {
        }
        std::vector<std::string> mails;
        for (const auto& [envelope, bytes] : mailer.sent)
            mails.push_back(test::mail_content(bytes));
        return mails;
    }

    void ready()
    {
        report_of(nurse(), "CANARYWORRIES");
        ASSERT_TRUE(compose({}));
    }
};

TEST_P(PackDelivery, TellsEachProfessionalThatThePapersAreReadyAndNothingOfThem)
{
    ready();
    EXPECT_TRUE(mails_at("2026-11-23T09:59").empty());

    const auto mails = mails_at("2026-11-23T10:00");

    ASSERT_EQ(mails.size(), 4U);
    for (const std::string& mail : mails) {
        EXPECT_NE(mail.find("Subject: Papers ready: Multi-agency meeting"), std::string::npos)
            << mail;
        EXPECT_NE(mail.find("/pack"), std::string::npos) << mail;
        for (const char* secret : {"Testwood",
                                   "Rowan",
                                   "Wren",
                                   "Hazel",
                                   "EX-2041",
                                   "onference",
                                   "CANARYWORRIES",
                                   "Health trust",
                                   "text/calendar"})
            EXPECT_EQ(mail.find(secret), std::string::npos) << secret << mail;
    }
    EXPECT_TRUE(mails_at("2026-11-23T10:05").empty());
}

TEST_P(PackDelivery, SpeaksWelshToAWelshSeat)
{
    ready();
    test::run(temp_.pool(),
              "update invitee set language = 'cy' where contact_id = 'contact-police'");

    int welsh = 0;
    for (const std::string& mail : mails_at("2026-11-23T10:00"))
        if (mail.find("Subject: Papurau'n barod: Cyfarfod amlasiantaeth") != std::string::npos) {
            ++welsh;
            EXPECT_NE(mail.find("Fersiwn y pecyn: 1"), std::string::npos) << mail;
        }
    EXPECT_EQ(welsh, 1);
}

TEST_P(PackDelivery, TellsOnceOfWhatCameLate)
{
    ready();
    ASSERT_EQ(mails_at("2026-11-23T10:00").size(), 4U);
    report_of(police(), "One");
    report_of(nurse(), "Two");

    const auto mails = mails_at("2026-11-23T11:00");

    ASSERT_EQ(mails.size(), 4U);
    for (const std::string& mail : mails)
        EXPECT_NE(mail.find("Subject: Papers added: Multi-agency meeting"), std::string::npos)
            << mail;
}

TEST_P(PackDelivery, TellsNobodyOfAMeetingThatWasCalledOffMeanwhile)
{
    ready();
    clock_.set(test::at("2026-11-23T10:00"));
    ASSERT_EQ((PackWatcher{database(), tools()}.run_once()), 4);
    test::run(temp_.pool(), "update meeting set status = 'cancelled'");

    EXPECT_TRUE(mails_at("2026-11-23T10:01").empty());
}

TEST_P(PackDelivery, WaitsWhereTheReaderIsTheWrongPerson)
{
    ready();
    clock_.set(test::at("2026-11-23T10:00"));
    ASSERT_EQ((PackWatcher{database(), tools()}.run_once()), 4);
    test::run(temp_.pool(),
              "update invitee set reply = 'wrong_person' where contact_id = 'contact-police'");

    EXPECT_EQ(mails_at("2026-11-23T10:01").size(), 3U);
}

TEST_P(PackDelivery, LosesNothingWhileTheMailServerIsDown)
{
    ready();
    clock_.set(test::at("2026-11-23T10:00"));
    ASSERT_EQ((PackWatcher{database(), tools()}.run_once()), 4);
    test::KeepingMailer down{{{SendState::deferred, 0, ""}}};
    const auto failing = worker_with(down);
    while (failing->run_once() > 0) {
    }
    int waiting = 0;
    for (const core::OutboxMessage& message : messages(meeting_))
        if (message.state == core::MessageState::retry ||
            message.state == core::MessageState::pending)
            ++waiting;
    EXPECT_EQ(waiting, 4);
    EXPECT_EQ(board().readers.size(), 4U) << "it is released all the same";

    EXPECT_EQ(mails_at("2026-11-23T12:00").size(), 4U);
    EXPECT_TRUE(mails_at("2026-11-23T12:10").empty());
}

QUORATE_ON_EVERY_DATABASE(PackDelivery);

}  // namespace
}  // namespace quorate::server
