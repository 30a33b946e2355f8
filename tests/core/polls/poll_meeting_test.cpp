#include "core/polls/poll_meeting.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/meetings/change_meeting.hpp"
#include "tests/core/polls/polls_fixture.hpp"

namespace quorate::core {
namespace {

using Lines = std::vector<std::string>;

// The mother comes half an hour before the meeting, which the chair begins with the family.
class PollsOfAFamilyThatComesEarly : public test::PollsTest {
protected:
    void SetUp() override
    {
        PollsTest::SetUp();
        NeedsDraft wanted = needs();
        wanted.family_minutes_before = 30;
        wanted.debrief_minutes_after = 15;
        wanted.seats.push_back({.holder = mother(), .requirement = Requirement::optional});
        wanted.version = test::SchedulingTest::stored().version;
        ASSERT_TRUE(save(wanted));
    }

    static SeatHolder mother() { return {.member = FamilyMemberId{"mother-1"}}; }

    Poll started_with_mother()
    {
        StartPoll wanted = asked();
        wanted.ask.push_back(mother());
        const auto poll = start(wanted);
        EXPECT_TRUE(poll) << complaints(poll.error()).front();
        return *poll;
    }

    std::vector<Instant> told(const Poll& poll, const SeatHolder& holder, MessageKind kind)
    {
        const auto seat = std::ranges::find(poll.seats, holder, &PollSeat::holder);
        OutboxMessage message;
        message.authority = poll.authority;
        message.kind = kind;
        message.poll_seat = seat->id;
        message.sequence = poll.round;
        message.to = seat->email;
        const auto said = database().read(
            [&](UnitOfWork& work) { return told_poll(work, links_, message, clock_.now()); });
        std::vector<Instant> starts;
        if (said)
            for (const ToldPoll::Time& time : said->times)
                starts.push_back(time.starts_at);
        return starts;
    }
};

TEST_P(PollsOfAFamilyThatComesEarly, TellEachSeatItsOwnTime)
{
    using Starts = std::vector<Instant>;
    const Poll poll = started_with_mother();

    EXPECT_EQ(seen(poll, mother())->times[0].starts_at, test::at("2026-11-25T09:30"));
    EXPECT_EQ(seen(poll, mother())->times[0].ends_at, test::at("2026-11-25T12:00"));
    EXPECT_EQ(seen(poll, police())->times[0].starts_at, test::at("2026-11-25T10:00"));
    EXPECT_EQ(told(poll, mother(), MessageKind::poll),
              (Starts{test::at("2026-11-25T09:30"), test::at("2026-11-26T09:30")}));
    EXPECT_EQ(told(poll, police(), MessageKind::poll),
              (Starts{test::at("2026-11-25T10:00"), test::at("2026-11-26T10:00")}));
    EXPECT_EQ(complaints(answer(poll, mother(), {"best"}).error()),
              Lines{"answer.1: Choose how Thursday 26 November 2026 at 09:30 suits you"});

    ASSERT_TRUE(settle(poll, 0));
    const Poll settled = stored(poll.id);
    EXPECT_EQ(told(settled, mother(), MessageKind::poll_outcome),
              Starts{test::at("2026-11-25T09:30")});
    EXPECT_EQ(told(settled, police(), MessageKind::poll_outcome),
              Starts{test::at("2026-11-25T10:00")});
}

TEST_P(PollsOfAFamilyThatComesEarly, SayThatTheirMeetingWasCancelledSince)
{
    const Poll poll = started_with_mother();
    const auto booked = settle(poll, 0);
    ASSERT_TRUE(booked);
    const auto ended = [&] {
        return database().read([&](UnitOfWork& work) {
            return view_ended_poll(work, tools(), token_of(poll, police()));
        });
    };
    const auto seen_by_staff = [&] {
        return database().transact([&](UnitOfWork& work) {
            return view_poll(work, tools(), test::person("support-1"), poll.id);
        });
    };
    EXPECT_FALSE(ended()->is_called_off);
    EXPECT_FALSE(seen_by_staff()->is_called_off);

    const int version = meeting(*booked).version;
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return cancel_meeting(
            work,
            tools(),
            test::person("support-1"),
            {.meeting = *booked, .version = version, .reason = "It was booked twice"});
    }));

    EXPECT_TRUE(ended()->is_called_off);
    EXPECT_TRUE(seen_by_staff()->is_called_off);
    const auto listed = database().transact(
        [&](UnitOfWork& work) { return my_polls(work, clock_, test::person("support-1")); });
    ASSERT_TRUE(listed);
    EXPECT_TRUE(listed->front().is_called_off);
    // Whoever is told only now is not told that the time stands.
    EXPECT_TRUE(told(stored(poll.id), police(), MessageKind::poll_outcome).empty());
}

QUORATE_ON_EVERY_DATABASE(PollsOfAFamilyThatComesEarly);

}  // namespace
}  // namespace quorate::core
