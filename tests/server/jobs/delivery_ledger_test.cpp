#include <gtest/gtest.h>

#include "core/delivery/delivery_store.hpp"
#include "tests/support/delivery_fixture.hpp"

// What mail servers do, and what the ledger of a seat says of it.

namespace quorate::server {
namespace {

using core::MessageState;
using namespace std::chrono;
using Lines = std::vector<std::string>;

class DeliveryLedger : public test::DeliveryTest {
protected:
    // "deferred 451" for each step of the meeting's only message.
    Lines steps(const core::MeetingId& id)
    {
        Lines lines;
        const auto kept = database().read([&](core::UnitOfWork& work) {
            return work.deliveries.of_meeting(test::authority_1, id);
        });
        for (const core::DeliveryEvent& event : kept.events)
            lines.push_back(std::string{code(event.step)} +
                            (event.code.empty() ? std::string{} : " " + event.code));
        return lines;
    }

    static SmtpSettings impatient(std::uint16_t port)
    {
        SmtpSettings settings = smtp(port);
        settings.connect_timeout = 1s;
        settings.total_timeout = 1s;
        return settings;
    }
};

struct ServerDoes {
    const char* modes;
    MessageState after_one;
    Lines steps;  // after as many attempts as there are modes
};

const ServerDoes servers[] = {
    {"451-rcpt,accept", MessageState::retry, {"deferred 451", "sent 250"}},
    {"451-rcpt,451-rcpt,accept", MessageState::retry, {"deferred 451", "deferred 451", "sent 250"}},
    {"450-rcpt,550-rcpt", MessageState::retry, {"deferred 450", "failed 550"}},
    {"452-data,accept", MessageState::retry, {"deferred 452", "sent 250"}},
    {"421-rcpt,accept", MessageState::retry, {"deferred 421", "sent 250"}},
    {"421-greeting,accept", MessageState::retry, {"deferred 421", "sent 250"}},
    {"refuse,accept", MessageState::retry, {"deferred 554", "sent 250"}},
    {"silent,accept", MessageState::retry, {"deferred no_connection", "sent 250"}},
    {"drop-at-rcpt,accept", MessageState::retry, {"deferred no_connection", "sent 250"}},
    {"drop-at-data,accept", MessageState::retry, {"deferred no_connection", "sent 250"}},
    {"drop-in-body,accept", MessageState::in_doubt, {"in_doubt no_answer", "sent 250"}},
    {"drop,accept", MessageState::in_doubt, {"in_doubt no_answer", "sent 250"}},
    {"hang,accept", MessageState::in_doubt, {"in_doubt no_answer", "sent 250"}},
    {"550-rcpt", MessageState::failed, {"failed 550"}},
    {"554-data", MessageState::failed, {"failed 554"}},
};

const char* const days[] = {"2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04"};

TEST_P(DeliveryLedger, SaysWhatEachServerDidAndWhenItIsTriedAgain)
{
    int number = 0;
    for (const ServerDoes& c : servers) {
        SCOPED_TRACE(c.modes);
        // Three a day, so that nobody is at two at once.
        const char* const day = days[number / 3];
        const std::string hour = std::to_string(8 + number++ % 3 * 3);
        test::SmtpSink sink{c.modes};
        SmtpMailer mailer{impatient(sink.port())};
        const auto worker = worker_with(mailer);
        auto draft = conference();
        draft.invitees.clear();
        draft.when_and_where = on(day, hour + ":00");
        const auto booked = scheduled(draft);

        worker->run_once();
        EXPECT_EQ(only_message(booked.id).state, c.after_one);
        for (std::size_t attempt = 1; attempt < c.steps.size(); ++attempt) {
            clock_.advance(20min);
            worker->run_once();
        }

        EXPECT_EQ(steps(booked.id), c.steps);
    }
}

TEST_P(DeliveryLedger, KeepsTheNextTryOfWhatWasPutOff)
{
    test::KeepingMailer mailer{{{SendState::deferred, 451, ""}}};
    const auto booked = meeting_of_one();

    worker_with(mailer)->run_once();

    const auto kept = database().read([&](core::UnitOfWork& work) {
        return work.deliveries.of_meeting(test::authority_1, booked.id);
    });
    ASSERT_EQ(kept.events.size(), 1u);
    EXPECT_EQ(kept.events.front().next_at, only_message(booked.id).next_at);
}

TEST_P(DeliveryLedger, HoldsWhatMayOnlyGoEncryptedAndTriesItEachHour)
{
    test::KeepingMailer mailer{{{SendState::held, 0, ""}, test::KeepingMailer::accepted()}};
    const auto booked = meeting_of_one();
    const auto worker = worker_with(mailer);

    worker->run_once();
    EXPECT_EQ(only_message(booked.id).state, MessageState::held);
    EXPECT_EQ(only_message(booked.id).last_code, "no_tls");
    EXPECT_EQ(label(only_message(booked.id)),
              "Held: it may only go encrypted, and the mail server offers no encryption");
    clock_.advance(30min);
    EXPECT_EQ(worker->run_once(), 0);
    clock_.advance(31min);
    worker->run_once();

    EXPECT_EQ(only_message(booked.id).state, MessageState::sent);
    EXPECT_EQ(steps(booked.id), (Lines{"held no_tls", "again", "sent 250"}));
    EXPECT_EQ(mailer.sent[0].second, mailer.sent[1].second);
}

TEST_P(DeliveryLedger, NothingForThePublicSectorLeavesInTheClear)
{
    test::SmtpSink sink{"accept"};
    SmtpMailer mailer{smtp(sink.port())};
    const auto booked = meeting_of_one();
    test::run(temp_.pool(), "update outbox_message set to_email = 'gwen@exampleshire.gov.uk'");

    worker_with(mailer)->run_once();

    EXPECT_EQ(only_message(booked.id).state, MessageState::held);
    EXPECT_TRUE(sink.messages().empty());
}

TEST_P(DeliveryLedger, GoesOnWhenOneComesBackAndIsSentAgain)
{
    test::KeepingMailer mailer;
    const auto booked = meeting_of_one();
    const auto worker = worker_with(mailer);
    worker->run_once();
    const auto id = only_message(booked.id).id;

    ASSERT_TRUE(database().write([&](core::UnitOfWork& work) {
        return work.outbox.mark_bounced(test::authority_1, id, "5.1.1", clock_.now());
    }));
    ASSERT_TRUE(database().write([&](core::UnitOfWork& work) {
        return work.outbox.release(test::authority_1, id, clock_.now());
    }));
    worker->run_once();

    EXPECT_EQ(steps(booked.id), (Lines{"sent 250", "bounced 5.1.1", "again", "sent 250"}));
}

// Whoever has leased a message finds that it is its own no more.
TEST_P(DeliveryLedger, WhatIsWithdrawnWhileAWorkerHasItIsNotSent)
{
    const auto booked = meeting_of_one();
    const auto seat = seats(booked.id).front().invitee.id;
    const auto now = clock_.now();

    const bool ours = database().write([&](core::UnitOfWork& work) {
        const auto leased = work.outbox.lease(now, now + 2min, "w1", 10);
        EXPECT_EQ(work.outbox.withdraw(test::authority_1, seat, "wrong_address", now), 1);
        return work.outbox.mark_sending(leased.at(0).id, "w1", "bytes", now + 2min);
    });

    EXPECT_FALSE(ours);
    EXPECT_EQ(only_message(booked.id).state, MessageState::cancelled);
}

QUORATE_ON_EVERY_DATABASE(DeliveryLedger);

}  // namespace
}  // namespace quorate::server
