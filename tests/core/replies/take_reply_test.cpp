#include "core/replies/take_reply.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/replies/look_at_reply.hpp"
#include "core/replies/reply_store.hpp"
#include "core/replies/waiting_replies.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono_literals;
using Lines = std::vector<std::string>;
using test::authority_1;

class TakeReply : public test::MeetingTest {
protected:
    void SetUp() override
    {
        MeetingTest::SetUp();
        meeting_ = *schedule(conference());
        send_all();
        expect_mail_of(seat().id);
    }

    // As the worker does when it makes the seat's first mail.
    void expect_mail_of(const InviteeId& id)
    {
        database().write([&](UnitOfWork& work) {
            work.replies.expect({.authority = authority_1, .seat = id},
                                reply_token_hash(links_, reply_token(links_, id.text())));
            return 0;
        });
    }

    Invitee seat() { return seat_of(meeting_, police).invitee; }

    IncomingReply accepting()
    {
        return {.tokens = {"nobodys", reply_token(links_, seat().id.text())},
                .from = seat().email,
                .method = ReplyMethod::reply,
                .uid = seat().calendar_uid,
                .sequence = 0,
                .stamp = clock_.now(),
                .answer = MailedAnswer::accepted,
                .key = "mail-1"};
    }

    IncomingReply proposing()
    {
        IncomingReply mail = accepting();
        mail.method = ReplyMethod::counter;
        mail.answer = MailedAnswer::tentative;
        mail.proposed_from = test::at("2026-12-03T14:00");
        mail.proposed_until = test::at("2026-12-03T16:00");
        return mail;
    }

    IncomingReply writing(const std::string& words)
    {
        IncomingReply mail = accepting();
        mail.fault = PartFault::missing;
        mail.method = ReplyMethod::none;
        mail.answer = MailedAnswer::none;
        mail.note = FreeText{words};
        return mail;
    }

    void cancel()
    {
        ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
            return cancel_meeting(work,
                                  tools(),
                                  test::person("support-1"),
                                  {.meeting = meeting_,
                                   .version = meeting(meeting_).version,
                                   .reason = "The assessment is not finished."});
        }));
    }

    // "after_cancelled Please ring me", of everything that waits.
    Lines waiting()
    {
        const auto found = database().transact([&](UnitOfWork& work) {
            return waiting_replies(work, tools(), test::person("support-1"), {});
        });
        Lines lines;
        for (const WaitingItem& item : found->entries)
            lines.push_back(std::string{code(item.reason)} + ' ' + item.note.reveal());
        return lines;
    }

    WaitingReply looked_at()
    {
        return *database().transact([&](UnitOfWork& work) {
            return waiting_reply(work, tools(), test::person("support-1"), meeting_, kept_id_);
        });
    }

    TakenReply take(const IncomingReply& mail)
    {
        const auto taken =
            database().transact([&](UnitOfWork& work) { return take_reply(work, tools(), mail); });
        EXPECT_TRUE(taken);
        return taken ? *taken : TakenReply{};
    }

    std::vector<MailedReply> kept()
    {
        return database().read(
            [&](UnitOfWork& work) { return work.replies.of_meeting(authority_1, meeting_); });
    }

    Result<Done> settle(const ReplyForm& form, const std::string& by = "support-1")
    {
        return database().transact([&](UnitOfWork& work) {
            return accept_mailed_reply(work, tools(), test::person(by), meeting_, kept_id_, form);
        });
    }

    Result<Done> discard()
    {
        return database().transact([&](UnitOfWork& work) {
            return discard_mailed_reply(
                work, tools(), test::person("support-1"), meeting_, kept_id_);
        });
    }

    // Takes a mail that has to wait.
    void leave(const IncomingReply& mail)
    {
        take(mail);
        ASSERT_EQ(kept().size(), 1u);
        EXPECT_EQ(kept().front().state, ReplyState::waiting);
        kept_id_ = kept().front().id;
    }

    const SeatHolder police{.contact = ContactId{"contact-police"}};
    MeetingId meeting_;
    MailedReplyId kept_id_;
};

TEST_P(TakeReply, CountsAnAnswerAsTheLinksPageDoes)
{
    auto mail = accepting();
    mail.note = FreeText{"By train"};
    const int version = meeting(meeting_).replies_version;

    EXPECT_EQ(take(mail).outcome, ReplyOutcome::applied);

    EXPECT_EQ(seat().reply, Reply::attend);
    EXPECT_EQ(seat().reply_note.reveal(), "By train");
    EXPECT_EQ(seat().replied_at, clock_.now());
    EXPECT_GT(meeting(meeting_).replies_version, version);
    EXPECT_EQ(kept().front().note.reveal(), "");
    EXPECT_TRUE(kept().front().from.empty());
}

