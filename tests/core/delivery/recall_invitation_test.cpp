#include "core/delivery/recall_invitation.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/delivery/delivery.hpp"
#include "core/meetings/resend_message.hpp"
#include "core/meetings/still_to_be_told.hpp"
#include "core/people/contact_store.hpp"
#include "core/replies/waiting_replies.hpp"
#include "tests/support/meeting_fixture.hpp"
#include "tests/support/plain_rows.hpp"

namespace quorate::core {
namespace {

using Lines = std::vector<std::string>;
using test::authority_1;

const SeatHolder police{.contact = ContactId{"contact-police"}};
const SeatHolder mother{.member = FamilyMemberId{"mother-1"}};
const SeatHolder worker{.user = UserId{"worker-1"}};

class RecallInvitationTo : public test::MeetingTest {
protected:
    void SetUp() override
    {
        MeetingTest::SetUp();
        auto draft = conference();
        draft.invitees = {contact("contact-police"), member("mother-1"), staff("worker-1")};
        booked_ = scheduled(draft).id;
    }

    RecallInvitation asking(const SeatHolder& holder, const std::string& email)
    {
        const Invitee seat = seat_of(booked_, holder).invitee;
        return {.meeting = booked_,
                .seat = seat.id,
                .version = seat.version,
                .email = email,
                .nobody_else_reads_it = true};
    }

    Result<InviteeId> recall(const RecallInvitation& asked)
    {
        return database().transact([&](UnitOfWork& work) {
            return recall_invitation(work, tools(), test::person("support-1"), asked);
        });
    }

    std::vector<OutboxMessage> messages()
    {
        return database().read(
            [&](UnitOfWork& work) { return work.outbox.of_meeting(authority_1, booked_); });
    }

    // "request desk@police.example" for each message that is to leave, in order of text.
    Lines waiting()
    {
        Lines lines;
        for (const OutboxMessage& message : messages())
            if (message.state == MessageState::pending)
                lines.push_back(std::string{code(message.kind)} + ' ' + message.to.reveal());
        std::ranges::sort(lines);
        return lines;
    }

    MeetingId booked_;
};

TEST_P(RecallInvitationTo, AWrongAddressCancelsThereAndInvitesAtTheRightOne)
{
    send_all();
    const Invitee wrong = seat_of(booked_, police).invitee;

    ASSERT_TRUE(recall(asking(police, " Desk@police.example ")));

    EXPECT_EQ(waiting(), (Lines{"cancel lee@police.example", "request desk@police.example"}));
    for (const OutboxMessage& message : messages())
        if (message.state == MessageState::pending)
            EXPECT_TRUE(
                database().read([&](UnitOfWork& work) { return still_to_be_told(work, message); }));
    const Invitee right = seat_of(booked_, police).invitee;
    EXPECT_NE(right.id, wrong.id);
    EXPECT_NE(right.link_hash, wrong.link_hash);
    EXPECT_NE(right.calendar_uid, wrong.calendar_uid);
    EXPECT_EQ(right.requirement, wrong.requirement);
    EXPECT_EQ(right.email.reveal(), "desk@police.example");
    const auto kept = database().read(
        [&](UnitOfWork& work) { return work.contacts.find(authority_1, *police.contact); });
    EXPECT_EQ(kept->contact.email.reveal(), "desk@police.example");
}

TEST_P(RecallInvitationTo, StopsTheLinkAtOnceAndForgetsWhatWasAnsweredFromThere)
{
    send_all();
    const std::string link = link_of(seat_of(booked_, police));
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return record_reply(work, tools(), link, "", {.reply = "attend"});
    }));

    ASSERT_TRUE(recall(asking(police, "desk@police.example")));

    const auto seen =
        database().read([&](UnitOfWork& work) { return view_seat(work, tools(), link); });
    EXPECT_EQ(seen.error().refusal, Refusal::link_stopped);
    EXPECT_EQ(seat_of(booked_, police).invitee.reply, Reply::none);
}

TEST_P(RecallInvitationTo, KeepsWhatAFamilyWroteToBeRead)
{
    const std::string link = link_of(seat_of(booked_, mother));
    const std::string words = "No one to look after the baby, can someone ring me?";
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return record_reply(work, tools(), link, "", {.reply = "attend", .note = words});
    }));

    ASSERT_TRUE(recall(asking(mother, "right@mail.example")));

    const auto found = database().transact([&](UnitOfWork& work) {
        return waiting_replies(work, tools(), test::person("support-1"), {});
    });
    ASSERT_EQ(found->entries.size(), 1u);
    EXPECT_EQ(found->entries.front().note.reveal(), words);
    EXPECT_EQ(found->entries.front().reason, WaitReason::before_taken_back);
    EXPECT_EQ(seat_of(booked_, mother).invitee.reply_note.reveal(), "");
}

