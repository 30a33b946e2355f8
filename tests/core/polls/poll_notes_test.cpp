#include "core/polls/poll_notes.hpp"

#include <gtest/gtest.h>

#include "tests/core/polls/polls_fixture.hpp"

namespace quorate::core {
namespace {

using Lines = std::vector<std::string>;

class PollNotes : public test::PollsTest {
protected:
    PollSeat seat_of(const Poll& poll, const SeatHolder& holder)
    {
        const Poll kept = stored(poll.id);
        return *std::ranges::find(kept.seats, holder, &PollSeat::holder);
    }

    Result<Done> say(const Poll& poll,
                     const AlsoSaid& also,
                     const Lines& answers = {"best", "best"})
    {
        return database().transact([&](UnitOfWork& work) {
            return answer_poll(work, tools(), token_of(poll, police()), "", answers, also);
        });
    }

    Result<Done> tell(const Poll& poll, const Lines& answers)
    {
        const PollSeatId seat = seat_of(poll, police()).id;
        return database().transact([&](UnitOfWork& work) {
            return answer_for_seat(work,
                                   tools(),
                                   test::person("support-1"),
                                   {.poll = poll.id, .seat = seat, .answers = answers});
        });
    }

    // A reply to the mail that asked, once that was made.
    IncomingReply mail(const Poll& poll, const std::string& key = "mail-1")
    {
        const PollSeat seat = seat_of(poll, police());
        const std::string token = reply_token(links_, seat.id.text());
        database().write([&](UnitOfWork& work) {
            work.polls.expect_mail(poll.authority, seat.id, reply_token_hash(links_, token));
            return true;
        });
        return {.tokens = {"nobodys", token},
                .from = seat.email,
                .fault = PartFault::missing,
                .note = FreeText{"Only after eleven"},
                .key = key};
    }

    ReplyOutcome take(const IncomingReply& given)
    {
        const auto taken =
            database().transact([&](UnitOfWork& work) { return take_reply(work, tools(), given); });
        EXPECT_TRUE(taken);
        return taken ? taken->outcome : ReplyOutcome::unknown_address;
    }

    std::vector<PollNote> notes(const Poll& poll)
    {
        return database()
            .transact([&](UnitOfWork& work) {
                return view_poll(work, tools(), test::person("support-1"), poll.id);
            })
            ->notes;
    }

    Result<Done> deal(const Poll& poll, const PollNoteId& id, const std::string& who = "support-1")
    {
        return database().transact([&](UnitOfWork& work) {
            return deal_with_poll_note(work, tools(), test::person(who), poll.id, id);
        });
    }
};

TEST_P(PollNotes, ComeWithTheAnswersAndOnceEach)
{
    const Poll poll = started();

    ASSERT_TRUE(say(poll, {.note = "  I come by train  "}));
    ASSERT_TRUE(say(poll, {.note = "I come by train"}, {"best", "cannot"}));
    ASSERT_TRUE(say(poll, {}));
    clock_.advance(std::chrono::minutes{5});
    ASSERT_TRUE(say(poll, {.note = "By bus, then"}));

    const auto kept = notes(poll);
    ASSERT_EQ(kept.size(), 2u);
    EXPECT_EQ(kept.back().note.reveal(), "I come by train");
    EXPECT_EQ(kept.front().way, PollNoteWay::link);
    EXPECT_EQ(complaints(say(poll, {.note = std::string(1001, 'x')}).error()),
              Lines{"note: The note must be text of at most 1,000 characters"});
}

TEST_P(PollNotes, AreKeptOfAMailToThePollAndAnswerNothing)
{
    const Poll poll = started();

    EXPECT_EQ(take(mail(poll)), ReplyOutcome::waits);
    EXPECT_EQ(take(mail(poll)), ReplyOutcome::already_known);

    const auto kept = notes(poll);
    ASSERT_EQ(kept.size(), 1u);
    EXPECT_EQ(kept.front().way, PollNoteWay::mail);
    EXPECT_EQ(kept.front().note.reveal(), "Only after eleven");
    EXPECT_TRUE(kept.front().from.empty());
    EXPECT_FALSE(seat_of(poll, police()).answered_at);
}

TEST_P(PollNotes, SayWhoWroteFromAnotherAddress)
{
    const Poll poll = started();
    IncomingReply given = mail(poll);
    given.from = Email{"pa@police.example"};

    EXPECT_EQ(take(given), ReplyOutcome::waits);

    EXPECT_EQ(notes(poll).front().from.reveal(), "pa@police.example");
}

TEST_P(PollNotes, SayThatTheMailCameBackAndNothingOfAnAutomaticReply)
{
    const Poll poll = started();
    IncomingReply away = mail(poll, "away");
    away.nature = MailNature::automatic;
    EXPECT_EQ(take(away), ReplyOutcome::automatic);
    EXPECT_TRUE(notes(poll).empty());
    IncomingReply back = mail(poll, "back");
    back.nature = MailNature::returned;

    EXPECT_EQ(take(back), ReplyOutcome::returned);

    EXPECT_EQ(notes(poll).front().way, PollNoteWay::returned);
}

TEST_P(PollNotes, AreLeftInTheMailboxOnceThePollIsDecided)
{
    const Poll poll = started();
    const IncomingReply given = mail(poll);
    ASSERT_TRUE(stop(poll));

    EXPECT_EQ(take(given), ReplyOutcome::too_late);
    IncomingReply nobodys = given;
    nobodys.tokens = {"nobodys"};
    EXPECT_EQ(take(nobodys), ReplyOutcome::unknown_address);
}

TEST_P(PollNotes, AreDealtWithOnceByWhoeverMayBook)
{
    const Poll poll = started();
    take(mail(poll));
    const PollNoteId id = notes(poll).front().id;

    EXPECT_FALSE(deal(poll, id, "stranger-1"));
    ASSERT_TRUE(deal(poll, id));

    EXPECT_EQ(notes(poll).front().dealt_with_by, UserId{"support-1"});
    EXPECT_EQ(deal(poll, id).error().refusal, Refusal::wrong_state);
    EXPECT_EQ(deal(poll, PollNoteId{"none"}).error().refusal, Refusal::not_found);
}

TEST_P(PollNotes, AreToBeLookedAtBeforeATimeIsBooked)
{
    const Poll poll = started();
    ASSERT_TRUE(say(poll, {.note = "Only after eleven"}));

    const auto refused = settle(poll, 0);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::needs_confirmation);
    EXPECT_EQ(complaints(refused.error()),
              Lines{"confirm_notes: Nobody has dealt with a note of those who were asked. Read "
                    "what they wrote, below, and mark it as dealt with, or tick to book all the "
                    "same"});
    const auto booked = settle(poll, 0, "support-1", {.notes = true});
    ASSERT_TRUE(booked);
    const Meeting about = meeting(*booked);
    const auto left = [&] {
        return database().read([&](UnitOfWork& work) {
            return notes_left_of(work, test::person("support-1"), about, clock_.now());
        });
    };
    ASSERT_TRUE(left());
    EXPECT_EQ(left()->poll, poll.id);
    EXPECT_EQ(left()->count, 1);
    ASSERT_TRUE(deal(poll, notes(poll).front().id));
    EXPECT_FALSE(left());
}

TEST_P(PollNotes, ThatCameAfterWhatWasConfirmedAreAskedAboutAnew)
{
    const Poll poll = started();
    ASSERT_TRUE(say(poll, {.note = "Only after eleven"}));
    clock_.advance(std::chrono::minutes{1});
    ASSERT_TRUE(say(poll, {.note = "Not at all on that day"}));

    const auto refused = settle(poll, 0, "support-1", {.notes = true, .notes_seen = 1});

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::needs_confirmation);
    EXPECT_TRUE(complaints(refused.error())
                    .front()
                    .starts_with("confirm_notes: Somebody wrote meanwhile. Nobody has dealt with "
                                 "2 notes"));
    EXPECT_TRUE(settle(poll, 0, "support-1", {.notes = true, .notes_seen = 2}));
}

