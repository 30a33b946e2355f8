#include "db/stores/reminder_store.hpp"

#include <gtest/gtest.h>

#include "core/meetings/change_seen_store.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using namespace std::chrono;
using core::MeetingId;
using core::WorkingDays;
using test::at;

const core::AuthorityId here{"authority-1"};
const core::AuthorityId elsewhere{"authority-2"};
const core::Instant now = at("2026-11-24T09:00");
const core::StartsBetween wednesday{at("2026-11-25T00:00"), at("2026-11-26T00:00")};

class RemindersOnDisk : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "m1", at("2026-11-25T10:00"));
        test::add_meeting(temp_.pool(), "m2", at("2026-11-25T14:00"));
        test::add_meeting(temp_.pool(), "m3", at("2026-11-26T00:00"));
    }

    template <class Deed>
    auto with(Deed deed)
    {
        return database().write([&](core::UnitOfWork& work) { return deed(work.reminders); });
    }

    std::vector<std::string> due(int before, int limit = 10)
    {
        std::vector<std::string> ids;
        for (const auto& each : with([&](core::ReminderStore& store) {
                 return store.due(here, wednesday, WorkingDays{before}, limit);
             }))
            ids.push_back(each.meeting.text());
        return ids;
    }

    bool claim(const char* meeting, core::Instant starts_at, int before)
    {
        return with([&](core::ReminderStore& store) {
            return store.claim({here, MeetingId{meeting}, starts_at, WorkingDays{before}}, now);
        });
    }
};

using Ids = std::vector<std::string>;

TEST_P(RemindersOnDisk, AreDueForTheMeetingsBetweenTwoMomentsTheEarliestFirst)
{
    EXPECT_EQ(due(1), (Ids{"m1", "m2"}));
    EXPECT_EQ(due(1, 1), (Ids{"m1"}));
    EXPECT_TRUE(with([](core::ReminderStore& store) {
                    return store.due(elsewhere, wednesday, WorkingDays{1}, 10);
                }).empty());
}

TEST_P(RemindersOnDisk, AreNotDueForWhatWasCancelledHeldOrOpened)
{
    test::run(temp_.pool(), "update meeting set status = 'cancelled' where id = 'm1'");
    test::run(temp_.pool(), "update meeting set opened_at = 1 where id = 'm2'");

    EXPECT_TRUE(due(1).empty());
}

TEST_P(RemindersOnDisk, AreClaimedOnceForEachTimeOfAMeeting)
{
    EXPECT_TRUE(claim("m1", at("2026-11-25T10:00"), 1));
    EXPECT_FALSE(claim("m1", at("2026-11-25T10:00"), 1));

    EXPECT_EQ(due(1), (Ids{"m2"}));
    EXPECT_EQ(due(5), (Ids{"m1", "m2"}));
    test::run(temp_.pool(), "update meeting set starts_at = starts_at + 1800 where id = 'm1'");
    EXPECT_EQ(due(1), (Ids{"m1", "m2"}));
    EXPECT_TRUE(claim("m1", at("2026-11-25T10:30"), 1));
}

// A policy that was kept before there was anything to say of days.
TEST_P(RemindersOnDisk, AreFiveDaysAndOneBeforeWhereNobodySaidOtherwise)
{
    test::run(temp_.pool(),
              "insert into reminder_policy (authority_id, whom) values ('authority-1', 'all')");

    const auto kept = with([](core::ReminderStore& store) { return store.policy_of(here); });

    EXPECT_EQ(kept.before, (std::vector{WorkingDays{5}, WorkingDays{1}}));
    EXPECT_EQ(kept.version, 1);
}

TEST_P(RemindersOnDisk, FollowThePolicyOfEachAuthority)
{
    core::ReminderPolicy all{.whom = core::Reminds::all,
                             .of_strategy_discussions = true,
                             .before = {WorkingDays{10}, WorkingDays{3}, WorkingDays{1}}};
    with([&](core::ReminderStore& store) {
        const core::ReminderPolicy first{.whom = core::Reminds::not_declined, .before = {}};
        EXPECT_EQ(*store.set_policy(here, first), 1);
        EXPECT_TRUE(store.policy_of(here).before.empty());
        EXPECT_EQ(store.set_policy(here, first).error().refusal, core::Refusal::stale_version);
        all.version = 1;
        EXPECT_EQ(*store.set_policy(here, all), 2);
        EXPECT_EQ(store.set_policy(here, all).error().refusal, core::Refusal::stale_version);
        all.version = 2;
        return 0;
    });

    const auto policy = [&](const core::AuthorityId& whose) {
        return with([&](core::ReminderStore& store) { return store.policy_of(whose); });
    };
    EXPECT_EQ(policy(here), all);
    EXPECT_EQ(policy(elsewhere), core::ReminderPolicy{});
}

QUORATE_ON_EVERY_DATABASE(RemindersOnDisk);

class ChangesSeenOnDisk : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "m1", at("2026-11-25T10:00"));
    }

    template <class Deed>
    auto with(Deed deed)
    {
        return database().write([&](core::UnitOfWork& work) { return deed(work.changes_seen); });
    }

    void ask(int sequence)
    {
        with([&](core::ChangeSeenStore& store) {
            store.ask(here, seat, sequence, now);
            return 0;
        });
    }

    bool mark(int sequence)
    {
        return with([&](core::ChangeSeenStore& store) {
            return store.mark_seen(here, seat, sequence, now + 1h);
        });
    }

    std::optional<core::ChangeSeen> found(const core::AuthorityId& authority = here)
    {
        return with([&](core::ChangeSeenStore& store) { return store.find(authority, seat); });
    }

    std::size_t at_meeting()
    {
        return with([](core::ChangeSeenStore& store) {
            return store.of_meeting(here, MeetingId{"m1"}).size();
        });
    }

    const core::InviteeId seat{"seat-m1"};
};

TEST_P(ChangesSeenOnDisk, AreAskedAboutAndSeenOnce)
{
    EXPECT_FALSE(found());
    EXPECT_FALSE(mark(1));
    ask(1);

    EXPECT_EQ(found()->asked_at, now);
    EXPECT_EQ(found()->seen_at, std::nullopt);
    EXPECT_FALSE(found(elsewhere));
    EXPECT_TRUE(mark(1));
    EXPECT_EQ(found()->seen_at, now + 1h);
    EXPECT_FALSE(mark(1));
}

TEST_P(ChangesSeenOnDisk, AreAskedAboutAgainAfterAnotherChange)
{
    ask(1);
    ASSERT_TRUE(mark(1));

    ask(2);

    EXPECT_EQ(found()->sequence, 2);
    EXPECT_EQ(found()->seen_at, std::nullopt);
    EXPECT_FALSE(mark(1));  // of the change before
}

TEST_P(ChangesSeenOnDisk, AreThoseOfTheSeatsThatAMeetingHas)
{
    ask(1);
    EXPECT_EQ(at_meeting(), 1U);

    test::run(temp_.pool(), "update invitee set removed_at = 1 where id = 'seat-m1'");

    EXPECT_EQ(at_meeting(), 0U);
}

QUORATE_ON_EVERY_DATABASE(ChangesSeenOnDisk);

}  // namespace
}  // namespace quorate::db