TEST_P(TakeReply, AnAnswerWithoutWordsDoesNotKeepThoseOfTheOneBefore)
{
    auto mail = accepting();
    mail.answer = MailedAnswer::declined;
    mail.note = FreeText{"My mum has died, please stop"};
    take(mail);
    clock_.advance(5min);
    mail = accepting();
    mail.key = "mail-2";

    EXPECT_EQ(take(mail).outcome, ReplyOutcome::applied);

    EXPECT_EQ(seat().reply, Reply::attend);
    EXPECT_EQ(seat().reply_note.reveal(), "");
    EXPECT_EQ(waiting(), (Lines{"earlier_note My mum has died, please stop"}));
}

TEST_P(TakeReply, TheSameMailTwiceChangesNothing)
{
    take(accepting());
    const int version = seat().version;

    EXPECT_EQ(take(accepting()).outcome, ReplyOutcome::already_known);
    auto other = accepting();
    other.answer = MailedAnswer::declined;
    EXPECT_EQ(take(other).outcome, ReplyOutcome::already_known);
    EXPECT_EQ(seat().version, version);
}

TEST_P(TakeReply, ALaterMailOverridesAnEarlierOneAndNotTheOtherWayRound)
{
    auto later = accepting();
    later.answer = MailedAnswer::declined;
    later.stamp = clock_.now() + 5min;
    later.key = "mail-2";
    take(later);

    EXPECT_EQ(take(accepting()).outcome, ReplyOutcome::overtaken);
    EXPECT_EQ(seat().reply, Reply::cannot_come);
}

TEST_P(TakeReply, AnUnknownAddressChangesNoSeat)
{
    auto mail = accepting();
    mail.tokens = {"abcdefghijklmnopqrstuvwxyz"};

    const auto taken = take(mail);

    EXPECT_EQ(taken.outcome, ReplyOutcome::unknown_address);
    EXPECT_FALSE(taken.meeting);
    EXPECT_TRUE(kept().empty());
}

TEST_P(TakeReply, P20AStrangerIsLeftToTheBookerAndNeverAdded)
{
    const std::size_t invited = seats(meeting_).size();
    auto mail = accepting();
    mail.from = Email{"stranger@mail.example"};

    EXPECT_EQ(take(mail).outcome, ReplyOutcome::waits);

    EXPECT_EQ(seat().reply, Reply::none);
    EXPECT_EQ(seats(meeting_).size(), invited);
    EXPECT_EQ(kept().front().reason, WaitReason::other_sender);
    EXPECT_EQ(kept().front().from.reveal(), "stranger@mail.example");
}

TEST_P(TakeReply, AnAnswerToTheTimeBeforeItMovedDoesNotCount)
{
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return reschedule_meeting(work,
                                  tools(),
                                  test::person("support-1"),
                                  {.meeting = meeting_,
                                   .version = meeting(meeting_).version,
                                   .when_and_where = on("2026-11-26", "10:00"),
                                   .reason = "The chair is in court that day.",
                                   .confirmed = {.quorum = true, .duplicate = true}});
    }));

    EXPECT_EQ(take(accepting()).outcome, ReplyOutcome::earlier_time);
    EXPECT_EQ(seat().reply, Reply::none);

    auto again = accepting();
    again.sequence = seat().sequence;
    again.key = "mail-2";
    EXPECT_EQ(take(again).outcome, ReplyOutcome::applied);
}

TEST_P(TakeReply, WordsBesideAnAnswerThatIsOvertakenWaitToBeRead)
{
    auto later = accepting();
    later.stamp = clock_.now() + 5min;
    later.key = "mail-2";
    take(later);
    auto earlier = accepting();
    earlier.answer = MailedAnswer::declined;
    earlier.note = FreeText{"Please ring me"};

    const TakenReply taken = take(earlier);

    EXPECT_EQ(taken.outcome, ReplyOutcome::overtaken);
    EXPECT_EQ(taken.reason, WaitReason::not_counted);
    EXPECT_EQ(seat().reply, Reply::attend);
    EXPECT_EQ(waiting(), Lines{"not_counted Please ring me"});
}

