#include <gtest/gtest.h>

#include "core/availability/free_busy.hpp"
#include "core/meetings/chair_parts.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using Lines = std::vector<std::string>;

const Lines chair_and_room{"chair: The chair already has a meeting at that time",
                           "room: The room is already booked at that time"};

/// The family's half hour before a conference, and the chair's quarter of an hour after it.
class BeforeAndAfter : public test::MeetingTest {
protected:
    /// From 10:00 to 12:00; chair and room from 09:30 to 12:15.
    MeetingDraft with_both()
    {
        auto draft = conference();
        draft.when_and_where.family_minutes_before = 30;
        draft.when_and_where.debrief_minutes_after = 15;
        return draft;
    }

    /// Of half an hour, in the same chair and room; nobody else is invited.
    MeetingDraft another(const std::string& time)
    {
        auto draft = conference();
        draft.type = "core_group";
        draft.when_and_where = on("2026-11-25", time);
        draft.when_and_where.length_minutes = 30;
        draft.invitees.clear();
        draft.confirmed = {.quorum = true, .duplicate = true, .room = true};
        return draft;
    }

    Result<int> move(const Meeting& meeting, const TimeAndPlace& where)
    {
        return database().transact([&](UnitOfWork& work) {
            return reschedule_meeting(work,
                                      tools(),
                                      test::person("support-1"),
                                      {.meeting = meeting.id,
                                       .version = meeting.version,
                                       .when_and_where = where,
                                       .reason = "The room is being painted",
                                       .confirmed = {.room = true}});
        });
    }

    /// What the database says when nobody asked before.
    Result<Done> add_without_asking(Meeting meeting)
    {
        meeting.id = MeetingId{"another"};
        meeting.reference = "another";
        meeting.feed_uid = "another";
        return database().transact([&](UnitOfWork& work) -> Result<Done> {
            work.meetings.add(meeting);
            return Done{};
        });
    }

    /// How long the owner is taken on the day of with_both().
    minutes taken(const CalendarOwner& owner)
    {
        const Date day = test::day("2026-11-25");
        const FreeBusy all = database().read([&](UnitOfWork& work) {
            return free_busy(work, test::authority_1, {owner}, day, day, {});
        });
        minutes length{0};
        for (const CivilStretch& each : all.owners.at(0).busy)
            length += duration_cast<minutes>(each.until - each.from);
        return length;
    }
};

TEST_P(BeforeAndAfter, TakeTheChairAndTheRoom)
{
    scheduled(with_both());

    for (const char* time : {"09:15", "09:25", "09:45", "12:00", "12:10"})
        EXPECT_EQ(complaints(schedule(another(time)).error()), chair_and_room) << time;
    EXPECT_TRUE(schedule(another("09:00")));
    EXPECT_TRUE(schedule(another("12:15")));
}

TEST_P(BeforeAndAfter, AreToldToTheChairInEitherLanguage)
{
    const Meeting meeting = scheduled(with_both());
    const auto told = [&](Language language) {
        return database().read(
            [&](UnitOfWork& work) { return chair_parts(work, meeting, language); });
    };

    EXPECT_EQ(told(Language::english),
              "Meeting 10:00 to 12:00. First part from 09:30; until 12:15 afterwards");
    EXPECT_EQ(told(Language::welsh),
              "Cyfarfod 10:00 tan 12:00. Rhan gyntaf o 09:30; tan 12:15 wedyn");
}

TEST_P(BeforeAndAfter, AreRefusedWhereSomethingElseIs)
{
    scheduled(another("09:15"));
    scheduled(another("12:10"));

    EXPECT_EQ(complaints(schedule(with_both()).error()), chair_and_room);
    auto draft = with_both();
    draft.when_and_where.family_minutes_before = 15;
    EXPECT_EQ(complaints(schedule(draft).error()), chair_and_room);
    draft.when_and_where.debrief_minutes_after = 10;
    EXPECT_TRUE(schedule(draft));
}

