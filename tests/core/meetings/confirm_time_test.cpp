#include <gtest/gtest.h>

#include "core/availability/availability_store.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

using Lines = std::vector<std::string>;

const Lines gwen_is_taken{
    "confirm_busy: Gwen Sampleford's calendar is taken at that time. Tick if they come all the "
    "same"};

/// The conference of the fixture is on Wednesday 25 November 2026, 10:00 to 12:00, with chair-1 and
/// worker-1, who have to be there, and two contacts for quorum.
class ConfirmTime : public test::MeetingTest {
protected:
    void add_busy(const CalendarOwner& owner, const std::string& from, const std::string& until)
    {
        database().write([&](UnitOfWork& work) {
            work.availability.add({.id = BusyTimeId{random_.id()},
                                   .authority = test::authority_1,
                                   .owner = owner,
                                   .starts_at = test::at(from),
                                   .ends_at = test::at(until),
                                   .kind = BusyKind::leave,
                                   .created_by = UserId{"support-1"},
                                   .created_at = clock_.now()});
            return 0;
        });
    }

    void chair_is_away() { add_busy({UserId{"chair-1"}}, "2026-11-25T00:00", "2026-11-26T00:00"); }

    Lines asked(const MeetingDraft& draft)
    {
        const auto refused = schedule(draft);
        if (refused) return {};
        EXPECT_EQ(refused.error().refusal, Refusal::needs_confirmation);
        return complaints(refused.error());
    }

    Result<int> move(const Meeting& meeting,
                     const TimeAndPlace& where,
                     const Confirmed& confirmed = {})
    {
        return database().transact([&](UnitOfWork& work) {
            return reschedule_meeting(work,
                                      tools(),
                                      test::person("support-1"),
                                      {.meeting = meeting.id,
                                       .version = meeting.version,
                                       .when_and_where = where,
                                       .reason = "Police asked",
                                       .confirmed = confirmed});
        });
    }

    MeetingDraft lasting(const std::string& time, int minutes)
    {
        auto draft = conference();
        draft.when_and_where = on("2026-11-25", time);
        draft.when_and_where.length_minutes = minutes;
        return draft;
    }
};

TEST_P(ConfirmTime, AsksWhenTheChairIsOnLeave)
{
    chair_is_away();
    auto draft = conference();

    EXPECT_EQ(asked(draft), gwen_is_taken);

    draft.confirmed.busy = true;
    EXPECT_TRUE(schedule(draft));
}

TEST_P(ConfirmTime, NamesAllWhoHaveToBeThereAndAreTaken)
{
    chair_is_away();
    add_busy({UserId{"worker-1"}}, "2026-11-25T11:45", "2026-11-25T13:00");
    add_busy({ContactId{"contact-police"}}, "2026-11-25T09:00", "2026-11-25T13:00");

    EXPECT_EQ(asked(conference()),
              (Lines{"confirm_busy: The calendars of Gwen Sampleford and Kit Placeholder are taken "
                     "at that time. Tick if they come all the same"}));
}

TEST_P(ConfirmTime, AsksAboutContactsWhoseCalendarIsKnown)
{
    add_busy({ContactId{"contact-nurse"}}, "2026-11-25T09:00", "2026-11-25T13:00");
    auto draft = conference();
    draft.invitees[1].requirement = Requirement::required;
    draft.when_and_where = on("2026-11-25", "11:00");
    EXPECT_EQ(asked(draft), Lines{});

    draft.type = "core_group";
    draft.when_and_where = on("2026-11-25", "09:00");
    draft.when_and_where.length_minutes = 60;
    database().write([&](UnitOfWork& work) {
        work.availability.save_sharing(test::authority_1,
                                       {.owner = {ContactId{"contact-nurse"}},
                                        .state = SharingState::by_hand,
                                        .as_of = clock_.now()});
        return 0;
    });
    ASSERT_EQ(asked(draft).size(), 1u);
    EXPECT_TRUE(asked(draft).front().starts_with("confirm_busy: Noor Stubb's calendar is taken"));
}

