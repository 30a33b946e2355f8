#include "core/polls/start_poll.hpp"

#include <gtest/gtest.h>

#include "core/holds/hold_store.hpp"
#include "tests/core/polls/polls_fixture.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using Lines = std::vector<std::string>;

class StartPolls : public test::PollsTest {};

TEST_P(StartPolls, KeepTheTimesAndAskUntilTheNextWorkingDay)
{
    const Poll poll = started();

    EXPECT_EQ(poll.deadline, test::at("2026-11-23T17:00"));
    EXPECT_EQ(asked_count(poll), 2);
    EXPECT_EQ(mails(), (Lines{"poll 1", "poll 1"}));
    const auto held = database().read([&](UnitOfWork& work) {
        return work.holds.of_case(poll.authority, poll.case_id, clock_.now());
    });
    ASSERT_EQ(held.size(), 2U);
    EXPECT_EQ(held.front().poll, poll.id.text());
    EXPECT_EQ(held.front().held_until, test::at("2026-11-24T17:00"));
    EXPECT_EQ(schedule(conference()).error().refusal, Refusal::chair_taken);
}

TEST_P(StartPolls, KeepChairAndRoomForTheTimesBeforeAndAfter)
{
    NeedsDraft draft = needs();
    draft.family_minutes_before = 30;
    draft.debrief_minutes_after = 15;
    draft.version = 1;
    ASSERT_TRUE(save(draft));
    StartPoll poll = asked();
    poll.slots = {slot("2026-11-25T10:00"), slot("2026-11-25T12:30")};
    EXPECT_EQ(complaints(start(poll).error()),
              Lines{"slots: Wed 25 Nov at 12:30: This time is too near another with the same chair "
                    "or room, which are needed 30 minutes before, with the family, and 15 minutes "
                    "after. Choose one of them"});
    poll.slots.back() = slot("2026-11-25T12:45");

    const auto started = start(poll);

    ASSERT_TRUE(started);
    auto next = conference();
    next.when_and_where = on("2026-11-25", "14:50");
    EXPECT_EQ(schedule(next).error().refusal, Refusal::chair_taken);
    const auto booked = settle(*started, 0);
    ASSERT_TRUE(booked);
    EXPECT_EQ(meeting(*booked).family_minutes_before, 30);
    EXPECT_EQ(meeting(*booked).debrief_minutes_after, 15);
}

TEST_P(StartPolls, GiveNobodyTheReferenceOfAnother)
{
    const Poll poll = started();

    std::vector<std::string> references;
    for (const PollSeat& seat : poll.seats)
        if (seat.is_asked) references.push_back(seat.reference);
    ASSERT_EQ(references.size(), 2U);
    EXPECT_NE(references[0], references[1]);
}

TEST_P(StartPolls, EndTwoHoursBeforeTheFirstTimeAtTheLatest)
{
    StartPoll soon = asked();
    soon.slots = {slot("2026-11-23T10:00")};

    const auto poll = start(soon);

    ASSERT_TRUE(poll);
    EXPECT_EQ(poll->deadline, test::at("2026-11-23T08:00"));
}

TEST_P(StartPolls, RefuseWhatNobodyCouldAnswer)
{
    struct Row {
        const char* what;
        void (*spoil)(StartPoll&);
        Lines complaints;
    };
    const std::vector<Row> rows{
        {"no time",
         [](StartPoll& poll) { poll.slots.clear(); },
         {"slots: Choose at least one time to ask about"}},
        {"six times",
         [](StartPoll& poll) {
             for (const char* time :
                  {"2026-11-25T13:00", "2026-11-25T15:00", "2026-11-26T13:00", "2026-11-26T15:00"})
                 poll.slots.push_back(slot(time));
         },
         {"slots: Choose five times at most"}},
        {"times that overlap",
         [](StartPoll& poll) { poll.slots = {slot("2026-11-25T10:00"), slot("2026-11-25T11:00")}; },
         {"slots: Wed 25 Nov at 11:00: This time overlaps another. Choose one of them"}},
        {"nobody",
         [](StartPoll& poll) { poll.ask.clear(); },
         {"ask: Choose at least one person to ask"}},
        {"somebody else",
         [](StartPoll& poll) { poll.ask.push_back({.contact = ContactId{"contact-gp"}}); },
         {"ask: Choose people from the list: one of them is not needed at the meeting"}},
        {"a deadline that is over",
         [](StartPoll& poll) { poll.deadline = test::at("2026-11-20T08:00"); },
         {"deadline: The time to answer must end in the future"}},
        {"a deadline after the first time",
         [](StartPoll& poll) { poll.deadline = test::at("2026-11-25T09:00"); },
         {"deadline: The time to answer must end two hours before the first of the times, Wed 25 "
          "Nov at 10:00"}},
        {"a time after the last day",
         [](StartPoll& poll) { poll.slots = {slot("2026-12-02T10:00")}; },
         {"slots: Wed 2 Dec at 10:00: This is after the last day. Book such a time without asking "
          "around"}}};
    for (const Row& row : rows) {
        StartPoll poll = asked();
        row.spoil(poll);
        const auto refused = start(poll);
        ASSERT_FALSE(refused) << row.what;
        EXPECT_EQ(complaints(refused.error()), row.complaints) << row.what;
    }
    EXPECT_TRUE(mails().empty());
}

TEST_P(StartPolls, NameWhatIsTaken)
{
    ASSERT_TRUE(schedule(conference()));

    StartPoll poll = asked();
    poll.confirmed.duplicate = true;
    const auto refused = start(poll);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::chair_taken);
    EXPECT_EQ(complaints(refused.error()).front(),
              "slots: Wed 25 Nov at 10:00: The chair already has a meeting at that time");
}

TEST_P(StartPolls, AreForThoseWhoMayBook)
{
    EXPECT_FALSE(start(asked(), "stranger-1"));
}

QUORATE_ON_EVERY_DATABASE(StartPolls);

}  // namespace
}  // namespace quorate::core
