#include "core/meetings/told_by_hand.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/delivery/delivery_store.hpp"
#include "core/delivery/recall_invitation.hpp"
#include "core/meetings/view_meeting.hpp"
#include "tests/support/meeting_fixture.hpp"
#include "tests/support/plain_rows.hpp"

namespace quorate::core {
namespace {

using test::authority_1;

const SeatHolder father{.member = FamilyMemberId{"father-1"}};  // gets no e-mail
const SeatHolder police{.contact = ContactId{"contact-police"}};

class ToldByHandOf : public test::MeetingTest {
protected:
    void SetUp() override
    {
        MeetingTest::SetUp();
        auto draft = conference();
        draft.invitees = {contact("contact-police"), member("father-1")};
        booked_ = scheduled(draft).id;
    }

    Result<Done> tell(const SeatHolder& holder, ToldWay way = ToldWay::telephone)
    {
        const InviteeId seat = seat_of(booked_, holder).invitee.id;
        return database().transact([&](UnitOfWork& work) {
            return tell_by_hand(work, tools(), test::person("support-1"), booked_, seat, way);
        });
    }

    // How many letters are still to be given.
    std::ptrdiff_t to_tell()
    {
        const auto letters = database().read([&](UnitOfWork& work) {
            return letters_of(work, tools(), *work.meetings.find(authority_1, booked_));
        });
        return std::ranges::count(letters, false, &HandLetter::is_given);
    }

    int known()
    {
        return database().read([&](UnitOfWork& work) {
            return known_by_hand(work, tools(), *work.meetings.find(authority_1, booked_));
        });
    }

    std::vector<ToldByHand> kept()
    {
        return database()
            .read(
                [&](UnitOfWork& work) { return work.deliveries.of_meeting(authority_1, booked_); })
            .told;
    }

    void move()
    {
        ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
            return reschedule_meeting(work,
                                      tools(),
                                      test::person("support-1"),
                                      {.meeting = booked_,
                                       .version = meeting(booked_).version,
                                       .when_and_where = on("2026-11-26", "14:00"),
                                       .reason = "The room is needed"});
        }));
    }

    MeetingId booked_;
};

TEST_P(ToldByHandOf, AMeetingKeepsWhoToldThemHowAndOfWhichVersion)
{
    ASSERT_TRUE(tell(father, ToldWay::in_person));

    const auto told = kept();
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(told.front().way, ToldWay::in_person);
    EXPECT_EQ(told.front().sequence, 0);
    EXPECT_EQ(told.front().at, clock_.now());
    EXPECT_EQ(told.front().by, UserId{"support-1"});
    EXPECT_EQ(told.front().by_name.reveal(), "Ash Demosby");
    const auto view = database().transact([&](UnitOfWork& work) {
        return view_meeting(work, tools(), test::person("support-1"), booked_);
    });
    ASSERT_EQ(view->ledgers.at(father).size(), 1u);
    EXPECT_EQ(view->ledgers.at(father).front().step, DeliveryStep::told);
}

TEST_P(ToldByHandOf, AMeetingIsToldAgainWhenItChanges)
{
    EXPECT_EQ(to_tell(), 1);
    ASSERT_TRUE(tell(father));
    EXPECT_EQ(to_tell(), 0);
    EXPECT_EQ(known(), 1);

    move();
    EXPECT_EQ(to_tell(), 1);

    ASSERT_TRUE(tell(father, ToldWay::letter));
    EXPECT_EQ(to_tell(), 0);
    ASSERT_EQ(kept().size(), 2u);
    EXPECT_EQ(kept().back().sequence, 1);
}

TEST_P(ToldByHandOf, AMeetingThatIsOffIsAlsoToldToWhomALetterMayHaveBeenGiven)
{
    const auto perhaps = [&] {
        return database().read([&](UnitOfWork& work) {
            return perhaps_known_by_hand(work, tools(), *work.meetings.find(authority_1, booked_));
        });
    };
    EXPECT_EQ(perhaps(), 1);
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return cancel_meeting(work,
                              tools(),
                              test::person("support-1"),
                              {.meeting = booked_,
                               .version = meeting(booked_).version,
                               .reason = "The family has moved away"});
    }));

    EXPECT_EQ(known(), 0);
    EXPECT_EQ(perhaps(), 1);
    EXPECT_EQ(to_tell(), 1);
    ASSERT_TRUE(tell(father, ToldWay::letter));
    EXPECT_EQ(perhaps(), 0);
    EXPECT_EQ(to_tell(), 0);
}

TEST_P(ToldByHandOf, AMeetingIsAlsoToldToWhomMailDidNotReach)
{
    test::run(
        temp_.pool(),
        "update outbox_message set state = 'bounced', last_code = '5.1.1' where to_email = '" +
            test::as_kept("lee@police.example") + "'");
    const auto undelivered_at = [&] {
        return database()
            .read([&](UnitOfWork& work) {
                return undelivered_meetings(work, test::person("support-1"), clock_.now());
            })
            .size();
    };
    ASSERT_EQ(undelivered_at(), 1u);

    ASSERT_TRUE(tell(police));

    EXPECT_EQ(undelivered_at(), 0u);
}

TEST_P(ToldByHandOf, AMeetingThatHasStartedOrASeatThatEndedIsRefused)
{
    const InviteeId seat = seat_of(booked_, police).invitee.id;
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        work.invitees.remove(authority_1, seat, clock_.now());
        return Result<Done>{Done{}};
    }));
    EXPECT_EQ(
        database()
            .transact([&](UnitOfWork& work) {
                return tell_by_hand(
                    work, tools(), test::person("support-1"), booked_, seat, ToldWay::telephone);
            })
            .error()
            .refusal,
        Refusal::not_found);
    clock_.set(meeting(booked_).starts_at);
    EXPECT_EQ(tell(father).error().refusal, Refusal::wrong_state);
}

QUORATE_ON_EVERY_DATABASE(ToldByHandOf);

}  // namespace
}  // namespace quorate::core
