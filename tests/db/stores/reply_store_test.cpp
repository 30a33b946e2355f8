#include "db/stores/reply_store.hpp"

#include <gtest/gtest.h>

#include "core/unit_of_work.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

const core::AuthorityId here{"authority-1"};
const core::AuthorityId elsewhere{"authority-2"};
const core::ReplyAddress seat{.authority = here, .seat = core::InviteeId{"seat-m1"}};
const core::Instant now = test::at("2026-11-23T10:00");

class RepliesOnDisk : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "m1", test::at("2026-12-01T10:00"));
    }

    template <class Deed>
    auto with(Deed deed)
    {
        return database().write([&](core::UnitOfWork& work) { return deed(work.replies); });
    }

    static core::MailedReply waiting(const std::string& id, const std::string& key)
    {
        return {.id = core::MailedReplyId{id},
                .authority = here,
                .meeting = core::MeetingId{"m1"},
                .seat = seat.seat,
                .key = key,
                .received_at = now,
                .outcome = core::ReplyOutcome::proposed,
                .reason = core::WaitReason::none,
                .state = core::ReplyState::waiting,
                .answer = core::MailedAnswer::tentative,
                .sender = core::SenderCheck::unproven,
                .from = core::Email{"noor@nhs.example"},
                .note = core::FreeText{"Any other day"},
                .delegated_to = core::Email{"d@nhs.example"},
                .proposed_from = test::at("2026-12-03T14:00"),
                .proposed_until = test::at("2026-12-03T15:00"),
                .answered_from = test::at("2026-12-01T10:00"),
                .answered_until = test::at("2026-12-01T11:00")};
    }
};

TEST_P(RepliesOnDisk, AnAddressLeadsToItsSeatAndIsNotedOnce)
{
    with([](core::ReplyStore& replies) {
        replies.expect(seat, "hash-1");
        replies.expect(seat, "hash-1");
        return 0;
    });

    const auto found = with([](core::ReplyStore& r) { return r.find_address("hash-1"); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->seat, seat.seat);
    EXPECT_EQ(found->authority, here);
    EXPECT_FALSE(with([](core::ReplyStore& r) { return r.find_address("hash-2"); }));
    EXPECT_EQ(with([](core::ReplyStore& r) { return r.expected_of(seat); }), "hash-1");
    EXPECT_EQ(with([](core::ReplyStore& r) {
                  return r.expected_of({.authority = elsewhere, .seat = seat.seat});
              }),
              "");
}

TEST_P(RepliesOnDisk, WhatCountedLastIsKept)
{
    const core::SeatMailState state{
        .sequence = 2, .stamp = now, .applied_at = now, .refreshed_at = now};
    const auto back = with([&](core::ReplyStore& replies) {
        replies.expect(seat, "hash-1");
        EXPECT_EQ(replies.state_of(seat), core::SeatMailState{});
        replies.save_state(seat, state);
        EXPECT_EQ(replies.state_of({.authority = elsewhere, .seat = seat.seat}),
                  core::SeatMailState{});
        return replies.state_of(seat);
    });
    EXPECT_EQ(back, state);
}

TEST_P(RepliesOnDisk, AMailIsKeptAsItWasTakenAndOnce)
{
    EXPECT_TRUE(with([](core::ReplyStore& r) { return r.add(waiting("r1", "k1")); }));
    EXPECT_FALSE(with([](core::ReplyStore& r) { return r.add(waiting("r2", "k1")); }));

    const auto found =
        with([](core::ReplyStore& r) { return r.find(here, core::MailedReplyId{"r1"}); });
    ASSERT_TRUE(found);
    const core::MailedReply given = waiting("r1", "k1");
    EXPECT_EQ(found->key, "k1");
    EXPECT_EQ(found->outcome, given.outcome);
    EXPECT_EQ(found->state, given.state);
    EXPECT_EQ(found->answer, given.answer);
    EXPECT_EQ(found->sender, given.sender);
    EXPECT_EQ(found->from, given.from);
    EXPECT_EQ(found->note, given.note);
    EXPECT_EQ(found->delegated_to, given.delegated_to);
    EXPECT_EQ(found->proposed_from, given.proposed_from);
    EXPECT_EQ(found->proposed_until, given.proposed_until);
    EXPECT_FALSE(
        with([](core::ReplyStore& r) { return r.find(elsewhere, core::MailedReplyId{"r1"}); }));
}

TEST_P(RepliesOnDisk, ThoseOfAMeetingComeNewestFirst)
{
    with([](core::ReplyStore& replies) {
        auto later = waiting("r2", "k2");
        later.received_at = now + std::chrono::hours{1};
        replies.add(waiting("r1", "k1"));
        return replies.add(later);
    });

    const auto all =
        with([](core::ReplyStore& r) { return r.of_meeting(here, core::MeetingId{"m1"}); });
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all.front().id.text(), "r2");
    EXPECT_TRUE(with([](core::ReplyStore& r) {
                    return r.of_meeting(elsewhere, core::MeetingId{"m1"});
                }).empty());
}

