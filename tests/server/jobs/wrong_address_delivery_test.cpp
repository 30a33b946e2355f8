#include <gtest/gtest.h>

#include <algorithm>

#include "core/delivery/delivery_store.hpp"
#include "core/delivery/recall_invitation.hpp"
#include "core/delivery/wrong_address.hpp"
#include "core/meetings/resend_message.hpp"
#include "core/people/contact_store.hpp"
#include "tests/support/delivery_fixture.hpp"

namespace quorate::server {
namespace {

using namespace core;

using Lines = std::vector<std::string>;
using test::authority_1;

const SeatHolder police{.contact = ContactId{"contact-police"}};
const Email old_address{"lee@police.example"};

class WrongAddress : public test::DeliveryTest {
protected:
    void SetUp() override
    {
        DeliveryTest::SetUp();
        first_ = booked("2026-11-25");
        second_ = booked("2026-11-26");
        worker_with(mailer_)->run_once();
        mailer_.sent.clear();
    }

    MeetingId booked(const std::string& day)
    {
        auto draft = conference();
        draft.when_and_where = on(day, "10:00");
        draft.invitees = {contact("contact-police")};
        return scheduled(draft).id;
    }

    Result<InviteeId> recall(const std::vector<InviteeId>& also,
                             const std::string& right = "desk@police.example")
    {
        const Invitee seat = seat_of(first_, police).invitee;
        return database().transact([&](UnitOfWork& work) {
            return recall_invitation(work,
                                     tools(),
                                     test::person("support-1"),
                                     {.meeting = first_,
                                      .seat = seat.id,
                                      .version = seat.version,
                                      .email = right,
                                      .also = also});
        });
    }

    Result<Done> say_right(const MeetingId& id, const std::string& proof = "they_said")
    {
        return database().transact([&](UnitOfWork& work) {
            return say_address_right(work,
                                     tools(),
                                     test::person("support-1"),
                                     {.meeting = id, .seat = seat_of_in(work, id), .proof = proof});
        });
    }

    static InviteeId seat_of_in(UnitOfWork& work, const MeetingId& id)
    {
        for (const InviteeEntry& each : work.invitees.of_meeting(authority_1, id))
            if (each.invitee.holder == police) return each.invitee.id;
        throw std::logic_error{"no such seat"};
    }

    void move(const MeetingId& id, const std::string& time)
    {
        const auto moved = database().transact([&](UnitOfWork& work) {
            return reschedule_meeting(work,
                                      tools(),
                                      test::person("support-1"),
                                      {.meeting = id,
                                       .version = work.meetings.find(authority_1, id)->version,
                                       .when_and_where = on("2026-11-26", time),
                                       .reason = "The room is needed"});
        });
        ASSERT_TRUE(moved);
    }

    // The police's own: "request held wrong_address".
    Lines to_police(const MeetingId& id)
    {
        Lines lines;
        for (const OutboxMessage& each : messages(id))
            if (each.to == old_address)
                lines.push_back(std::string{code(each.kind)} + ' ' + std::string{code(each.state)} +
                                (each.state == MessageState::held ? ' ' + each.last_code : ""));
        return lines;
    }

    void reply_of_police(const MeetingId& id, const char* reply)
    {
        ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
            return record_reply(work, tools(), link_of(seat_of(id, police)), "", {.reply = reply});
        }));
    }

    // Somebody writes the wrong address into the directory once more.
    void write_down(const std::string& email, const std::vector<InviteeId>& staying = {})
    {
        ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
            const Contact kept = work.contacts.find(authority_1, *police.contact)->contact;
            return edit_contact_and_follow(work,
                                           tools(),
                                           test::person("support-1"),
                                           {.entry = {.id = kept.id, .version = kept.version},
                                            .details = {.name = kept.name,
                                                        .job_title = kept.job_title,
                                                        .discipline = kept.discipline,
                                                        .email = Email{email},
                                                        .phone = kept.phone}},
                                           {.staying = staying});
        }));
    }

    bool wrote_to_old_address() const
    {
        return std::ranges::any_of(
            mailer_.sent, [](const auto& each) { return each.first.recipient == old_address; });
    }

    test::KeepingMailer mailer_;
    MeetingId first_;
    MeetingId second_;
};

TEST_P(WrongAddress, IsListedWithTheOtherMeetingsWhereItWasTold)
{
    const auto found = database().read([&](UnitOfWork& work) {
        return recallable_seat(
            work, tools(), test::person("support-1"), first_, seat_of_in(work, first_));
    });

    ASSERT_TRUE(found);
    ASSERT_EQ(found->others.size(), 1u);
    EXPECT_EQ(found->others.front().meeting.id, second_);
}

TEST_P(WrongAddress, IsRecalledAtEveryMeetingThatIsTicked)
{
    const Invitee other = seat_of(second_, police).invitee;

    ASSERT_TRUE(recall({other.id}));

    EXPECT_EQ(seat_of(first_, police).invitee.email.reveal(), "desk@police.example");
    EXPECT_EQ(seat_of(second_, police).invitee.email.reveal(), "desk@police.example");
    EXPECT_NE(seat_of(second_, police).invitee.link_hash, other.link_hash);
    worker_with(mailer_)->run_once();
    EXPECT_EQ(to_police(second_), (Lines{"request sent", "cancel sent"}));
}

TEST_P(WrongAddress, RefusesASeatOfSomebodyElse)
{
    const SeatHolder chair{.user = UserId{"chair-1"}};

    const auto recalled = recall({seat_of(second_, chair).invitee.id});

    EXPECT_EQ(complaints(recalled.error()),
              (Lines{"also: One of these invitations has changed. Look again"}));
    EXPECT_EQ(seat_of(first_, police).invitee.email, old_address);
}

