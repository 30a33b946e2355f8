#include "db/stores/outbox_store.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <thread>

#include "db/session/transaction.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using core::MessageKind;
using core::MessageState;
using namespace std::chrono;

const core::AuthorityId authority{"authority-1"};
const core::MeetingId meeting{"m1"};
const core::Instant now = test::at("2026-11-23T09:00:00Z");
const core::Instant later = now + 2min;

core::OutboxMessage message(MessageKind kind, int sequence, const std::string& seat = "seat-m1")
{
    const std::string key = core::dedupe_key(kind, seat, sequence);
    core::OutboxMessage made;
    made.id = core::OutboxMessageId{"id-" + key};
    made.authority = authority;
    made.dedupe_key = key;
    made.kind = kind;
    made.meeting = meeting;
    made.invitee = core::InviteeId{seat};
    made.sequence = sequence;
    made.to = core::Email{"lee@police.example"};
    made.message_id = "mid-" + key;
    made.next_at = now;
    made.created_at = now;
    return made;
}

class OutboxOnDisk : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "m1", now + 48h);
    }

    template <class Work>
    auto with(Work work)
    {
        Transaction transaction{temp_.pool(), Access::write};
        OutboxStore outbox{transaction.sql()};
        auto result = work(outbox);
        transaction.commit();
        return result;
    }

    bool add(const core::OutboxMessage& added)
    {
        return with([&](OutboxStore& outbox) { return outbox.enqueue(added); });
    }

    std::vector<core::OutboxMessage> lease(core::Instant at, const std::string& token = "w1")
    {
        return with([&](OutboxStore& o) { return o.lease(at, at + 2min, token, 50); });
    }

    core::OutboxMessage found(const core::OutboxMessage& wanted)
    {
        return with([&](OutboxStore& o) { return o.find(authority, wanted.id); }).value();
    }

    bool sending(const core::OutboxMessage& m, const std::string& token = "w1")
    {
        return with([&](OutboxStore& o) { return o.mark_sending(m.id, token, "bytes", later); });
    }

    const core::OutboxMessage first = message(MessageKind::request, 0);
    const core::OutboxMessage second = message(MessageKind::request, 1);
    const core::OutboxMessage cancel = message(MessageKind::cancel, 2);
};

TEST_P(OutboxOnDisk, AMessageIsFoundByItsMessageIdAlone)
{
    const auto sent = message(MessageKind::request, 0);
    add(sent);

    const auto known = with([&](OutboxStore& o) { return o.find_by_message_id(sent.message_id); });

    ASSERT_TRUE(known);
    EXPECT_EQ(known->id, sent.id);
    EXPECT_EQ(known->invitee, sent.invitee);
    EXPECT_FALSE(with([](OutboxStore& o) { return o.find_by_message_id("another"); }));
}

TEST_P(OutboxOnDisk, KeepsAMessageAsItWas)
{
    auto given = first;
    given.change_summary = "The room is now Room Oak.";
    given.circulation = core::CirculationId{"c1"};
    add(given);

    const auto kept = found(given);

    EXPECT_EQ(kept.dedupe_key, "request:seat-m1:0");
    EXPECT_EQ(kept.change_summary, "The room is now Room Oak.");
    EXPECT_EQ(kept.to, given.to);
    EXPECT_EQ(kept.circulation, given.circulation);
    EXPECT_EQ(kept.state, MessageState::pending);
    EXPECT_EQ(kept.terminal_at, std::nullopt);
}

TEST_P(OutboxOnDisk, TakesTheSameMessageOnce)
{
    auto repeated = first;
    repeated.id = core::OutboxMessageId{"another-id"};
    repeated.message_id = "another";

    EXPECT_TRUE(add(first));
    EXPECT_FALSE(add(repeated));
    EXPECT_EQ(with([](OutboxStore& o) { return o.of_meeting(authority, meeting); }).size(), 1u);
}

TEST_P(OutboxOnDisk, ALaterVersionReplacesWhatHasNotLeft)
{
    add(first);
    add(second);

    EXPECT_EQ(found(first).state, MessageState::cancelled);
    EXPECT_EQ(found(first).last_code, "superseded");
    EXPECT_EQ(found(second).state, MessageState::pending);
}

TEST_P(OutboxOnDisk, ACancelIsNeverReplaced)
{
    add(cancel);
    add(message(MessageKind::request, 3));

    EXPECT_EQ(found(cancel).state, MessageState::pending);
}

TEST_P(OutboxOnDisk, SendsOneVersionAtATimeToASeat)
{
    add(first);
    lease(now);
    add(second);

    EXPECT_TRUE(lease(now, "w2").empty());

    sending(first);
    with([&](OutboxStore& o) { return o.mark_sent(first.id, "w1", "250", "q1", now); });
    ASSERT_EQ(lease(now, "w2").size(), 1u);
    EXPECT_EQ(found(second).attempts, 1);
    EXPECT_EQ(found(first).queue_id, "q1");
    EXPECT_EQ(found(first).rendered, "bytes");
}

TEST_P(OutboxOnDisk, LeasesOnlyWhatIsDue)
{
    auto tomorrow = first;
    tomorrow.next_at = now + 24h;
    add(tomorrow);

    EXPECT_TRUE(lease(now).empty());
    EXPECT_EQ(lease(now + 24h).size(), 1u);
}

TEST_P(OutboxOnDisk, IsFencedAgainstAWorkerThatLostItsLease)
{
    add(first);
    lease(now);
    with([](OutboxStore& o) { return o.recover_expired(now + 3min); });
    ASSERT_EQ(lease(now + 3min, "w2").size(), 1u);

    EXPECT_FALSE(sending(first, "w1"));
    EXPECT_FALSE(with([&](OutboxStore& o) { return o.mark_failed(first.id, "w1", "550", now); }));
    EXPECT_TRUE(sending(first, "w2"));
}

