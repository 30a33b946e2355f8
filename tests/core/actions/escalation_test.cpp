#include "core/actions/escalation.hpp"

#include <gtest/gtest.h>

#include "core/actions/escalation_policy.hpp"
#include "core/rules/bank_holidays.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

using test::day;

TEST(Escalation, RemindsTheOwnerByThePolicyAndThenEveryFifthDay)
{
    const EscalationPolicy policy{.owner_after = {3}};
    std::vector<int> asked;
    for (int late = -3; late <= 13; ++late)
        if (is_asked_about(policy, late)) asked.push_back(late);

    EXPECT_EQ(asked, (std::vector{-2, 0, 3, 8, 13}));
}

TEST(Escalation, TellsOthersAsSoonAsItIsTimeAndThenEveryFifthDay)
{
    const EscalationPolicy policy;

    EXPECT_FALSE(is_escalated(policy, EscalationLevel::lead, 4, true));
    EXPECT_TRUE(is_escalated(policy, EscalationLevel::lead, 5, false));
    EXPECT_FALSE(is_escalated(policy, EscalationLevel::lead, 7, false));
    EXPECT_TRUE(is_escalated(policy, EscalationLevel::lead, 7, true));
    EXPECT_TRUE(is_escalated(policy, EscalationLevel::service, 15, false));
}

TEST(Escalation, MovesTheWeeklyDigestToTheNextWorkingDayOfTheWeek)
{
    const BankHolidays holidays = shipped_bank_holidays();
    const WorkingCalendar local{holidays};
    const EscalationPolicy monday{.digest_day = 1};

    EXPECT_TRUE(is_digest_day(monday, local, day("2026-11-30")));
    EXPECT_FALSE(is_digest_day(monday, local, day("2026-12-01")));
    EXPECT_FALSE(is_digest_day(monday, local, day("2026-05-25")));  // a bank holiday
    EXPECT_TRUE(is_digest_day(monday, local, day("2026-05-26")));
    EXPECT_FALSE(is_digest_day(monday, local, day("2026-05-27")));
    EXPECT_FALSE(is_digest_day({.digest_day = 0}, local, day("2026-11-30")));
}

class EscalationPolicies : public test::RecordTest {
protected:
    Result<EscalationPolicy> set(const EscalationPolicy& policy)
    {
        Actor admin = as("head-1");
        admin.role = Role::administrator;
        return transact(
            [&](UnitOfWork& work) { return set_escalation_policy(work, clock_, admin, policy); });
    }
};

TEST_P(EscalationPolicies, AreKeptAtTheVersionThatWasSeen)
{
    EXPECT_EQ(set({.owner_after = {2}, .lead_after = {4}, .service_after = {8}})->version, 1);
    EXPECT_EQ(set({}).error().refusal, Refusal::stale_version);
    EXPECT_EQ(set({.digest_day = 0, .version = 1})->version, 2);

    const auto kept = read([&](UnitOfWork& work) { return work.escalations.policy_of(authority); });
    EXPECT_EQ(kept, (EscalationPolicy{.digest_day = 0, .version = 2}));
}

TEST_P(EscalationPolicies, TellNobodyBeforeThoseBelow)
{
    const auto refused = set({.owner_after = {0}, .lead_after = {9}, .service_after = {8}});

    EXPECT_EQ(
        complaints(refused.error()),
        (std::vector<std::string>{
            "owner_after: Enter a number of working days from 1 to 60",
            "service_after: Enter no fewer working days than for those who are told before"}));
}

QUORATE_ON_EVERY_DATABASE(EscalationPolicies);

}  // namespace
}  // namespace quorate::core
