#include <gtest/gtest.h>
#include <boost/json.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>

#include "core/meetings/schedule_meeting.hpp"
#include "core/replies/look_at_reply.hpp"
#include "core/replies/reply_store.hpp"
#include "server/identity/link_tokens.hpp"
#include "server/jobs/imap_watcher.hpp"
#include "server/jobs/inbound_watcher.hpp"
#include "server/log/log.hpp"
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

TEST_P(InboundMail, WhatSomebodyWroteAfterItWasCancelledIsKeptAndNotLeftInTheMailbox)
{
    ASSERT_TRUE(database().transact([&](core::UnitOfWork& work) {
        return core::cancel_meeting(work,
                                    real_tools(),
                                    test::person("support-1"),
                                    {.meeting = meeting_,
                                     .version = meeting(meeting_).version,
                                     .reason = "The assessment is not finished."});
    }));

    const auto taken = take(test::written_mail(answering(), "I am frightened, please ring me"));

    EXPECT_EQ(taken.taken.outcome, core::ReplyOutcome::too_late);
    EXPECT_EQ(taken.taken.reason, core::WaitReason::after_cancelled);
    EXPECT_FALSE(taken.is_left_for_a_person());
    const auto kept = database().read(
        [&](core::UnitOfWork& work) { return work.replies.of_meeting(authority_1, meeting_); });
    ASSERT_EQ(kept.size(), 1u);
    EXPECT_EQ(kept.front().note.reveal(), "I am frightened, please ring me");
}

TEST_P(InboundMail, AMailThatAnswersNothingOfOursIsDropped)
{
    test::MailedAnswer said;
    const auto taken = take(test::outlook_mail(said));

    EXPECT_EQ(taken.taken.outcome, core::ReplyOutcome::unknown_address);
    EXPECT_TRUE(taken.is_left_for_a_person());
    EXPECT_EQ(boost::json::serialize(ingest_json(taken)), R"({"outcome":"unknown_address"})");
}

TEST_P(InboundMail, WhatCannotBeReadIsRefusedByCode)
{
    const auto taken = take(std::string(10'000'001, 'x'));

    EXPECT_EQ(boost::json::serialize(ingest_json(taken)),
              R"({"outcome":"refused","reason":"too_big"})");
}

TEST_P(InboundMail, ThatAMailCameWhichIsTooLargeToBeReadIsKeptForItsSeat)
{
    const auto taken = take(test::written_mail(answering(), std::string(10'000'001, 'x')));

    EXPECT_EQ(taken.fault, MailFault::too_big);
    EXPECT_TRUE(taken.is_left_for_a_person());
    EXPECT_EQ(taken.taken.seat, seat().id);
    const auto kept = database().read(
        [&](core::UnitOfWork& work) { return work.replies.of_meeting(authority_1, meeting_); });
    ASSERT_EQ(kept.size(), 1u);
    EXPECT_EQ(kept.front().reason, core::WaitReason::not_read);
    EXPECT_EQ(kept.front().state, core::ReplyState::waiting);
    EXPECT_EQ(kept.front().from, seat().email);
    EXPECT_TRUE(kept.front().note.empty());
}

TEST_P(InboundMail, AReplyToThePlainAddressIsKnownByTheMailThatItAnswers)
{
    const auto sent = messages(meeting_);
    const auto ours = std::ranges::find_if(
        sent, [this](const auto& message) { return message.invitee == seat().id; });
    test::MailedAnswer said = answering();
    said.to = "meetings@exampleshire.example";
    said.fields = "In-Reply-To: <" + ours->message_id + "@exampleshire.example>\r\n";

    const auto taken = take(test::written_mail(said, "Please ring me"));

    EXPECT_EQ(taken.taken.reason, core::WaitReason::no_calendar);
    EXPECT_EQ(taken.taken.seat, seat().id);
    said.fields = "References: <nobodys@exampleshire.example>\r\n";
    EXPECT_EQ(take(test::written_mail(said, "Please ring me")).taken.outcome,
              core::ReplyOutcome::unknown_address);
}