TEST_P(WrongAddress, HoldsWhatWouldGoThereUntilSomebodySaysThatItIsRight)
{
    ASSERT_TRUE(recall({}));
    write_down(old_address.reveal());
    move(second_, "14:00");

    worker_with(mailer_)->run_once();
    EXPECT_EQ(to_police(second_), (Lines{"request sent", "request held wrong_address"}));
    clock_.advance(std::chrono::hours{2});
    worker_with(mailer_)->run_once();
    EXPECT_EQ(to_police(second_).back(), "request held wrong_address");

    ASSERT_TRUE(say_right(second_));
    mailer_.sent.clear();
    worker_with(mailer_)->run_once();

    EXPECT_EQ(to_police(second_).back(), "request sent");
    EXPECT_TRUE(wrote_to_old_address());
    EXPECT_EQ(say_right(second_).error().refusal, Refusal::wrong_state);
}

TEST_P(WrongAddress, IsRightOnlyForWhoeverSaysHowTheyKnow)
{
    ASSERT_TRUE(recall({}));

    EXPECT_EQ(complaints(say_right(second_, "because").error()),
              (Lines{"proof: Choose how you know that the address is right"}));
}

TEST_P(WrongAddress, GivesWayToAnotherThatIsWrittenDown)
{
    reply_of_police(second_, "wrong_person");
    move(second_, "14:00");
    worker_with(mailer_)->run_once();
    ASSERT_EQ(to_police(second_).back(), "request held wrong_person");

    write_down("desk@police.example");
    worker_with(mailer_)->run_once();

    EXPECT_EQ(seat_of(second_, police).invitee.email.reveal(), "desk@police.example");
    EXPECT_EQ(seat_of(second_, police).invitee.reply, Reply::none);
    EXPECT_EQ(std::ranges::count(to_police(second_), "request held wrong_person"), 0);
}

TEST_P(WrongAddress, OfTheWrongPersonGivesWayAtEveryMeetingThatIsToCome)
{
    reply_of_police(second_, "wrong_person");
    const auto follow = [&] {
        return database().read([&](UnitOfWork& work) {
            return invitations_that_follow(work, authority_1, police, old_address, clock_.now());
        });
    };
    EXPECT_EQ(follow(), 2);

    write_down("desk@police.example");
    EXPECT_EQ(follow(), 0);
    move(second_, "14:00");
    worker_with(mailer_)->run_once();

    EXPECT_EQ(seat_of(first_, police).invitee.email.reveal(), "desk@police.example");
    database().read([&](UnitOfWork& work) {
        EXPECT_TRUE(work.deliveries.is_wrong(authority_1, police, old_address));
        return 0;
    });
}

TEST_P(WrongAddress, GivesWayOnlyAtTheMeetingsThatWereNotLeftOut)
{
    reply_of_police(second_, "wrong_person");
    const auto follow = [&](const std::string& who) {
        return database().read([&](UnitOfWork& work) {
            return seats_that_follow(work, test::person(who), police, old_address, clock_.now());
        });
    };
    const FollowingSeats listed = follow("support-1");
    ASSERT_EQ(listed.seats.size(), 2u);
    EXPECT_EQ(listed.unseen, 0);
    EXPECT_EQ(follow("stranger-1").seats.size(), 0u);
    EXPECT_EQ(follow("stranger-1").unseen, 2);

    write_down("desk@police.example", {seat_of(first_, police).invitee.id});

    EXPECT_EQ(seat_of(first_, police).invitee.email, old_address);
    EXPECT_EQ(seat_of(second_, police).invitee.email.reveal(), "desk@police.example");
    ASSERT_EQ(follow("support-1").seats.size(), 1u);
    EXPECT_EQ(follow("support-1").seats.front().meeting.id, first_);
}

TEST_P(WrongAddress, TheWrongPersonIsSentNothingMoreThoughTheMeetingMoves)
{
    reply_of_police(second_, "wrong_person");
    move(second_, "14:00");

    worker_with(mailer_)->run_once();

    EXPECT_FALSE(wrote_to_old_address());
    EXPECT_EQ(seat_of(second_, police).invitee.reply, Reply::wrong_person);
    for (const OutboxMessage& each : messages(second_))
        if (waits_for_address(each))
            EXPECT_EQ(database()
                          .transact([&](UnitOfWork& work) {
                              return resend_message(
                                  work, tools(), test::person("support-1"), second_, each.id);
                          })
                          .error()
                          .refusal,
                      Refusal::wrong_state);

    ASSERT_TRUE(say_right(second_, "our_mistake"));
    worker_with(mailer_)->run_once();
    EXPECT_TRUE(wrote_to_old_address());
    EXPECT_EQ(seat_of(second_, police).invitee.reply, Reply::none);
}

TEST_P(WrongAddress, IsWrongForOnePersonAndMayBeRightForAnother)
{
    ASSERT_TRUE(recall({}));

    database().read([&](UnitOfWork& work) {
        EXPECT_TRUE(work.deliveries.is_wrong(authority_1, police, Email{"LEE@Police.example"}));
        EXPECT_FALSE(work.deliveries.is_wrong(
            authority_1, {.contact = ContactId{"contact-nurse"}}, old_address));
        EXPECT_FALSE(work.deliveries.is_wrong(AuthorityId{"authority-2"}, police, old_address));
        return 0;
    });
}

QUORATE_ON_EVERY_DATABASE(WrongAddress);

}  // namespace
}  // namespace quorate::server
