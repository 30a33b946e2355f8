#include <gtest/gtest.h>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "core/meetings/schedule_meeting.hpp"
#include "core/replies/look_at_reply.hpp"
#include "core/replies/reply_store.hpp"
#include "server/identity/link_tokens.hpp"
#include "server/jobs/imap_watcher.hpp"
#include "server/jobs/inbound_watcher.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/delivery_fixture.hpp"
#include "tests/support/dovecot_server.hpp"
#include "tests/support/places.hpp"
#include "tests/support/reply_mails.hpp"

namespace quorate::server {
namespace {

using test::authority_1;

/// Invitations that are really made, and answers that are really read.
class InboundMail : public test::DeliveryTest {
protected:
    void SetUp() override
    {
        DeliveryTest::SetUp();
        meeting_ = database()
                       .transact([&](core::UnitOfWork& work) {
                           return core::schedule_meeting(
                               work, real_tools(), test::person("support-1"), conference());
                       })
                       .operator*();
        send();
        std::filesystem::create_directory(path_ / "new");
    }

    void send()
    {
        OutboxWorker{OutboxTools{database(),
                                 clock_,
                                 random_,
                                 metrics_,
                                 mailer_,
                                 seal_,
                                 {links_of_mails_, "https://meetings.exampleshire.example"}}}
            .run_once();
    }

    core::Invitee seat() { return seat_of(meeting_, police).invitee; }

    // An answer to what was really sent to the seat.
    test::MailedAnswer answering()
    {
        const auto sent = std::ranges::find_if(mailer_.sent, [this](const auto& each) {
            return each.first.recipient == seat().email;
        });
        return {.to = sent->first.sender,
                .from = seat().email.reveal(),
                .uid = seat().calendar_uid,
                .stamp = "20261120T090500Z"};
    }

    MailIngest ingest() { return {database(), real_tools(), worker_}; }

    // Addresses as they really are: of letters and digits.
    core::MeetingTools real_tools()
    {
        return {clock_, random_, links_of_mails_, core::shipped_bank_holidays()};
    }

    IngestedMail take(const std::string& mail) { return ingest().take(mail); }

    void deliver(const std::string& name, const std::string& mail)
    {
        std::ofstream{path_ / "new" / name, std::ios::binary} << mail;
    }