TEST_P(InboundMail, AFolderIsEmptiedAndWhatIsShownNowhereElseIsFlagged)
{
    deliver("1.host", test::outlook_mail(answering()));
    deliver("2.host", "");
    deliver("3.host", test::outlook_mail({}));  // nobody knows whose it is
    int told = 0;
    InboundWatcher watcher{folder_.path(), ingest(), [&told] { ++told; }};

    EXPECT_EQ(watcher.run_once(), 3);
    EXPECT_EQ(watcher.run_once(), 0);

    EXPECT_EQ(told, 1);
    EXPECT_TRUE(std::filesystem::exists(path_ / "cur" / "1.host:2,S"));
    EXPECT_TRUE(std::filesystem::exists(path_ / "cur" / "2.host:2,FS"));
    EXPECT_TRUE(std::filesystem::exists(path_ / "cur" / "3.host:2,FS"));
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

struct Hostile {
    const char* name;
    std::function<void(test::MailedAnswer&)> change;
    std::function<std::string(const test::MailedAnswer&)> mail;
    const char* outcome;
    const char* reason;  // empty: whichever limit it meets first
};

std::string repeated(const std::string& text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

std::string as_calendar(const test::MailedAnswer& said, const std::string& text)
{
    return test::mail_of(said, "text/calendar; method=REPLY", text);
}

// HUSHHUSH stands where what was sent must not come into the log.
const Hostile hostile[] = {
    {"ForSomebodyElsesSeat",
     [](test::MailedAnswer& said) { said.uid = "{nurse}"; },
     test::outlook_mail,
     "waits",
     "other_meeting"},
    {"FromSomebodyElse",
     [](test::MailedAnswer& said) { said.from = "noor@nhs.example"; },
     test::gmail_mail,
     "waits",
     "other_sender"},
    {"InTheChairsName",
     [](test::MailedAnswer& said) { said.from = "gwen@exampleshire.example"; },
     test::apple_mail,
     "waits",
     "other_sender"},
    {"ToAnAddressThatWasGuessed",
     [](test::MailedAnswer& said) {
         said.to = "meetings+aaaaaaaaaaaaaaaaaaaaaaaaaa@exampleshire.example";
     },
     test::outlook_mail,
     "unknown_address",
     ""},
    {"TenMegabytes",
     {},
     [](const test::MailedAnswer& said) {
         return test::written_mail(said, repeated("HUSHHUSH", 1'250'001));
     },
     "refused",
     "too_big"},
    {"OneLine",
     {},
     [](const test::MailedAnswer& said) {
         return as_calendar(said, repeated("HUSHHUSH", 1'000'000));
     },
     "waits",
     "unreadable"},
    {"ANulInTheNote",
     [](test::MailedAnswer& said) { said.extra = std::string{"COMMENT:HUSH\0HUSH\r\n", 19}; },
     [](const test::MailedAnswer& said) { return as_calendar(said, test::reply_calendar(said)); },
     "waits",
     "unreadable"},
    {"DeepComponents",
     {},
     [](const test::MailedAnswer& said) {
         return as_calendar(said, repeated("BEGIN:VEVENT\r\n", 100'000));
     },
     "waits",
     "unreadable"},
    {"PartsWithinParts",
     {},
     [](const test::MailedAnswer& said) {
         std::string body;
         for (int i = 0; i < 50'000; ++i)
             body += "--D" + std::to_string(i) + "\r\nContent-Type: multipart/mixed; boundary=D" +
                     std::to_string(i + 1) + "\r\n\r\n";
         return test::mail_of(said, "multipart/mixed; boundary=D0", body);
     },
     "refused",
     ""},
    {"Binary",
     {},
     [](const test::MailedAnswer&) { return repeated(std::string{"\0\xFF\x80\n", 4}, 100'000); },
     "",
     ""},
};

TEST_P(InboundMail, HostileRepliesChangeNoSeatAndLeaveACodeInTheLog)
{
    set_log_level("debug");
    const auto answers = [this] {
        std::string said;
        for (const auto& seat : seats(meeting_))
            said += std::string{core::code(seat.invitee.reply)} + '\n';
        return said;
    };
    const std::string before = answers();
    const std::string nurses = seat_of(meeting_, nurse).invitee.calendar_uid;
    for (const Hostile& each : hostile) {
        SCOPED_TRACE(each.name);
        test::MailedAnswer said = answering();
        said.id = std::string{each.name} + "@police.example";
        if (each.change) each.change(said);
        if (said.uid == "{nurse}") said.uid = nurses;
        const std::string mail = each.mail(said);
        testing::internal::CaptureStderr();
        const auto began = std::chrono::steady_clock::now();

        const boost::json::object taken = ingest_json(take(mail));

        EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds{10});
        const std::string logged = testing::internal::GetCapturedStderr();
        EXPECT_EQ(answers(), before);
        const std::string outcome{taken.at("outcome").as_string()};
        EXPECT_NE(outcome, "applied");
        if (*each.outcome != '\0') EXPECT_EQ(outcome, each.outcome);
        if (*each.reason != '\0')
            EXPECT_EQ(boost::json::value_to<std::string>(taken.at("reason")), each.reason);
        EXPECT_NE(logged.find("\"evt\":\"mail.received\""), std::string::npos) << logged;
        EXPECT_NE(logged.find("\"outcome\":\"" + outcome + '"'), std::string::npos) << logged;
        EXPECT_EQ(logged.find("HUSH"), std::string::npos) << logged;
        EXPECT_EQ(logged.find('@'), std::string::npos) << logged;
    }
    set_log_level("error");

    // And the next, who means it, is heard.
    EXPECT_EQ(take(test::outlook_mail(answering())).taken.outcome, core::ReplyOutcome::applied);
    EXPECT_NE(answers(), before);
}

QUORATE_ON_EVERY_DATABASE(InboundMail);

}  // namespace
}  // namespace quorate::server