TEST_P(OutboxOnDisk, WhatWasBeingSentWhenAWorkerDiedIsInDoubtThenHeld)
{
    add(first);
    lease(now);
    sending(first);

    with([](OutboxStore& o) { return o.recover_expired(now + 3min); });
    EXPECT_EQ(found(first).state, MessageState::in_doubt);
    EXPECT_TRUE(lease(now + 4min).empty());

    ASSERT_EQ(lease(now + 18min).size(), 1u);
    sending(first);
    with([&](OutboxStore& o) { return o.mark_in_doubt(first.id, "w1", "timeout", now); });
    EXPECT_EQ(found(first).state, MessageState::held);
    EXPECT_TRUE(lease(now + 24h).empty());

    EXPECT_TRUE(with([&](OutboxStore& o) { return o.release(authority, first.id, now); }));
    EXPECT_EQ(lease(now).size(), 1u);
}

TEST_P(OutboxOnDisk, DoesNotRepeatADoubtfulVersionAfterANewerOne)
{
    add(first);
    lease(now);
    sending(first);
    with([&](OutboxStore& o) { return o.mark_in_doubt(first.id, "w1", "reset", now); });
    add(second);

    const auto due = lease(now + 1h);

    ASSERT_EQ(due.size(), 1u);
    EXPECT_EQ(due.front().sequence, 1);
    EXPECT_EQ(found(first).state, MessageState::cancelled);
}

TEST_P(OutboxOnDisk, TriesAgainWhenPutOff)
{
    add(first);
    lease(now);
    with([&](OutboxStore& o) { return o.mark_retry(first.id, "w1", "451", later, now); });

    EXPECT_EQ(found(first).state, MessageState::retry);
    EXPECT_TRUE(lease(now).empty());
    EXPECT_EQ(lease(later).size(), 1u);
    EXPECT_EQ(found(first).attempts, 2);
}

TEST_P(OutboxOnDisk, KnowsWhoHasBeenTold)
{
    add(first);
    const auto told = [&] {
        return with([](OutboxStore& o) { return o.seats_told(authority, meeting); });
    };

    EXPECT_TRUE(told().empty());
    lease(now);
    EXPECT_TRUE(told().contains(core::InviteeId{"seat-m1"}));
    with([&](OutboxStore& o) { return o.mark_failed(first.id, "w1", "550", now); });
    EXPECT_TRUE(told().empty());
}

TEST_P(OutboxOnDisk, CountsByState)
{
    add(first);
    add(second);

    const auto counts = with([](OutboxStore& o) { return o.counts(); });

    EXPECT_EQ(counts.by_state.at(MessageState::cancelled), 1);
    EXPECT_EQ(counts.by_state.at(MessageState::pending), 1);
    EXPECT_EQ(counts.oldest_due, now);
}

TEST_P(OutboxOnDisk, WorkersNeverTakeTheSameMessage)
{
    for (int i = 0; i < 24; ++i)
        add(message(MessageKind::request, 0, "seat-" + std::to_string(i)));
    const auto second_pool = temp_.another_pool();
    std::mutex mutex;
    std::multiset<std::string> taken;

    std::vector<std::jthread> workers;
    for (int w = 0; w < 4; ++w)
        workers.emplace_back([&, w] {
            Database data{w % 2 == 0 ? temp_.pool() : *second_pool};
            for (int round = 0; round < 8; ++round) {
                const std::string token = std::to_string(w) + "-" + std::to_string(round);
                const auto leased = data.transact([&](core::UnitOfWork& work) {
                    return core::Result{work.outbox.lease(now, later, token, 3)};
                });
                const std::scoped_lock lock{mutex};
                for (const auto& each : *leased)
                    taken.insert(each.id.text());
            }
        });
    workers.clear();

    EXPECT_EQ(taken.size(), 24u);
    EXPECT_EQ((std::set<std::string>{taken.begin(), taken.end()}).size(), 24u);
}

TEST_P(OutboxOnDisk, KeepsWhatIsAboutNoMeeting)
{
    core::OutboxMessage about_dates = message(MessageKind::moved_dates, 0, "notice");
    about_dates.meeting = {};
    about_dates.invitee = {};
    about_dates.notice = core::MoveNoticeId{"notice"};
    EXPECT_TRUE(add(about_dates));
    EXPECT_FALSE(add(about_dates));

    const auto leased = lease(now);
    ASSERT_EQ(leased.size(), 1u);
    EXPECT_EQ(leased[0].kind, MessageKind::moved_dates);
    EXPECT_TRUE(leased[0].meeting.empty());
    EXPECT_EQ(leased[0].notice, core::MoveNoticeId{"notice"});
}

TEST_P(OutboxOnDisk, KeepsWhatTellsSomebodyOfTheirAccount)
{
    core::OutboxMessage about_account = message(MessageKind::account, 0, "told");
    about_account.meeting = {};
    about_account.invitee = {};
    about_account.account = core::UserId{"chair-1"};
    EXPECT_TRUE(add(about_account));

    const auto leased = lease(now);
    ASSERT_EQ(leased.size(), 1u);
    EXPECT_EQ(leased[0].kind, MessageKind::account);
    EXPECT_EQ(leased[0].account, core::UserId{"chair-1"});
    EXPECT_FALSE(leased[0].notice);
}

QUORATE_ON_EVERY_DATABASE(OutboxOnDisk);

}  // namespace
}  // namespace quorate::db
