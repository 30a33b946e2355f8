#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "core/meetings/schedule_meeting.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

/// Eight people at once, on two sets of connections as two instances would have, want the same.
class DoubleBooking : public test::MeetingTest {
protected:
    int winners(void (*differ)(MeetingDraft&, int))
    {
        const auto second = temp_.another_pool();
        std::atomic<int> won{0};
        std::atomic<int> refused{0};
        std::vector<std::jthread> people;
        for (int i = 0; i < 8; ++i)
            people.emplace_back([&, i] {
                test::FakeRandom random{1 + 1000 * i};
                const MeetingTools own{clock_, random, links_, shipped_bank_holidays()};
                auto draft = conference();
                differ(draft, i);
                db::Database data{i % 2 == 0 ? temp_.pool() : *second};
                const auto outcome = data.transact([&](UnitOfWork& work) {
                    return schedule_meeting(work, own, test::person("support-1"), draft);
                });
                ++(outcome ? won : refused);
                if (!outcome) {
                    EXPECT_TRUE(outcome.error().refusal == Refusal::chair_taken ||
                                outcome.error().refusal == Refusal::room_taken ||
                                outcome.error().refusal == Refusal::time_taken);
                    EXPECT_FALSE(outcome.error().fields.empty());  // that says who or what
                }
            });
        people.clear();
        EXPECT_EQ(won + refused, 8);
        return won;
    }
};

TEST_P(DoubleBooking, OfAChairHasOneWinner)
{
    EXPECT_EQ(winners([](MeetingDraft& draft, int i) {
                  draft.when_and_where.mode = "video";
                  draft.when_and_where.video_link = "https://video.example/room";
                  draft.when_and_where.time = std::chrono::minutes{600 + 10 * i};
              }),
              1);
}

TEST_P(DoubleBooking, OfARoomHasOneWinner)
{
    // One chair a person, so that only the room can be refused.
    for (int i = 0; i < 8; ++i)
        test::run(temp_.pool(),
                  "insert into staff_user (id, authority_id, name, email, role, chairs_meetings, "
                  "password_hash, created_at) values ('extra-" +
                      std::to_string(i) + "', 'authority-1', 'Chair', 'c" + std::to_string(i) +
                      "@exampleshire.example', 'CC', 1, 'x', 0)");

    EXPECT_EQ(winners([](MeetingDraft& draft, int i) {
                  draft.when_and_where.chair = UserId{"extra-" + std::to_string(i)};
              }),
              1);
}

TEST_P(DoubleBooking, OfSomebodyWhoHasToBeThereHasOneWinner)
{
    for (int i = 0; i < 8; ++i)
        test::run(temp_.pool(),
                  "insert into staff_user (id, authority_id, name, email, role, chairs_meetings, "
                  "password_hash, created_at) values ('extra-" +
                      std::to_string(i) + "', 'authority-1', 'Chair', 'c" + std::to_string(i) +
                      "@exampleshire.example', 'CC', 1, 'x', 0)");

    EXPECT_EQ(winners([](MeetingDraft& draft, int i) {
                  draft.when_and_where.mode = "video";
                  draft.when_and_where.video_link = "https://video.example/room";
                  draft.when_and_where.chair = UserId{"extra-" + std::to_string(i)};
              }),
              1);
}

TEST_P(DoubleBooking, LeavesOneMessageASeat)
{
    winners([](MeetingDraft&, int) {});

    database().read([](UnitOfWork& work) {
        EXPECT_EQ(work.outbox.counts().by_state[MessageState::pending], 4);
        return 0;
    });
}

QUORATE_ON_EVERY_DATABASE(DoubleBooking);

}  // namespace
}  // namespace quorate::core
