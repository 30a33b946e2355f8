#include "server/jobs/outbox_worker.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "tests/support/delivery_fixture.hpp"
#include "tests/support/mail_reader.hpp"

namespace quorate::server {
namespace {

using core::MessageState;
using namespace std::chrono;

bool holds(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

// What follows `name` on the calendar's line that begins with it.
std::string value_of(const std::string& text, const std::string& name)
{
    const auto at = text.find("\r\n" + name);
    if (at == std::string::npos) return {};
    const auto begin = at + 2 + name.size();
    return text.substr(begin, text.find("\r\n", begin) - begin);
}

class OutboxDelivery : public test::DeliveryTest {
protected:
    // What was written at the first attempt.
    std::string written(const core::MeetingId& id)
    {
        const auto whole = database().read([&](core::UnitOfWork& work) {
            return work.outbox.find(test::authority_1, only_message(id).id);
        });
        return seal_.open(whole->rendered).value_or("");
    }
};

TEST_P(OutboxDelivery, SendsEachSeatItsOwnInvitation)
{
    test::SmtpSink sink{"accept"};
    SmtpMailer mailer{smtp(sink.port())};
    const auto booked = scheduled(conference());

    EXPECT_EQ(worker_with(mailer)->run_once(), 4);

    const auto mails = sink.messages();
    ASSERT_EQ(mails.size(), 4u);
    for (const auto& message : messages(booked.id)) {
        EXPECT_EQ(message.state, MessageState::sent);
        EXPECT_EQ(message.last_code, "250");
        EXPECT_TRUE(message.queue_id.starts_with("SINK"));
    }
    EXPECT_TRUE(outbox(booked.id).front().starts_with("request chair-1 0 sent"));
}

TEST_P(OutboxDelivery, WritesFromTheAuthorityWithAReplyAddressOfTheSeatsOwn)
{
    test::KeepingMailer mailer;
    const auto booked = meeting_of_one();
    const auto seat = seats(booked.id).front();

    worker_with(mailer)->run_once();

    ASSERT_EQ(mailer.sent.size(), 1u);
    const auto& [envelope, bytes] = mailer.sent.front();
    const std::string address = token_address("meetings@exampleshire.example",
                                              links_.token("replies", seat.invitee.id.text(), 1));
    EXPECT_EQ(envelope.recipient.reveal(), "gwen@exampleshire.example");
    EXPECT_EQ(envelope.sender, address);
    EXPECT_TRUE(holds(bytes, "From: Exampleshire <meetings@exampleshire.example>\r\n"));
    EXPECT_TRUE(holds(bytes, "Reply-To: Exampleshire <" + address + ">\r\n"));
    EXPECT_TRUE(
        holds(bytes,
              "Message-Id: <" + only_message(booked.id).message_id + "@exampleshire.example>\r\n"));
    EXPECT_TRUE(holds(bytes, "method=REQUEST"));
    EXPECT_FALSE(holds(bytes, "Subject: Changed"));
}

TEST(TokenAddress, FitsALocalPartWhateverTheToken)
{
    const std::string token(52, 'x');

    EXPECT_EQ(token_address("child.protection.conferences@council.example", token),
              "child.protection.conferences+" + token.substr(0, 26) + "@council.example");
}

TEST_P(OutboxDelivery, KeepsWhatWasWrittenUnreadable)
{
    test::KeepingMailer mailer;
    const auto booked = meeting_of_one();

    worker_with(mailer)->run_once();

    const auto whole = database().read([&](core::UnitOfWork& work) {
        return work.outbox.find(test::authority_1, only_message(booked.id).id);
    });
    EXPECT_FALSE(whole->rendered.empty());
    EXPECT_FALSE(holds(whole->rendered, "exampleshire"));
    EXPECT_TRUE(holds(written(booked.id), mailer.sent.front().second));
}

TEST_P(OutboxDelivery, ShowsARefusalForGoodAsFailed)
{
    test::SmtpSink sink{"550-rcpt"};
    SmtpMailer mailer{smtp(sink.port())};
    const auto booked = meeting_of_one();

    worker_with(mailer)->run_once();

    const auto message = only_message(booked.id);
    EXPECT_EQ(message.state, MessageState::failed);
    EXPECT_EQ(message.last_code, "550");
    EXPECT_TRUE(message.terminal_at);
    EXPECT_TRUE(holds(metrics_.text(), "outbox_attempts_total{result=\"failed\"} 1"));
}

TEST_P(OutboxDelivery, TriesAgainInAboutAMinuteWithTheSameBytes)
{
    test::SmtpSink sink{"450-rcpt,451-data,accept"};
    SmtpMailer mailer{smtp(sink.port())};
    const auto booked = meeting_of_one();
    const auto worker = worker_with(mailer);

    worker->run_once();
    const auto first = only_message(booked.id);
    const std::string bytes = written(booked.id);
    EXPECT_EQ(first.state, MessageState::retry);
    EXPECT_EQ(first.last_code, "450");
    EXPECT_GE(first.next_at, clock_.now() + 48s);
    EXPECT_LE(first.next_at, clock_.now() + 72s);
    EXPECT_EQ(worker->run_once(), 0);

    clock_.advance(73s);
    worker->run_once();
    EXPECT_EQ(only_message(booked.id).last_code, "451");
    clock_.advance(6min + 1s);
    worker->run_once();

    EXPECT_EQ(only_message(booked.id).state, MessageState::sent);
    EXPECT_EQ(only_message(booked.id).attempts, 3);
    EXPECT_EQ(written(booked.id), bytes);
    ASSERT_EQ(sink.messages().size(), 1u);
    EXPECT_TRUE(holds(bytes, sink.messages().front()));
}

TEST_P(OutboxDelivery, SendsEverythingOnceTheServerIsBack)
{
    std::uint16_t port = 0;
    {
        const test::SmtpSink gone{"accept"};
        port = gone.port();
    }
    SmtpMailer mailer{smtp(port)};
    const auto booked = scheduled(conference());
    const auto worker = worker_with(mailer);

    worker->run_once();
    EXPECT_EQ(worker->run_once(), 0);  // leaves a server that does not answer in peace
    for (const auto& message : messages(booked.id))
        EXPECT_TRUE(message.state == MessageState::retry || message.state == MessageState::pending);

    test::SmtpSink sink{"accept", {"--port", std::to_string(port)}};
    clock_.advance(2min);
    while (worker->run_once() > 0)
        continue;

    EXPECT_EQ(sink.messages().size(), 4u);
    for (const auto& message : messages(booked.id))
        EXPECT_EQ(message.state, MessageState::sent);
}

TEST_P(OutboxDelivery, SendsWhatMayHaveArrivedOnceMoreByteForByte)
{
    test::SmtpSink sink{"drop,accept"};
    SmtpMailer mailer{smtp(sink.port())};
    const auto booked = meeting_of_one();
    const auto worker = worker_with(mailer);

    worker->run_once();
    EXPECT_EQ(only_message(booked.id).state, MessageState::in_doubt);
    EXPECT_EQ(worker->run_once(), 0);
    clock_.advance(15min);
    worker->run_once();

    EXPECT_EQ(only_message(booked.id).state, MessageState::sent);
    const auto mails = sink.messages();
    ASSERT_EQ(mails.size(), 2u);
    EXPECT_EQ(mails[0], mails[1]);
}

TEST_P(OutboxDelivery, LeavesTheSecondDoubtToAPerson)
{
    test::SmtpSink sink{"drop"};
    SmtpMailer mailer{smtp(sink.port())};
    const auto booked = meeting_of_one();
    const auto worker = worker_with(mailer);

    worker->run_once();
    clock_.advance(15min);
    worker->run_once();
    clock_.advance(72h);
    worker->run_once();

    EXPECT_EQ(only_message(booked.id).state, MessageState::held);
    EXPECT_EQ(sink.messages().size(), 2u);
}

TEST_P(OutboxDelivery, GivesUpAfterThreeDays)
{
    test::KeepingMailer mailer{{{SendState::deferred, 450, ""}}};
    const auto booked = meeting_of_one();
    const auto worker = worker_with(mailer);

    for (int hours = 0; hours < 80; ++hours) {
        worker->run_once();
        clock_.advance(1h);
    }

    const auto message = only_message(booked.id);
    EXPECT_EQ(message.state, MessageState::failed);
    EXPECT_EQ(message.last_code, "450");
    EXPECT_LE(*message.terminal_at, message.created_at + 73h);
    EXPECT_TRUE(holds(metrics_.text(), "outbox_attempts_total{result=\"gave_up\"} 1"));
}

TEST_P(OutboxDelivery, SendsALaterVersionInsteadOfOneThatDidNotLeave)
{
    test::KeepingMailer mailer{{{SendState::deferred, 450, ""}, test::KeepingMailer::accepted()}};
    const auto booked = meeting_of_one();
    const auto worker = worker_with(mailer);
    worker->run_once();

    const auto moved = database().transact([&](core::UnitOfWork& work) {
        return core::reschedule_meeting(work,
                                        tools(),
                                        test::person("support-1"),
                                        {.meeting = booked.id,
                                         .version = booked.version,
                                         .when_and_where = on("2026-11-26", "14:00"),
                                         .reason = "The chair is ill that day"});
    });
    ASSERT_TRUE(moved);
    clock_.advance(24h);
    while (worker->run_once() > 0)
        continue;

    ASSERT_EQ(mailer.sent.size(), 2u);
    EXPECT_EQ(outbox(booked.id),
              (std::vector<std::string>{"request chair-1 0 cancelled", "request chair-1 1 sent"}));
    // Nothing has arrived yet, so there is nothing that has changed.
    EXPECT_TRUE(holds(mailer.sent[1].second, "Subject: Invitation: "));
}

TEST_P(OutboxDelivery, TellsOfAChangeAndTakesTheMeetingBack)
{
    test::KeepingMailer mailer;
    const auto booked = meeting_of_one();
    const auto worker = worker_with(mailer);
    worker->run_once();
    const auto change = [&](auto use_case) {
        const auto version = database().transact(use_case);
        ASSERT_TRUE(version);
        worker->run_once();
    };

    change([&](core::UnitOfWork& work) {
        return core::reschedule_meeting(work,
                                        tools(),
                                        test::person("support-1"),
                                        {.meeting = booked.id,
                                         .version = booked.version,
                                         .when_and_where = on("2026-11-26", "14:00"),
                                         .reason = "The chair is ill that day"});
    });
    change([&](core::UnitOfWork& work) {
        return core::cancel_meeting(work,
                                    tools(),
                                    test::person("support-1"),
                                    {.meeting = booked.id,
                                     .version = meeting(booked.id).version,
                                     .reason = "The family has moved away"});
    });

    ASSERT_EQ(mailer.sent.size(), 3u);
    EXPECT_TRUE(holds(mailer.sent[1].second, "Subject: Changed: "));
    EXPECT_TRUE(holds(mailer.sent[1].second, "method=REQUEST"));
    EXPECT_TRUE(holds(mailer.sent[2].second, "Subject: Cancelled: "));
    EXPECT_TRUE(holds(mailer.sent[2].second, "method=CANCEL"));
    EXPECT_EQ(mailer.sent[0].first.sender, mailer.sent[2].first.sender);
}

// Calendars match versions of a meeting by UID and ORGANIZER, and take one for later only when
// SEQUENCE and DTSTAMP are both higher.
TEST_P(OutboxDelivery, SendsVersionsThatCalendarsTakeForOneMeeting)
{
    test::KeepingMailer mailer;
    const auto worker = worker_with(mailer);
    const auto booked = meeting_of_one();
    worker->run_once();
    clock_.advance(minutes{10});
    auto where = on("2026-11-25", "10:00");
    where.room = core::RoomId{"room-2"};
    for (const core::TimeAndPlace& next : {where, on("2026-11-26", "14:00")}) {
        ASSERT_TRUE(database().transact([&](core::UnitOfWork& work) {
            return core::reschedule_meeting(work,
                                            tools(),
                                            test::person("support-1"),
                                            {.meeting = booked.id,
                                             .version = meeting(booked.id).version,
                                             .when_and_where = next,
                                             .reason = "Illness"});
        }));
        worker->run_once();
        clock_.advance(minutes{10});
    }
    ASSERT_TRUE(database().transact([&](core::UnitOfWork& work) {
        return core::cancel_meeting(work,
                                    tools(),
                                    test::person("support-1"),
                                    {.meeting = booked.id,
                                     .version = meeting(booked.id).version,
                                     .reason = "It is not needed any more"});
    }));
    worker->run_once();

    ASSERT_EQ(mailer.sent.size(), 4u);
    for (std::size_t i = 0; i < 4; ++i) {
        const std::string text = test::mail_content(mailer.sent[i].second);
        EXPECT_EQ(value_of(text, "SEQUENCE:"), std::to_string(i));
        EXPECT_EQ(value_of(text, "METHOD:"), i == 3 ? "CANCEL" : "REQUEST");
        EXPECT_NE(value_of(text, "DTSTART;TZID=Europe/London:"), "");
        // A move asks again; another room does not.
        EXPECT_EQ(text.find("no longer counts") != std::string::npos, i == 2);
        if (i == 0) continue;
        const std::string before = test::mail_content(mailer.sent[i - 1].second);
        for (const char* same : {"UID:", "ORGANIZER;", "CREATED:"}) {
            EXPECT_NE(value_of(text, same), "") << same;
            EXPECT_EQ(value_of(text, same), value_of(before, same)) << same;
        }
        EXPECT_GT(value_of(text, "DTSTAMP:"), value_of(before, "DTSTAMP:"));
        EXPECT_GT(value_of(text, "LAST-MODIFIED:"), value_of(before, "LAST-MODIFIED:"));
    }
}

TEST_P(OutboxDelivery, FailsAMessageThatNobodyCanBeWrittenTo)
{
    test::KeepingMailer mailer;
    const auto booked = meeting_of_one();
    test::run(temp_.pool(), "update outbox_message set to_email = 'nobody at all'");

    worker_with(mailer)->run_once();

    EXPECT_EQ(only_message(booked.id).state, MessageState::failed);
    EXPECT_EQ(only_message(booked.id).last_code, "unsendable");
    EXPECT_TRUE(mailer.sent.empty());
}

TEST_P(OutboxDelivery, SharesTheWorkBetweenServersWithoutSendingTwice)
{
    for (int hour = 8; hour < 16; hour += 3) {
        auto draft = conference();
        draft.when_and_where = on("2026-11-25", std::to_string(hour) + ":00");
        scheduled(draft);
    }
    test::SmtpSink sink{"accept"};
    const auto second_pool = temp_.another_pool();
    db::Database second{*second_pool};

    {
        std::vector<std::jthread> servers;
        for (db::Database* data : {&database(), &second})
            servers.emplace_back([&, data] {
                SmtpMailer mailer{smtp(sink.port())};
                const auto worker = worker_with(mailer, *data);
                while (worker->run_once() > 0)
                    continue;
            });
    }

    const auto mails = sink.messages();
    EXPECT_EQ(mails.size(), 12u);
    EXPECT_EQ((std::set<std::string>{mails.begin(), mails.end()}).size(), 12u);
}

TEST_P(OutboxDelivery, SendsAsSoonAsItIsPoked)
{
    test::SmtpSink sink{"accept"};
    SmtpMailer mailer{smtp(sink.port())};
    const auto worker = worker_with(mailer);
    worker->start();
    const auto booked = meeting_of_one();

    worker->poke();
    for (int tries = 0; tries < 200 && sink.messages().empty(); ++tries)
        std::this_thread::sleep_for(20ms);
    worker->stop();

    EXPECT_TRUE(worker->works());
    EXPECT_EQ(only_message(booked.id).state, MessageState::sent);
}

QUORATE_ON_EVERY_DATABASE(OutboxDelivery);

}  // namespace
}  // namespace quorate::server