TEST_P(PollNotes, ThatCameInThePlaceOfOneThatIsDealtWithAreAskedAboutAnew)
{
    const Poll poll = started();
    ASSERT_TRUE(say(poll, {.note = "Only after eleven"}));
    ASSERT_TRUE(deal(poll, notes(poll).front().id));
    clock_.advance(std::chrono::minutes{1});
    ASSERT_TRUE(say(poll, {.note = "Not at all on that day"}));

    EXPECT_FALSE(settle(poll, 0, "support-1", {.notes = true, .notes_seen = 1}));
}

TEST_P(PollNotes, ThatAreDealtWithStopNothing)
{
    const Poll poll = started();
    ASSERT_TRUE(say(poll, {.note = "Only after eleven"}));
    ASSERT_TRUE(deal(poll, notes(poll).front().id));

    EXPECT_TRUE(settle(poll, 0));
}

TEST_P(PollNotes, LeaveTheChoiceToTheMakerWhenAllHaveAnswered)
{
    const Poll poll = started();
    ASSERT_TRUE(say(poll, {.note = "Only after eleven"}));
    ASSERT_TRUE(answer(poll, nurse(), {"best", "best"}));

    const auto outcome = settle_by_itself(poll);

    ASSERT_TRUE(outcome);
    EXPECT_EQ(*outcome, PollOutcome::left_to_maker);
    EXPECT_TRUE(is_undecided(stored(poll.id)));
}

TEST_P(PollNotes, TheWrongPersonAnswersNothingAndWhatWasAnsweredByTheLinkCountsNoMore)
{
    const Poll poll = started();
    ASSERT_TRUE(say(poll, {}));

    ASSERT_TRUE(say(poll, {.is_wrong_person = true}, {}));

    EXPECT_TRUE(seat_of(poll, police()).wrong_person_at);
    EXPECT_FALSE(seat_of(poll, police()).answered_at);
    EXPECT_TRUE(seen(poll, police())->is_wrong_person);
    EXPECT_EQ(answered_count(stored(poll.id)), 0);
    ASSERT_TRUE(say(poll, {}));
    EXPECT_FALSE(seat_of(poll, police()).wrong_person_at);
}

TEST_P(PollNotes, WhatWasToldByTelephoneIsMarkedUntilTheyAnswerThemselves)
{
    const Poll poll = started();

    ASSERT_TRUE(tell(poll, {"possible", "cannot"}));
    EXPECT_EQ(seat_of(poll, police()).answered_by, UserId{"support-1"});
    ASSERT_TRUE(say(poll, {.is_wrong_person = true}, {}));
    EXPECT_EQ(seat_of(poll, police()).answers.size(), 2u);
    EXPECT_EQ(seat_of(poll, police()).answered_by, UserId{"support-1"});

    ASSERT_TRUE(say(poll, {}));
    EXPECT_FALSE(seat_of(poll, police()).answered_by);
}

QUORATE_ON_EVERY_DATABASE(PollNotes);

}  // namespace
}  // namespace quorate::core
