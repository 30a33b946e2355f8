#include <gtest/gtest.h>

#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

using Lines = std::vector<std::string>;

const Lines too_small{
    "confirm_room: Room Oak fits 3; 4 people are invited in person. Choose another room, or tick "
    "to use it all the same"};

// The conference of the fixture has four people with its chair.
class RoomSize : public test::MeetingTest {
protected:
    void fits(int people)
    {
        test::run(temp_.pool(),
                  "update room set capacity = " + std::to_string(people) + " where id = 'room-1'");
    }

    MeetingDraft in_person()
    {
        auto draft = conference();
        draft.when_and_where.mode = "in_person";
        draft.when_and_where.video_link.clear();
        return draft;
    }

    Result<int> move(const Meeting& meeting, const Confirmed& confirmed)
    {
        auto later = on("2026-11-26", "10:00");
        later.mode = "in_person";
        later.video_link.clear();
        return database().transact([&](UnitOfWork& work) {
            return reschedule_meeting(work,
                                      tools(),
                                      test::person("support-1"),
                                      {.meeting = meeting.id,
                                       .version = meeting.version,
                                       .when_and_where = later,
                                       .reason = "The chair is away",
                                       .confirmed = confirmed});
        });
    }
};

TEST_P(RoomSize, IsAskedAboutBeforeMoreAreBookedThanFit)
{
    fits(3);

    const auto refused = schedule(in_person());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::needs_confirmation);
    EXPECT_EQ(complaints(refused.error()), too_small);

    auto sure = in_person();
    sure.confirmed.room = true;
    EXPECT_TRUE(schedule(sure));
}

TEST_P(RoomSize, IsNotAskedAboutWhenAllFitOrSomeJoinByVideo)
{
    fits(4);
    EXPECT_TRUE(schedule(in_person()));

    fits(3);
    auto mixed = in_person();
    mixed.when_and_where = on("2026-11-26", "10:00");
    mixed.when_and_where.mode = "hybrid";
    mixed.when_and_where.video_link = "https://video.example/room";
    EXPECT_TRUE(schedule(mixed));
}

TEST_P(RoomSize, IsAskedAboutWhenAMeetingMoves)
{
    const Meeting meeting = scheduled(in_person());
    fits(3);

    EXPECT_EQ(complaints(move(meeting, {}).error()), too_small);
    EXPECT_TRUE(move(meeting, {.room = true}));
}

TEST_P(RoomSize, IsAskedAboutWhenSomebodyMoreIsInvited)
{
    fits(4);
    const Meeting meeting = scheduled(in_person());
    const auto invite = [&](const Confirmed& confirmed) {
        return database().transact([&](UnitOfWork& work) {
            return add_invitee(work,
                               tools(),
                               test::person("support-1"),
                               meeting.id,
                               contact("contact-school"),
                               confirmed);
        });
    };

    EXPECT_EQ(invite({}).error().refusal, Refusal::needs_confirmation);
    EXPECT_EQ(seats(meeting.id).size(), 4u);
    EXPECT_TRUE(invite({.room = true}));
}

QUORATE_ON_EVERY_DATABASE(RoomSize);

}  // namespace
}  // namespace quorate::core
