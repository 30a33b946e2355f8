#include "core/availability/view_calendars.hpp"

#include <gtest/gtest.h>

#include "core/meetings/calendar_week.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

using test::day;

class ViewCalendars : public test::MeetingTest {
protected:
    template <class Look>
    auto look(Look use_case)
    {
        return database().transact(use_case);
    }
};

TEST_P(ViewCalendars, RoomsAreThereWithWhatTakesThem)
{
    const Meeting meeting = scheduled(conference());
    const auto rooms = look([&](UnitOfWork& work) {
        return view_room_times(
            work, clock_, test::person("support-1"), day("2026-11-25"), day("2026-11-25"));
    });
    ASSERT_TRUE(rooms);
    ASSERT_EQ(rooms->size(), 2u);  // the one that is no longer offered has nothing on
    const CalendarTimes& oak = rooms->back().times;
    ASSERT_EQ(rooms->back().room.name, "Room Oak");
    ASSERT_EQ(oak.meetings.size(), 1u);
    EXPECT_EQ(oak.meetings.front().meeting, meeting.id);
    EXPECT_TRUE(rooms->front().times.meetings.empty());
}

TEST_P(ViewCalendars, TheSheetForTheDoorHasReferencesAndSeats)
{
    const Meeting meeting = scheduled(conference());
    const auto sheet = look([&](UnitOfWork& work) {
        return view_day_sheet(
            work, clock_, tools().links, test::person("support-1"), day("2026-11-25"));
    });
    ASSERT_TRUE(sheet);
    ASSERT_EQ(sheet->size(), 1u);
    EXPECT_EQ(sheet->front().room, "Room Oak");
    EXPECT_EQ(sheet->front().reference, meeting.reference);
    EXPECT_EQ(sheet->front().family_reference,
              seat_reference(meeting, RecipientClass::family, tools().links));
    EXPECT_EQ(sheet->front().seats, static_cast<int>(seats(meeting.id).size()));
    EXPECT_TRUE(look([&](UnitOfWork& work) {
                    return view_day_sheet(
                        work, clock_, tools().links, test::person("support-1"), day("2026-11-26"));
                })->empty());
}

TEST_P(ViewCalendars, TheSheetForTheDoorKeepsTheFamilysReferenceWhenOneOfThemMustNotBeThere)
{
    const Meeting meeting = scheduled(conference());
    test::run(temp_.pool(),
              "insert into excluded_person (id, authority_id, case_id, family_member_id, reason, "
              "flagged_by, flagged_at) values ('x', 'authority-1', 'case-1', 'father-1', 'r', "
              "'worker-1', 0)");
    const auto sheet = look([&](UnitOfWork& work) {
        return view_day_sheet(
            work, clock_, tools().links, test::person("support-1"), day("2026-11-25"));
    });
    ASSERT_TRUE(sheet);
    ASSERT_EQ(sheet->size(), 1u);
    EXPECT_EQ(sheet->front().reference, meeting.reference);
    EXPECT_EQ(sheet->front().family_reference, "");
}

TEST_P(ViewCalendars, TheSheetForTheDoorKeepsTheEndOfAMeetingWithParts)
{
    MeetingDraft draft = conference();
    draft.invitees.push_back({.holder = {.member = FamilyMemberId{"mother-1"}},
                              .window = AttendanceWindow{.from = std::chrono::minutes{0},
                                                         .until = std::chrono::minutes{50}}});
    const Meeting meeting = scheduled(draft);
    const auto sheet = look([&](UnitOfWork& work) {
        return view_day_sheet(
            work, clock_, tools().links, test::person("support-1"), day("2026-11-25"));
    });
    ASSERT_TRUE(sheet);
    ASSERT_EQ(sheet->size(), 1u);
    EXPECT_EQ(sheet->front().reference, meeting.reference);
    EXPECT_EQ(sheet->front().family_reference, "");
    EXPECT_EQ(sheet->front().ends_at, std::nullopt);
}

TEST_P(ViewCalendars, ATeamsPeopleAreForWhoeverBooks)
{
    const auto as = [&](const char* who, const char* team, const char* until) {
        return look([&](UnitOfWork& work) {
            return view_team_times(
                work, clock_, test::person(who), TeamId{team}, day("2026-11-23"), day(until));
        });
    };
    EXPECT_TRUE(as("support-1", "team-1", "2026-11-27"));
    EXPECT_EQ(as("support-1", "no-team", "2026-11-27").error().refusal, Refusal::hidden);
    EXPECT_EQ(as("support-1", "team-1", "2026-11-22").error().refusal, Refusal::invalid_input);
    EXPECT_EQ(as("support-1", "team-1", "2027-11-22").error().refusal, Refusal::invalid_input);
}

TEST_P(ViewCalendars, AMonthIsCountedByDayAndByChair)
{
    scheduled(conference());
    const auto counts = [&](std::optional<UserId> chair) {
        return look([&](UnitOfWork& work) {
            return calendar_counts(work,
                                   tools(),
                                   test::person("support-1"),
                                   day("2026-11-01"),
                                   day("2026-12-01"),
                                   chair);
        });
    };
    EXPECT_EQ(counts(std::nullopt)->meetings, (std::map<Date, int>{{day("2026-11-25"), 1}}));
    EXPECT_EQ(counts(UserId{"chair-1"})->meetings.size(), 1u);
    EXPECT_TRUE(counts(UserId{"support-1"})->meetings.empty());
}

QUORATE_ON_EVERY_DATABASE(ViewCalendars);

}  // namespace
}  // namespace quorate::core