TEST_P(TakeReply, NothingCountsOnceTheMeetingHasBegun)
{
    clock_.set(test::at("2026-11-25T10:00"));

    EXPECT_EQ(take(accepting()).outcome, ReplyOutcome::too_late);
    EXPECT_TRUE(kept().empty());
}

TEST_P(TakeReply, WhatAPersonWritesAfterItWasCancelledIsKeptToBeDealtWith)
{
    cancel();

    const TakenReply taken = take(writing("I am frightened, please ring me"));

    EXPECT_EQ(taken.outcome, ReplyOutcome::too_late);
    EXPECT_EQ(taken.reason, WaitReason::after_cancelled);
    ASSERT_EQ(kept().size(), 1u);
    kept_id_ = kept().front().id;
    EXPECT_EQ(kept().front().state, ReplyState::waiting);
    EXPECT_EQ(waiting(), (Lines{"after_cancelled I am frightened, please ring me"}));
    EXPECT_FALSE(looked_at().can_count);
    EXPECT_EQ(settle({.reply = "attend"}).error().refusal, Refusal::wrong_state);

    EXPECT_TRUE(discard());
    EXPECT_EQ(waiting(), Lines{});
    EXPECT_EQ(kept().front().note.reveal(), "");
}

TEST_P(TakeReply, WhatAPersonWritesAfterTheirSeatWasTakenBackIsKeptToBeDealtWith)
{
    const IncomingReply mail = writing("Who tells the school now?");
    const Invitee ended = seat();
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return remove_invitee(
            work, tools(), test::person("support-1"), meeting_, ended.id, ended.version);
    }));

    EXPECT_EQ(take(mail).reason, WaitReason::after_taken_back);

    kept_id_ = kept().front().id;
    EXPECT_EQ(waiting(), (Lines{"after_taken_back Who tells the school now?"}));
    EXPECT_FALSE(looked_at().can_count);
    const auto seen = database().read([&](UnitOfWork& work) {
        return mailed_replies(work, tools(), test::person("support-1"), meeting(meeting_));
    });
    ASSERT_EQ(seen.size(), 1u);
    EXPECT_EQ(seen.front().reply.note.reveal(), "Who tells the school now?");
    EXPECT_TRUE(discard());
}

TEST_P(TakeReply, WhatAPersonWritesOnceItHasBegunWaitsUntilItIsDealtWith)
{
    const IncomingReply mail = writing("I cannot find the building");
    clock_.set(test::at("2026-11-25T10:00"));

    EXPECT_EQ(take(mail).reason, WaitReason::after_begun);

    clock_.advance(48h);
    EXPECT_EQ(waiting(), (Lines{"after_begun I cannot find the building"}));
}

TEST_P(TakeReply, AnAnswerWithoutWordsThatComesTooLateIsNotKept)
{
    cancel();

    const TakenReply taken = take(accepting());

    EXPECT_EQ(taken.outcome, ReplyOutcome::too_late);
    EXPECT_EQ(taken.reason, WaitReason::none);
    EXPECT_TRUE(kept().empty());
}

TEST_P(TakeReply, AProposalChangesNothingUntilSomebodyDecides)
{
    leave(proposing());

    EXPECT_EQ(kept().front().outcome, ReplyOutcome::proposed);
    EXPECT_EQ(kept().front().proposed_from, test::at("2026-12-03T14:00"));
    EXPECT_EQ(meeting(meeting_).starts_at, test::at("2026-11-25T10:00"));
    EXPECT_EQ(seat().reply, Reply::none);
}

TEST_P(TakeReply, WhoProposedIsToldThatTheMeetingStays)
{
    leave(proposing());

    ASSERT_TRUE(discard());

    const Lines lines = outbox(meeting_);
    EXPECT_EQ(std::ranges::count(lines, "time_declined contact-police 0 pending"), 1);
    EXPECT_EQ(kept().front().state, ReplyState::discarded);
    EXPECT_EQ(discard().error().refusal, Refusal::wrong_state);
}

TEST_P(TakeReply, ARefreshSendsTheInvitationAgainOnceAnHour)
{
    auto mail = accepting();
    mail.method = ReplyMethod::refresh;
    mail.answer = MailedAnswer::none;
    EXPECT_EQ(take(mail).outcome, ReplyOutcome::sent_again);
    EXPECT_EQ(std::ranges::count(outbox(meeting_), "request contact-police 0 pending"), 1);

    mail.key = "mail-2";
    EXPECT_EQ(take(mail).outcome, ReplyOutcome::asked_before);
    EXPECT_EQ(std::ranges::count(outbox(meeting_), "request contact-police 0 pending"), 1);
}