TEST_P(RecallInvitationTo, StopsWhatHasNotLeftYet)
{
    const InviteeId wrong = seat_of(booked_, police).invitee.id;

    ASSERT_TRUE(recall(asking(police, "desk@police.example")));

    for (const OutboxMessage& message : messages())
        if (message.invitee == wrong && message.kind != MessageKind::cancel) {
            EXPECT_EQ(message.state, MessageState::cancelled);
            EXPECT_EQ(message.last_code, wrong_address);
            EXPECT_FALSE(
                database().read([&](UnitOfWork& work) { return still_to_be_told(work, message); }));
        }
    EXPECT_EQ(waiting(),
              (Lines{"request desk@police.example",
                     "request gwen@exampleshire.example",
                     "request hazel@mail.example",
                     "request kit@exampleshire.example"}));
}

TEST_P(RecallInvitationTo, SendsNothingThereWhenTheMeetingIsMovedOrCalledOffLater)
{
    send_all();
    ASSERT_TRUE(recall(asking(police, "desk@police.example")));
    send_all();

    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return cancel_meeting(work,
                              tools(),
                              test::person("support-1"),
                              {.meeting = booked_,
                               .version = meeting(booked_).version,
                               .reason = "The family has moved"});
    }));

    const Lines lines = waiting();
    EXPECT_EQ(std::ranges::count(lines, "cancel lee@police.example"), 0);
    EXPECT_EQ(std::ranges::count(lines, "cancel desk@police.example"), 1);
}

TEST_P(RecallInvitationTo, LeavesNothingToSendAgain)
{
    test::run(temp_.pool(),
              "update outbox_message set state = 'bounced' where to_email = '" +
                  test::as_kept("lee@police.example") + "'");
    ASSERT_TRUE(recall(asking(police, "desk@police.example")));

    for (const OutboxMessage& message : messages())
        if (message.to.reveal() == "lee@police.example")
            EXPECT_EQ(database()
                          .transact([&](UnitOfWork& work) {
                              return resend_message(
                                  work, tools(), test::person("support-1"), booked_, message.id);
                          })
                          .error()
                          .refusal,
                      Refusal::wrong_state);
}

TEST_P(RecallInvitationTo, AFamilysWrongAddressAsksWhetherTheRightOneIsSafe)
{
    send_all();
    RecallInvitation asked = asking(mother, "hazel.new@mail.example");
    asked.nobody_else_reads_it = false;
    EXPECT_EQ(complaints(recall(asked).error()),
              (Lines{"nobody_else_reads_it: Check with them that nobody else reads this address, "
                     "then say so here"}));

    asked.nobody_else_reads_it = true;
    ASSERT_TRUE(recall(asked));

    EXPECT_EQ(waiting(), (Lines{"request hazel.new@mail.example"}));
}

TEST_P(RecallInvitationTo, TheSameAddressOrNoneOrNoAddressIsRefused)
{
    for (const auto& [typed, message] : std::vector<std::pair<std::string, std::string>>{
             {"", "email: Enter the right e-mail address"},
             {"LEE@police.example",
              "email: This is the address that the invitation went to. Enter the right one"},
             {"lee at police",
              "email: Enter an e-mail address in the correct format, like name@example.com"}})
        EXPECT_EQ(complaints(recall(asking(police, typed)).error()), (Lines{message}));
    EXPECT_EQ(recall(asking(worker, "new@exampleshire.example")).error().refusal,
              Refusal::invalid_input);
}

TEST_P(RecallInvitationTo, AnOlderVersionOrAStartedMeetingChangesNothing)
{
    RecallInvitation stale = asking(police, "desk@police.example");
    ++stale.version;
    EXPECT_EQ(recall(stale).error().refusal, Refusal::stale_version);
    clock_.set(meeting(booked_).starts_at);
    EXPECT_EQ(recall(asking(police, "desk@police.example")).error().refusal, Refusal::wrong_state);
    EXPECT_EQ(recall({.meeting = booked_, .seat = InviteeId{"nobody"}}).error().refusal,
              Refusal::not_found);
}

// peers.md P28
TEST_P(RecallInvitationTo, AWrongAddressEndsTheTaskThatItWas)
{
    test::run(
        temp_.pool(),
        "update outbox_message set state = 'bounced', last_code = '5.1.1' where to_email = '" +
            test::as_kept("lee@police.example") + "'");
    const auto tasks = [&] {
        return database().read([&](UnitOfWork& work) {
            return undelivered_meetings(work, test::person("support-1"), clock_.now());
        });
    };
    ASSERT_EQ(tasks().size(), 1u);
    EXPECT_EQ(tasks().front().meeting, booked_);
    EXPECT_EQ(tasks().front().seats, 1);

    ASSERT_TRUE(recall(asking(police, "desk@police.example")));

    EXPECT_TRUE(tasks().empty());
}

QUORATE_ON_EVERY_DATABASE(RecallInvitationTo);

}  // namespace
}  // namespace quorate::core