TEST_P(ConfirmTime, AsksOutsideWorkingHours)
{
    WeekHours mondays;
    mondays[0] = {{std::chrono::hours{9}, std::chrono::hours{17}}};
    database().write([&](UnitOfWork& work) {
        return *work.availability.save_patterns(
            test::authority_1, {.owner = {UserId{"chair-1"}}, .patterns = {{.hours = mondays}}});
    });

    EXPECT_EQ(asked(conference()), gwen_is_taken);

    auto monday = conference();
    monday.when_and_where = on("2026-11-30", "10:00");
    EXPECT_EQ(asked(monday), Lines{});
}

TEST_P(ConfirmTime, CountsWhatTheChairDoesBeforeAndAfter)
{
    add_busy({UserId{"chair-1"}}, "2026-11-25T12:00", "2026-11-25T13:00");
    auto draft = conference();
    draft.when_and_where.debrief_minutes_after = 15;

    EXPECT_EQ(asked(draft), gwen_is_taken);

    draft.when_and_where.debrief_minutes_after.reset();
    EXPECT_EQ(asked(draft), Lines{});
}

TEST_P(ConfirmTime, AsksAboutANewTimeOrChairOnly)
{
    const Meeting meeting = scheduled(conference());
    chair_is_away();

    EXPECT_EQ(complaints(move(meeting, on("2026-11-25", "11:00")).error()), gwen_is_taken);
    auto elsewhere = on("2026-11-25", "10:00");
    elsewhere.room = RoomId{"room-2"};
    EXPECT_TRUE(move(meeting, elsewhere));
    const Meeting now = this->meeting(meeting.id);
    EXPECT_TRUE(move(now, on("2026-11-25", "11:00"), {.busy = true}));
    const Meeting later = this->meeting(meeting.id);
    add_busy({UserId{"chair-2"}}, "2026-11-25T11:00", "2026-11-25T12:00");
    auto other_chair = on("2026-11-25", "11:00");
    other_chair.chair = UserId{"chair-2"};
    EXPECT_EQ(complaints(move(later, other_chair).error()),
              (Lines{"confirm_busy: Ola Specimen's calendar is taken at that time. Tick if they "
                     "come all the same"}));
}

TEST_P(ConfirmTime, AsksAboutUnusualHours)
{
    EXPECT_EQ(asked(lasting("03:00", 240)),
              (Lines{"confirm_hours: The meeting would last from 03:00 to 07:00, not between 07:00 "
                     "and 21:00 of one day. Tick if that is meant"}));
    EXPECT_EQ(asked(lasting("06:55", 60)).size(), 1u);
    EXPECT_EQ(asked(lasting("20:05", 60)).size(), 1u);
    EXPECT_EQ(asked(lasting("22:00", 240)).size(), 1u);

    auto meant = lasting("22:00", 240);
    meant.confirmed.hours = true;
    EXPECT_TRUE(schedule(meant));
}

TEST_P(ConfirmTime, AsksNothingFromSevenToNineInTheEvening)
{
    EXPECT_EQ(asked(lasting("07:00", 60)), Lines{});
    EXPECT_EQ(asked(lasting("20:00", 60)), Lines{});
}

TEST_P(ConfirmTime, AStrategyDiscussionIsHeldAtAnyHour)
{
    auto draft = lasting("03:00", 60);
    draft.type = "strategy_discussion";

    EXPECT_EQ(asked(draft), Lines{});
}

TEST_P(ConfirmTime, AsksAboutTheHoursOfANewTimeOnly)
{
    auto early = lasting("05:00", 60);
    early.confirmed.hours = true;
    const Meeting meeting = scheduled(early);
    auto elsewhere = early.when_and_where;
    elsewhere.room = RoomId{"room-2"};
    ASSERT_TRUE(move(meeting, elsewhere));
    const Meeting now = this->meeting(meeting.id);
    auto earlier = elsewhere;
    earlier.time = std::chrono::hours{4};

    EXPECT_EQ(move(now, earlier).error().refusal, Refusal::needs_confirmation);
    EXPECT_TRUE(move(now, earlier, {.hours = true}));
}

QUORATE_ON_EVERY_DATABASE(ConfirmTime);

}  // namespace
}  // namespace quorate::core