TEST_P(BeforeAndAfter, TakeNobodyElse)
{
    scheduled(with_both());
    auto draft = another("12:00");
    draft.when_and_where.chair = UserId{"chair-2"};
    draft.when_and_where.room = RoomId{"room-2"};
    draft.invitees = {staff("worker-1")};

    EXPECT_TRUE(schedule(draft));
}

TEST_P(BeforeAndAfter, AreKeptByTheDatabaseWhoeverAsks)
{
    const Meeting first = scheduled(with_both());
    Meeting second = first;
    second.family_minutes_before = 0;
    second.starts_at = first.ends_at;
    second.ends_at = first.ends_at + 30min;

    EXPECT_FALSE(add_without_asking(second));
    second.chair = UserId{"chair-2"};
    EXPECT_FALSE(add_without_asking(second));
    second.room.reset();
    EXPECT_TRUE(add_without_asking(second));
}

TEST_P(BeforeAndAfter, MoveWithTheMeeting)
{
    const Meeting booked = scheduled(with_both());

    ASSERT_TRUE(move(booked, on("2026-11-25", "13:00")));

    const Meeting moved = meeting(booked.id);
    EXPECT_EQ(moved.family_minutes_before, 30);
    EXPECT_EQ(moved.debrief_minutes_after, 15);
    EXPECT_TRUE(schedule(another("12:00")));
    EXPECT_EQ(complaints(schedule(another("12:30")).error()), chair_and_room);
    EXPECT_EQ(complaints(schedule(another("15:10")).error()), chair_and_room);
}

TEST_P(BeforeAndAfter, ChangeWithAWordToTheChairAlone)
{
    const Meeting booked = scheduled(with_both());
    auto where = on("2026-11-25", "10:00");
    where.debrief_minutes_after = 0;

    ASSERT_TRUE(move(booked, where));

    EXPECT_EQ(outbox(booked.id),
              (Lines{"request chair-1 0 cancelled",
                     "request chair-1 1 pending",
                     "request contact-nurse 0 pending",
                     "request contact-police 0 pending",
                     "request worker-1 0 pending"}));
    EXPECT_EQ(meeting(booked.id).family_minutes_before, 30);
    EXPECT_TRUE(schedule(another("12:00")));
}

TEST_P(BeforeAndAfter, AreNoTimeForAnythingElse)
{
    scheduled(with_both());

    EXPECT_EQ(taken({UserId{"chair-1"}}), 165min);
    EXPECT_EQ(taken({RoomId{"room-1"}}), 165min);
    EXPECT_EQ(taken({UserId{"worker-1"}}), 120min);
    EXPECT_EQ(taken({ContactId{"contact-nurse"}}), 120min);
}

TEST_P(BeforeAndAfter, AreTwoHoursEachAtMost)
{
    auto draft = with_both();
    draft.when_and_where.family_minutes_before = -5;
    draft.when_and_where.debrief_minutes_after = 125;
    EXPECT_EQ(complaints(schedule(draft).error()),
              (Lines{"family_minutes_before: The time with the family before the meeting must be a "
                     "multiple of 5 minutes, at most 2 hours",
                     "debrief_minutes_after: The chair's time after the meeting must be a multiple "
                     "of 5 minutes, at most 2 hours"}));
    draft.when_and_where.family_minutes_before = 120;
    draft.when_and_where.debrief_minutes_after = 7;
    EXPECT_EQ(complaints(schedule(draft).error()),
              Lines{"debrief_minutes_after: The chair's time after the meeting must be a multiple "
                    "of 5 minutes, at most 2 hours"});
}

TEST_P(BeforeAndAfter, AreNotForAFamilyThatIsNotInvited)
{
    auto draft = another("10:00");
    draft.type = "strategy_discussion";
    draft.when_and_where.family_minutes_before = 30;

    EXPECT_EQ(complaints(schedule(draft).error()),
              Lines{"family_minutes_before: Family members are not invited to a strategy "
                    "discussion"});
}

QUORATE_ON_EVERY_DATABASE(BeforeAndAfter);

}  // namespace
}  // namespace quorate::core
