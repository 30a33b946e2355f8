#include "core/meetings/candidates.hpp"

#include <gtest/gtest.h>

#include "core/meetings/hand_seat.hpp"
#include "core/meetings/time_and_place.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

const UserId administrator{"admin-1"};
const SeatHolder worker{.user = UserId{"worker-1"}};

// Every way in which somebody with an account gets a seat at a family's meeting.
class WhoMayHaveASeat : public test::MeetingTest {
protected:
    void SetUp() override
    {
        MeetingTest::SetUp();
        test::run(temp_.pool(),
                  "insert into staff_user (id, authority_id, name, email, role, chairs_meetings, "
                  "password_hash, created_at) values ('admin-1', 'authority-1', 'Sid Sample', "
                  "'sid@exampleshire.example', 'AM', 1, 'x', 0)");
        MeetingDraft draft = conference();
        draft.invitees = {contact("contact-police"), contact("contact-nurse"), staff("worker-1")};
        booked_ = scheduled(draft).id;
    }

    Result<InviteeId> add(const UserId& user)
    {
        return database().transact([&](UnitOfWork& work) {
            return add_invitee(work,
                               tools(),
                               test::person("support-1"),
                               booked_,
                               {.holder = {.user = user}},
                               {.room = true});
        });
    }

    Error change(const TimeAndPlace& when)
    {
        const auto changed = database().transact([&](UnitOfWork& work) {
            return reschedule_meeting(work,
                                      tools(),
                                      test::person("support-1"),
                                      {.meeting = booked_,
                                       .version = meeting(booked_).version,
                                       .when_and_where = when,
                                       .confirmed = {.room = true, .access = true}});
        });
        return changed ? Error{} : changed.error();
    }

    MeetingId booked_;
};

TEST_P(WhoMayHaveASeat, AnAdministratorIsNotInvited)
{
    const auto refused = add(administrator);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields.front().field, "invitees");
    EXPECT_TRUE(add(UserId{"stranger-1"}));
}

TEST_P(WhoMayHaveASeat, AnAdministratorIsNeitherChairNorMinuteTaker)
{
    TimeAndPlace when = time_and_place_of(meeting(booked_));
    when.chair = administrator;
    ASSERT_FALSE(change(when).fields.empty());
    EXPECT_EQ(change(when).fields.front().field, "chair");

    when = time_and_place_of(meeting(booked_));
    when.minute_taker = administrator;
    ASSERT_FALSE(change(when).fields.empty());
    EXPECT_EQ(change(when).fields.front().field, "minute_taker");
}

TEST_P(WhoMayHaveASeat, AnAdministratorIsNobodysDeputy)
{
    const Invitee seat = seat_of(booked_, worker).invitee;
    const auto refused = database().transact([&](UnitOfWork& work) {
        return hand_seat(work,
                         tools(),
                         test::person("support-1"),
                         {.meeting = booked_,
                          .seat = seat.id,
                          .version = seat.version,
                          .name = "Sid Sample",
                          .email = "sid@exampleshire.example",
                          .confirmed = true});
    });

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields.front().field, "email");
}

TEST_P(WhoMayHaveASeat, TheLinkStopsForWhoeverBecomesAnAdministrator)
{
    const std::string link = link_of(seat_of(booked_, worker));
    const auto open = [&] {
        return database().read(
            [&](UnitOfWork& work) { return seat_behind(work, tools(), link).has_value(); });
    };
    EXPECT_TRUE(open());

    test::run(temp_.pool(), "update staff_user set role = 'AM' where id = 'worker-1'");

    EXPECT_FALSE(open());
}

QUORATE_ON_EVERY_DATABASE(WhoMayHaveASeat);

}  // namespace
}  // namespace quorate::core