    const HmacLinkTokens links_of_mails_{std::string(32, 'k')};
    const core::SeatHolder police{.contact = core::ContactId{"contact-police"}};
    const core::SeatHolder nurse{.contact = core::ContactId{"contact-nurse"}};
    test::KeepingMailer mailer_;
    MailWorker worker_{"", test::binary_dir() + "/quorate"};
    test::TempFolder folder_;
    std::filesystem::path path_{folder_.path()};
    core::MeetingId meeting_;
};

struct Program {
    const char* name;
    std::string (*mail)(const test::MailedAnswer&);
};

TEST_P(InboundMail, TheAnswerOfEveryProgramCounts)
{
    int minute = 10;
    bool coming = true;
    for (const Program& program : {Program{"Outlook", test::outlook_mail},
                                   Program{"Gmail", test::gmail_mail},
                                   Program{"Apple", test::apple_mail},
                                   Program{"Thunderbird", test::thunderbird_mail}}) {
        test::MailedAnswer said = answering();
        said.id = std::string{program.name} + "@police.example";
        said.stamp = "20261120T09" + std::to_string(minute++) + "00Z";
        said.partstat = coming ? "ACCEPTED" : "DECLINED";

        const auto taken = take(program.mail(said));

        EXPECT_EQ(taken.taken.outcome, core::ReplyOutcome::applied) << program.name;
        EXPECT_EQ(seat().reply, coming ? core::Reply::attend : core::Reply::cannot_come)
            << program.name;
        coming = !coming;
    }
}

TEST_P(InboundMail, TheAnswerIsForTheSeatThatTheAddressNamesWhateverTheMailSays)
{
    test::MailedAnswer said = answering();
    said.uid = seat_of(meeting_, nurse).invitee.calendar_uid;

    const auto taken = take(test::outlook_mail(said));

    EXPECT_EQ(taken.taken.reason, core::WaitReason::other_meeting);
    EXPECT_EQ(taken.taken.seat, seat().id);
    EXPECT_EQ(seat_of(meeting_, nurse).invitee.reply, core::Reply::none);
}

TEST_P(InboundMail, P28AMailThatCameBackIsFoundByItsId)
{
    const auto sent = messages(meeting_);
    const auto ours = std::ranges::find_if(
        sent, [this](const auto& message) { return message.invitee == seat().id; });

    EXPECT_EQ(take(test::returned_mail(answering(), ours->message_id)).taken.outcome,
              core::ReplyOutcome::returned);

    const auto now_at = database().read(
        [&](core::UnitOfWork& work) { return work.outbox.find(authority_1, ours->id); });
    EXPECT_EQ(now_at->state, core::MessageState::bounced);
    EXPECT_EQ(now_at->last_code, "5.1.1");
}

TEST_P(InboundMail, WhoProposedATimeIsAnsweredInTheirCalendar)
{
    test::MailedAnswer said = answering();
    said.method = "COUNTER";
    said.partstat = "TENTATIVE";
    said.extra = "DTSTART:20261203T140000Z\r\nDTEND:20261203T160000Z\r\n";
    ASSERT_EQ(take(test::apple_mail(said)).taken.outcome, core::ReplyOutcome::proposed);
    const auto waiting = database().read(
        [&](core::UnitOfWork& work) { return work.replies.of_meeting(authority_1, meeting_); });
    ASSERT_TRUE(database().transact([&](core::UnitOfWork& work) {
        return core::discard_mailed_reply(
            work, real_tools(), test::person("support-1"), meeting_, waiting.front().id);
    }));
    mailer_.sent.clear();

    send();

    ASSERT_EQ(mailer_.sent.size(), 1u);
    const std::string& mail = mailer_.sent.front().second;
    EXPECT_NE(mail.find("method=DECLINECOUNTER"), std::string::npos);
    EXPECT_NE(mail.find("No change: Multi-agency meeting"), std::string::npos);
    EXPECT_EQ(mailer_.sent.front().first.sender, said.to);
}

TEST_P(InboundMail, AMailThatAnswersNothingOfOursIsDropped)
{
    test::MailedAnswer said;
    const auto taken = take(test::outlook_mail(said));

    EXPECT_EQ(taken.taken.outcome, core::ReplyOutcome::unknown_address);
    EXPECT_EQ(boost::json::serialize(ingest_json(taken)), R"({"outcome":"unknown_address"})");
}

TEST_P(InboundMail, WhatCannotBeReadIsRefusedByCode)
{
    const auto taken = take(std::string(10'000'001, 'x'));

    EXPECT_EQ(boost::json::serialize(ingest_json(taken)),
              R"({"outcome":"refused","reason":"too_big"})");
}

TEST_P(InboundMail, AFolderIsEmptiedAndWhatCouldNotBeReadIsFlagged)
{
    deliver("1.host", test::outlook_mail({}));
    deliver("2.host", "");
    int told = 0;
    InboundWatcher watcher{folder_.path(), ingest(), [&told] { ++told; }};

    EXPECT_EQ(watcher.run_once(), 2);
    EXPECT_EQ(watcher.run_once(), 0);

    EXPECT_EQ(told, 1);
    EXPECT_TRUE(std::filesystem::exists(path_ / "cur" / "1.host:2,S"));
    EXPECT_TRUE(std::filesystem::exists(path_ / "cur" / "2.host:2,FS"));
}

TEST_P(InboundMail, AReplyInAMailServersFolderCountsOnceWhoeverOpenedIt)
{
    QUORATE_NEEDS_DOVECOT();
    const test::DovecotServer dovecot;
    test::MailedAnswer said = answering();
    dovecot.deliver("1.host", test::outlook_mail(said));
    ASSERT_TRUE(ImapSession(dovecot.settings(), [] { return false; }).mark(1, false));
    int told = 0;
    ImapWatcher watcher{database(), dovecot.settings(), ingest(), [&told] { ++told; }};

    EXPECT_EQ(watcher.run_once(), 1);
    EXPECT_EQ(watcher.run_once(), 0);

    EXPECT_EQ(told, 1);
    EXPECT_EQ(seat().reply, core::Reply::attend);
    // Another server on the same database goes on where this one was.
    dovecot.deliver("2.host", "");
    ImapWatcher other{database(), dovecot.settings(), ingest(), [] {}};
    EXPECT_EQ(other.run_once(), 1);
    EXPECT_EQ(dovecot.flags("1.host"), "S");
    EXPECT_EQ(dovecot.flags("2.host"), "FS");
}

TEST_P(InboundMail, AFolderWhoseUidsBeganAnewIsReadAgainAndNothingCountsTwice)
{
    QUORATE_NEEDS_DOVECOT();
    const test::DovecotServer dovecot;
    dovecot.deliver("1.host", test::outlook_mail(answering()));
    ImapWatcher watcher{database(), dovecot.settings(), ingest(), [] {}};
    ASSERT_EQ(watcher.run_once(), 1);
    const int version = seat().version;

    dovecot.forget_uids();
    dovecot.deliver("2.host", test::outlook_mail({}));

    EXPECT_EQ(watcher.run_once(), 2);
    EXPECT_EQ(watcher.run_once(), 0);
    EXPECT_EQ(seat().version, version);
}

TEST_P(InboundMail, WhatWasTakenIsPutAsideWhereThereIsAFolderForIt)
{
    QUORATE_NEEDS_DOVECOT();
    const test::DovecotServer dovecot;
    dovecot.deliver("1.host", test::outlook_mail(answering()));
    dovecot.deliver("2.host", "");
    ImapSettings settings = dovecot.settings();
    settings.done_folder = "Done";
    ImapWatcher watcher{database(), settings, ingest(), [] {}};

    EXPECT_EQ(watcher.run_once(), 2);

    EXPECT_EQ(dovecot.flags("1.host"), "gone");
    EXPECT_EQ(dovecot.flags("2.host"), "FS");  // somebody has to look at it
    settings.folder = "Done";
    EXPECT_EQ(ImapSession(settings, [] { return false; }).next_uid(), 2);
}

QUORATE_ON_EVERY_DATABASE(InboundMail);

}  // namespace
}  // namespace quorate::server
