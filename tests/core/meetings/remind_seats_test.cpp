#include "core/meetings/remind_seats.hpp"

#include <gtest/gtest.h>

#include "core/audit/audit_trail.hpp"
#include "tests/support/meeting_fixture.hpp"
#include "tests/support/staffed_authority.hpp"

namespace quorate::core {
namespace {

using test::authority_1;
using Days = std::vector<WorkingDays>;

// When and to whom is in tests/server/jobs/reminder_delivery_test.cpp.
class RemindersOfAnAuthority : public test::MeetingTest {
protected:
    Result<ReminderPolicy> set(const ReminderPolicy& policy)
    {
        return set_by(policy, test::administrator("am", clock_.now()));
    }

    Result<ReminderPolicy> set_by(const ReminderPolicy& policy, const Actor& actor)
    {
        return database().transact(
            [&](UnitOfWork& work) { return set_reminder_policy(work, clock_, actor, policy); });
    }

    Result<ReminderPolicy> view(const Actor& actor)
    {
        return database().transact(
            [&](UnitOfWork& work) { return view_reminder_policy(work, actor); });
    }

    std::string fault_of(const Days& before)
    {
        const auto refused = set({.before = before});
        return refused ? std::string{} : refused.error().fields.front().field;
    }
};

TEST_P(RemindersOfAnAuthority, AreKeptTheFirstFirstAndAudited)
{
    const auto kept = set({.whom = Reminds::all, .before = Days{{1}, {10}, {3}}});

    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->before, (Days{{10}, {3}, {1}}));
    EXPECT_EQ(kept->version, 1);
    EXPECT_EQ(*view(test::person("support-1")), *kept);
    const auto entries =
        database().read([](UnitOfWork& work) { return work.audit.all(authority_1, 0, 1); });
    ASSERT_EQ(entries.size(), 1u);
    EXPECT_EQ(entries.front().record.action, "authority.reminders");
    EXPECT_EQ(entries.front().record.actor, "am");
    EXPECT_EQ(entries.front().record.detail, "whom=all days=10,3,1");
}

TEST_P(RemindersOfAnAuthority, AreUpToThreeEachFromOneToTwentyDaysBefore)
{
    EXPECT_EQ(fault_of({{0}}), "working_days_before.0");
    EXPECT_EQ(fault_of({{5}, {21}}), "working_days_before.1");
    EXPECT_EQ(fault_of({{5}, {5}}), "working_days_before.1");
    EXPECT_EQ(fault_of({{4}, {3}, {2}, {1}}), "working_days_before");
    EXPECT_TRUE(set({.before = Days{{20}, {1}}}));
}

TEST_P(RemindersOfAnAuthority, MayBeNone)
{
    ASSERT_TRUE(set({.before = Days{}}));
    EXPECT_TRUE(view(test::person("support-1"))->before.empty());
}

TEST_P(RemindersOfAnAuthority, AreNotOverwrittenByWhoSawAnOlderPolicy)
{
    ASSERT_TRUE(set({.whom = Reminds::all}));

    EXPECT_EQ(set({.whom = Reminds::not_declined}).error().refusal, Refusal::stale_version);
    EXPECT_TRUE(set({.whom = Reminds::not_declined, .version = 1}));
}

TEST_P(RemindersOfAnAuthority, AreForAnAdministratorWhoJustEnteredThePasswordToChange)
{
    EXPECT_EQ(set_by({}, test::person("support-1")).error().refusal, Refusal::not_permitted);
    const Actor later = test::administrator("am", clock_.now() - std::chrono::hours{1});
    EXPECT_EQ(set_by({}, later).error().refusal, Refusal::needs_step_up);
    EXPECT_TRUE(view(later));
}

QUORATE_ON_EVERY_DATABASE(RemindersOfAnAuthority);

}  // namespace
}  // namespace quorate::core
