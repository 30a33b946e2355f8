#include <gtest/gtest.h>

#include <algorithm>

#include "core/meetings/meeting_store.hpp"
#include "core/meetings/time_needs.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using core::HeldTogetherId;
using core::Meeting;
using core::MeetingId;
using core::Refusal;

const core::AuthorityId authority{"authority-1"};
const core::AuthorityId elsewhere{"authority-2"};
const HeldTogetherId mark{"together-1"};

/// Three meetings with the same chair and the same constable, who has to be there: at ten, at noon
/// and at two.
class HeldTogetherOnDisk : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "meeting-1", test::at("2026-11-25T10:00"));
        test::add_meeting(temp_.pool(), "meeting-2", test::at("2026-11-25T12:00"));
        test::add_meeting(temp_.pool(), "meeting-3", test::at("2026-11-25T14:00"));
    }

    void hold(const char* meeting, const HeldTogetherId& id = mark)
    {
        const auto held = database().transact([&](core::UnitOfWork& work) -> core::Result<int> {
            work.meetings.hold_together(authority, MeetingId{meeting}, id);
            return 0;
        });
        ASSERT_TRUE(held);
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

    core::Result<int> move(const char* meeting, const char* starts)
    {
        Meeting moved = found(meeting);
        moved.starts_at = test::at(starts);
        moved.ends_at = moved.starts_at + std::chrono::hours{1};
        return save(moved);
    }

    std::vector<std::string> together(const core::AuthorityId& whose = authority)
    {
        return database().read([&](core::UnitOfWork& work) {
            std::vector<std::string> ids;
            for (const Meeting& each : work.meetings.held_together(whose, mark))
                ids.push_back(each.id.text());
            return ids;
        });
    }

    core::Clashes clashes(const Meeting& meeting)
    {
        return database().read([&](core::UnitOfWork& work) {
            return work.meetings.clashes(
                core::needs_of(meeting, {{.contact = core::ContactId{"contact-police"}}}),
                test::at("2026-11-20T09:00"));
        });
    }
};

TEST_P(HeldTogetherOnDisk, AreThoseWithTheSameMarkInOneAuthority)
{
    EXPECT_FALSE(found("meeting-1").held_together);
    EXPECT_TRUE(together().empty());
    hold("meeting-1");
    hold("meeting-2");

    EXPECT_EQ(found("meeting-1").held_together, mark);
    EXPECT_EQ(together(), (std::vector<std::string>{"meeting-1", "meeting-2"}));
    EXPECT_TRUE(together(elsewhere).empty());
}

TEST_P(HeldTogetherOnDisk, TakeTheSamePeopleAtTheSameTime)
{
    hold("meeting-1");
    hold("meeting-2");

    EXPECT_TRUE(move("meeting-2", "2026-11-25T10:00"));
    EXPECT_FALSE(clashes(found("meeting-1")).any());
    EXPECT_FALSE(clashes(found("meeting-2")).any());
    EXPECT_TRUE(move("meeting-1", "2026-11-25T10:30"));  // they may also overlap
}

TEST_P(HeldTogetherOnDisk, TakeNothingThatAnyOtherMeetingHas)
{
    hold("meeting-1");
    hold("meeting-2");
    ASSERT_TRUE(move("meeting-2", "2026-11-25T10:00"));

    const auto other = move("meeting-3", "2026-11-25T10:30");
    ASSERT_FALSE(other);
    EXPECT_TRUE(other.error().refusal == Refusal::chair_taken ||
                other.error().refusal == Refusal::time_taken);
    EXPECT_FALSE(move("meeting-2", "2026-11-25T13:30"));

    // Nor with a mark of another kind.
    hold("meeting-3", HeldTogetherId{"together-2"});
    EXPECT_FALSE(move("meeting-3", "2026-11-25T10:30"));
    Meeting there = found("meeting-3");
    there.starts_at = test::at("2026-11-25T10:30");
    there.ends_at = test::at("2026-11-25T11:30");
    EXPECT_TRUE(clashes(there).chair);
    EXPECT_EQ(clashes(there).required.size(), 1u);
}

TEST_P(HeldTogetherOnDisk, OneThatLosesItsMarkHasToBeAtAnotherTime)
{
    hold("meeting-1");
    hold("meeting-2");
    ASSERT_TRUE(move("meeting-2", "2026-11-25T10:00"));

    Meeting alone = found("meeting-2");
    alone.held_together.reset();
    EXPECT_FALSE(save(alone));
    EXPECT_EQ(found("meeting-2").held_together, mark);

    alone.starts_at = test::at("2026-11-25T11:00");
    alone.ends_at = test::at("2026-11-25T12:00");
    EXPECT_TRUE(save(alone));
    EXPECT_FALSE(found("meeting-2").held_together);
    EXPECT_EQ(together(), std::vector<std::string>{"meeting-1"});
    EXPECT_FALSE(move("meeting-2", "2026-11-25T10:30"));
}

QUORATE_ON_EVERY_DATABASE(HeldTogetherOnDisk);

}  // namespace
}  // namespace quorate::db