TEST_P(RepliesOnDisk, OneIsSettledOnceAndThenHoldsNothingPersonal)
{
    with([](core::ReplyStore& r) { return r.add(waiting("r1", "k1")); });
    const auto settle = [this](const core::AuthorityId& authority) {
        return with([&](core::ReplyStore& replies) {
            return replies.settle(authority,
                                  core::MailedReplyId{"r1"},
                                  core::ReplyState::discarded,
                                  core::UserId{"support-1"},
                                  now);
        });
    };
    EXPECT_FALSE(settle(elsewhere));
    EXPECT_TRUE(settle(here));
    EXPECT_FALSE(settle(here));

    const auto found =
        with([](core::ReplyStore& r) { return r.find(here, core::MailedReplyId{"r1"}); });
    EXPECT_EQ(found->state, core::ReplyState::discarded);
    EXPECT_EQ(found->settled_by, core::UserId{"support-1"});
    EXPECT_EQ(found->settled_at, now);
    EXPECT_TRUE(found->from.empty());
    EXPECT_TRUE(found->note.empty());
    EXPECT_TRUE(found->delegated_to.empty());
}

TEST_P(RepliesOnDisk, AMailThatFitsNowhereWaitsOnceUntilItIsDealtWith)
{
    const core::UnmatchedMail mail{.id = core::UnmatchedMailId{"u1"},
                                   .authority = here,
                                   .key = "k1",
                                   .received_at = now,
                                   .from = core::Email{"mum@mail.example"}};
    EXPECT_TRUE(with([&](core::ReplyStore& r) { return r.add_unmatched(mail); }));
    auto again = mail;
    again.id = core::UnmatchedMailId{"u2"};
    EXPECT_FALSE(with([&](core::ReplyStore& r) { return r.add_unmatched(again); }));

    const auto waiting = [this](const core::AuthorityId& authority) {
        return with([&](core::ReplyStore& r) { return r.unmatched(authority); });
    };
    ASSERT_EQ(waiting(here).size(), 1u);
    EXPECT_EQ(waiting(here).front().from, mail.from);
    EXPECT_EQ(waiting(here).front().received_at, now);
    EXPECT_TRUE(waiting(elsewhere).empty());

    const auto settle = [&](const core::AuthorityId& authority) {
        return with([&](core::ReplyStore& r) {
            return r.settle_unmatched(authority, mail.id, core::UserId{"support-1"}, now);
        });
    };
    EXPECT_FALSE(settle(elsewhere));
    EXPECT_TRUE(settle(here));
    EXPECT_FALSE(settle(here));
    EXPECT_TRUE(waiting(here).empty());
}

TEST_P(RepliesOnDisk, KeepHowFarEachInboxWasRead)
{
    const core::InboxPlace place{.validity = 4'294'967'295, .last_uid = 12};
    EXPECT_FALSE(with([](core::ReplyStore& r) { return r.place_in("a"); }));

    with([&](core::ReplyStore& r) {
        r.save_place("a", {.validity = 1, .last_uid = 2});
        r.save_place("a", place);
        return true;
    });

    EXPECT_EQ(with([](core::ReplyStore& r) { return r.place_in("a"); }), place);
    EXPECT_FALSE(with([](core::ReplyStore& r) { return r.place_in("b"); }));
}

QUORATE_ON_EVERY_DATABASE(RepliesOnDisk);

}  // namespace
}  // namespace quorate::db
