#include "core/meetings/moved_seats.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/meetings/resend_message.hpp"
#include "tests/support/meeting_fixture.hpp"
#include "tests/support/plain_rows.hpp"

namespace quorate::core {
namespace {

using Lines = std::vector<std::string>;
using test::authority_1;

const SeatHolder police{.contact = ContactId{"contact-police"}};
const SeatHolder mother{.member = FamilyMemberId{"mother-1"}};

class MovedSeats : public test::MeetingTest {
protected:
    void SetUp() override
    {
        MeetingTest::SetUp();
        auto draft = conference();
        draft.invitees = {contact("contact-police"), member("mother-1")};
        booked_ = scheduled(draft);
        send_all();
    }

    Result<int> into_another_room()
    {
        auto where = on("2026-11-25", "10:00");
        where.room = RoomId{"room-2"};
        return database().transact([&](UnitOfWork& work) {
            return reschedule_meeting(work,
                                      tools(),
                                      test::person("support-1"),
                                      {.meeting = booked_.id,
                                       .version = meeting(booked_.id).version,
                                       .when_and_where = where,
                                       .reason = "The heating is broken"});
        });
    }

    void police_read_mail_elsewhere()
    {
        test::run(temp_.pool(),
                  "update contact set email = 'desk@police.example' where id = 'contact-police'");
    }

    // "request desk@police.example" for each message that is to leave, in order of text.
    Lines waiting()
    {
        Lines lines;
        for (const OutboxMessage& message : database().read(
                 [&](UnitOfWork& work) { return work.outbox.of_meeting(authority_1, booked_.id); }))
            if (message.state == MessageState::pending)
                lines.push_back(std::string{code(message.kind)} + ' ' + message.to.reveal());
        std::ranges::sort(lines);
        return lines;
    }

    Meeting booked_;
};

TEST_P(MovedSeats, TellTheOldMailboxThatItIsOffAndInviteTheNew)
{
    const Invitee before = seat_of(booked_.id, police).invitee;
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return record_reply(work,
                            tools(),
                            link_of(seat_of(booked_.id, police)),
                            "",
                            {.reply = "attend", .note = "From the station."});
    }));
    police_read_mail_elsewhere();

    ASSERT_TRUE(into_another_room());

    EXPECT_EQ(waiting(),
              (Lines{"cancel lee@police.example",
                     "request desk@police.example",
                     "request gwen@exampleshire.example",
                     "request hazel@mail.example"}));
    const Invitee after = seat_of(booked_.id, police).invitee;
    EXPECT_NE(after.id, before.id);
    EXPECT_NE(after.calendar_uid, before.calendar_uid);
    EXPECT_EQ(after.requirement, before.requirement);
    EXPECT_EQ(after.reply, Reply::attend);
    EXPECT_EQ(after.reply_note.reveal(), "From the station.");
}

TEST_P(MovedSeats, LeaveTheOldLinkStopped)
{
    const std::string old_link = link_of(seat_of(booked_.id, police));
    police_read_mail_elsewhere();
    ASSERT_TRUE(into_another_room());

    const auto seen =
        database().read([&](UnitOfWork& work) { return view_seat(work, tools(), old_link); });

    EXPECT_EQ(seen.error().refusal, Refusal::link_stopped);
}

TEST_P(MovedSeats, AreToldByHandWhenNobodyMayWriteAnyMore)
{
    test::run(temp_.pool(), "update family_member set may_email = 0 where id = 'mother-1'");

    ASSERT_TRUE(into_another_room());

    EXPECT_EQ(seat_of(booked_.id, mother).invitee.email.reveal(), "");
    // The cancellation is asked about again before it leaves (see still_to_be_told).
    EXPECT_EQ(waiting(),
              (Lines{"cancel hazel@mail.example",
                     "request gwen@exampleshire.example",
                     "request lee@police.example"}));
}

TEST_P(MovedSeats, KeepTwoPeopleWithOneMailboxApart)
{
    test::run(temp_.pool(),
              "update contact set email = 'duty@police.example' where id in ('contact-police', "
              "'contact-nurse')");
    auto draft = conference();
    draft.when_and_where = on("2026-11-26", "14:00");
    booked_ = scheduled(draft);

    const Invitee one = seat_of(booked_.id, police).invitee;
    const Invitee other = seat_of(booked_.id, {.contact = ContactId{"contact-nurse"}}).invitee;
    EXPECT_EQ(one.email, other.email);
    EXPECT_NE(one.calendar_uid, other.calendar_uid);
    EXPECT_NE(one.link_hash, other.link_hash);
    EXPECT_EQ(std::ranges::count(waiting(), "request duty@police.example"), 2);
}

TEST_P(MovedSeats, SendACancellationToWhereTheMeetingStandsInACalendar)
{
    police_read_mail_elsewhere();

    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return cancel_meeting(
            work,
            tools(),
            test::person("support-1"),
            {.meeting = booked_.id, .version = booked_.version, .reason = "The family has moved"});
    }));

    EXPECT_EQ(waiting(),
              (Lines{"cancel desk@police.example",
                     "cancel gwen@exampleshire.example",
                     "cancel hazel@mail.example",
                     "cancel lee@police.example"}));
}

TEST_P(MovedSeats, GoToTheRightAddressWhenAWrongOneIsTriedAgain)
{
    test::run(temp_.pool(),
              "update outbox_message set state = 'failed', last_code = '550' where to_email = '" +
                  test::as_kept("lee@police.example") + "'");
    const auto failed = [&] {
        for (const OutboxMessage& message : database().read(
                 [&](UnitOfWork& work) { return work.outbox.of_meeting(authority_1, booked_.id); }))
            if (message.state == MessageState::failed) return message.id;
        return OutboxMessageId{};
    }();
    police_read_mail_elsewhere();

    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return resend_message(work, tools(), test::person("support-1"), booked_.id, failed);
    }));

    EXPECT_EQ(waiting(), Lines{"request desk@police.example"});
}

QUORATE_ON_EVERY_DATABASE(MovedSeats);

}  // namespace
}  // namespace quorate::core
