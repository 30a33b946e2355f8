#include <gtest/gtest.h>

#include "core/availability/availability_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/time_needs.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using core::Meeting;
using core::MeetingId;

const core::AuthorityId authority{"authority-1"};

/// Two meetings with the same chair and the same constable, who has to be there: at ten and at
/// noon, for an hour.
class EndedEarlyOnDisk : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "meeting-1", test::at("2026-11-25T10:00"));
        test::add_meeting(temp_.pool(), "meeting-2", test::at("2026-11-25T12:00"));
    }

    Meeting found(const char* meeting)
    {
        return database().read([&](core::UnitOfWork& work) {
            return work.meetings.find(authority, MeetingId{meeting}).value();
        });
    }

    core::Result<int> save(const Meeting& meeting)
    {
        return database().transact(
            [&](core::UnitOfWork& work) { return work.meetings.save(meeting); });
    }

    void end_first(const char* at)
    {
        Meeting first = found("meeting-1");
        first.status = core::MeetingStatus::held;
        first.opened_at = test::at("2026-11-25T09:40");
        first.closed_at = test::at(at);
        ASSERT_TRUE(save(first));
    }

    // The second one as it would be at this time.
    Meeting second_at(const char* starts)
    {
        Meeting moved = found("meeting-2");
        moved.starts_at = test::at(starts);
        moved.ends_at = moved.starts_at + std::chrono::minutes{30};
        return moved;
    }

    bool clashes(const Meeting& meeting)
    {
        return database().read([&](core::UnitOfWork& work) {
            return work.meetings
                .clashes(core::needs_of(meeting, {{.contact = core::ContactId{"contact-police"}}}),
                         test::at("2026-11-20T09:00"))
                .any();
        });
    }

    std::vector<core::Instant> ends_of_chair()
    {
        return database().read([&](core::UnitOfWork& work) {
            std::vector<core::Instant> ends;
            for (const core::MeetingTime& each : work.availability.meeting_times(
                     authority,
                     {{found("meeting-1").chair}},
                     {test::at("2026-11-25T00:00"), test::at("2026-11-25T11:59")}))
                ends.push_back(each.ends_at);
            return ends;
        });
    }
};

TEST_P(EndedEarlyOnDisk, LeavesTheRestOfItsTimeToOtherMeetings)
{
    EXPECT_TRUE(clashes(second_at("2026-11-25T10:25")));

    end_first("2026-11-25T10:20");

    EXPECT_FALSE(clashes(second_at("2026-11-25T10:25")));
    EXPECT_TRUE(clashes(second_at("2026-11-25T10:15")));
    EXPECT_EQ(ends_of_chair(), std::vector{test::at("2026-11-25T10:20")});
    EXPECT_TRUE(save(second_at("2026-11-25T10:25")));
}

TEST_P(EndedEarlyOnDisk, OneThatEndedLaterTakesNoMoreThanItWasPlannedFor)
{
    end_first("2026-11-25T18:00");

    EXPECT_TRUE(clashes(second_at("2026-11-25T10:25")));
    EXPECT_FALSE(clashes(second_at("2026-11-25T11:15")));
}

TEST_P(EndedEarlyOnDisk, OneThatWasAdjournedBeforeItBeganTakesNothing)
{
    end_first("2026-11-25T09:50");

    EXPECT_FALSE(clashes(second_at("2026-11-25T09:45")));
    EXPECT_TRUE(ends_of_chair().empty());
}

QUORATE_ON_EVERY_DATABASE(EndedEarlyOnDisk);

}  // namespace
}  // namespace quorate::db
