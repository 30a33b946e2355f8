#include "core/directory/policies.hpp"

#include <gtest/gtest.h>

#include "core/actions/escalation_policy.hpp"
#include "core/circulation/record_clocks.hpp"
#include "core/meetings/remind_seats.hpp"
#include "core/people/add_authority.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/staffed_authority.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::core {
namespace {

class PolicyOwners : public test::StoreTest {
protected:
    void SetUp() override { test::add_staffed_authorities(temp_.pool()); }

    Actor administrator() { return test::administrator("am", clock_.now()); }

    StandingPolicy policy(PolicyKind kind)
    {
        const auto all = database().read(
            [&](UnitOfWork& work) { return view_policies(work, test::staff("bs")); });
        for (const StandingPolicy& each : *all)
            if (each.kind == kind) return each;
        return {};
    }

    test::FakeClock clock_{test::at("2026-11-20T09:00")};
};

TEST_P(PolicyOwners, StandWithWhoSetAPolicyAndSinceWhenItHolds)
{
    EXPECT_FALSE(policy(PolicyKind::records).since) << "nobody has set it";

    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return set_record_policy(work, clock_, administrator(), {.conference_record = {20}});
    }));
    clock_.advance(std::chrono::days{3});
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return set_escalation_policy(work, clock_, administrator(), {});
    }));
    ASSERT_TRUE(database().transact(
        [&](UnitOfWork& work) { return set_reminder_policy(work, clock_, administrator(), {}); }));

    EXPECT_EQ(policy(PolicyKind::records).since, test::day("2026-11-20"));
    EXPECT_EQ(policy(PolicyKind::records).set_by.reveal(), "Name of am");
    EXPECT_EQ(policy(PolicyKind::escalation).since, test::day("2026-11-23"));
    EXPECT_EQ(policy(PolicyKind::reminders).since, test::day("2026-11-23"));
    EXPECT_FALSE(policy(PolicyKind::quorum).since);
}

TEST_P(PolicyOwners, SayThatQuorumWasSetWhenItWasAndNotWhenATelephoneNumberChanged)
{
    const auto change = [&](const ChangeAuthority& command) {
        return database().transact(
            [&](UnitOfWork& work) { return change_authority(work, clock_, command); });
    };
    ASSERT_TRUE(change({.id = test::exampleshire, .meetings_phone = "01632 960999"}));
    EXPECT_FALSE(policy(PolicyKind::quorum).since);

    ASSERT_TRUE(change({.id = test::exampleshire, .other_agencies = 3}));

    EXPECT_EQ(policy(PolicyKind::quorum).since, test::day("2026-11-20"));
    EXPECT_TRUE(policy(PolicyKind::quorum).set_by.empty()) << "by the command line";
}

TEST_P(PolicyOwners, AreNamedAndKeptBesideThoseBeforeThem)
{
    const auto name = [&](const Actor& actor, const std::string& owner) {
        return database().transact([&](UnitOfWork& work) {
            return name_policy_owner(work, clock_, actor, PolicyKind::quorum, owner);
        });
    };
    ASSERT_TRUE(name(administrator(), "Head of safeguarding"));
    ASSERT_TRUE(name(administrator(), " Service manager "));

    EXPECT_EQ(policy(PolicyKind::quorum).owner, "Service manager");
    EXPECT_EQ(policy(PolicyKind::quorum).history.size(), 2U);
    EXPECT_FALSE(policy(PolicyKind::quorum).since) << "that somebody answers for it sets nothing";
    const auto nobody = name(administrator(), "  ");
    ASSERT_FALSE(nobody);
    EXPECT_EQ(nobody.error().fields.front().field, "owner");
    EXPECT_FALSE(name(test::staff("bs"), "Somebody"));
}

QUORATE_ON_EVERY_DATABASE(PolicyOwners);

}  // namespace
}  // namespace quorate::core