TEST_P(TakeReply, P28AMailThatCameBackStandsAsBouncedAtThatSeat)
{
    auto mail = accepting();
    mail.nature = MailNature::returned;
    mail.fault = PartFault::missing;
    mail.from = Email{"mailer-daemon@relay.example"};
    mail.status = "5.1.1";

    EXPECT_EQ(take(mail).outcome, ReplyOutcome::returned);

    const Lines lines = outbox(meeting_);
    EXPECT_EQ(std::ranges::count(lines, "request contact-police 0 bounced"), 1);
    EXPECT_EQ(std::ranges::count(lines, "request contact-nurse 0 sent"), 1);
}

TEST_P(TakeReply, TheBookerSaysWhatAMailMeans)
{
    auto mail = accepting();
    mail.fault = PartFault::missing;
    mail.note = FreeText{"I will send my deputy."};
    leave(mail);

    ASSERT_TRUE(settle({.reply = "deputy", .deputy_name = "Ivy Sandbox"}));

    EXPECT_EQ(seat().reply, Reply::deputy);
    EXPECT_EQ(kept().front().state, ReplyState::accepted);
    // What was looked at is not kept.
    EXPECT_TRUE(kept().front().note.empty());
    EXPECT_TRUE(kept().front().from.empty());
}

TEST_P(TakeReply, WhatTheySaidSinceIsUndoneOnPurposeAlone)
{
    leave(writing("I will be there"));
    clock_.advance(5min);
    const std::string link = link_of(seat_of(meeting_, police));
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return record_reply(work, tools(), link, "", {.reply = "wrong_person"});
    }));
    EXPECT_TRUE(looked_at().is_answered_since);

    EXPECT_EQ(complaints(settle({.reply = "attend"}).error()),
              Lines{"replaces_newer: They have said something else since. Confirm that this is to "
                    "count instead"});
    EXPECT_EQ(seat().reply, Reply::wrong_person);
    EXPECT_EQ(kept().front().state, ReplyState::waiting);

    EXPECT_TRUE(settle({.reply = "attend", .replaces_newer = true}));
    EXPECT_EQ(seat().reply, Reply::attend);
}

TEST_P(TakeReply, AMailThatCameAfterTheirAnswerNeedsNoMoreThanALook)
{
    const std::string link = link_of(seat_of(meeting_, police));
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return record_reply(work, tools(), link, "", {.reply = "cannot_come"});
    }));
    clock_.advance(5min);
    leave(writing("I will be there"));

    EXPECT_FALSE(looked_at().is_answered_since);
    EXPECT_TRUE(settle({.reply = "attend"}));
}

TEST_P(TakeReply, ADelegationIsNotedAndNeedsTheDeputysName)
{
    auto mail = accepting();
    mail.answer = MailedAnswer::delegated;
    mail.delegated_to = Email{"deputy@police.example"};
    leave(mail);

    EXPECT_EQ(kept().front().outcome, ReplyOutcome::delegated);
    EXPECT_EQ(complaints(settle({.reply = "deputy"}).error()),
              Lines{"deputy_name: Enter the name of the deputy who will come"});
    EXPECT_EQ(kept().front().state, ReplyState::waiting);
}

TEST_P(TakeReply, SomebodyWithoutTheRightSeesAndSettlesNothing)
{
    auto mail = accepting();
    mail.from = Email{"stranger@mail.example"};
    leave(mail);

    EXPECT_FALSE(settle({.reply = "attend"}, "stranger-1"));
    const auto seen = database().read([&](UnitOfWork& work) {
        return mailed_replies(work, tools(), test::person("stranger-1"), meeting(meeting_));
    });
    EXPECT_TRUE(seen.empty());
}

TEST_P(TakeReply, OneSeatCannotFillTheListOfWhatWaits)
{
    auto mail = accepting();
    mail.fault = PartFault::missing;
    for (int i = 0; i < most_waiting; ++i) {
        mail.key = "mail-" + std::to_string(i);
        ASSERT_EQ(take(mail).outcome, ReplyOutcome::waits);
    }
    mail.key = "one more";

    EXPECT_EQ(take(mail).outcome, ReplyOutcome::too_many);
    EXPECT_EQ(kept().size(), static_cast<std::size_t>(most_waiting));
}

QUORATE_ON_EVERY_DATABASE(TakeReply);

}  // namespace
}  // namespace quorate::core
