#include "db/stores/escalation_store.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using core::ActionPointId;
using core::EscalationLevel;

const core::AuthorityId here{"authority-1"};
const core::AuthorityId elsewhere{"authority-2"};
const core::ActionOwner nurse{.contact = core::ContactId{"contact-nurse"}};
const core::ActionOwner worker{.user = core::UserId{"worker-1"}};

class EscalationsOnDisk : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "m1", test::at("2026-11-25T10:00"));
        for (const char* id : {"a1", "a2"})
            test::run(
                temp_.pool(),
                "insert into action_point (id, authority_id, case_id, meeting_id, what, "
                "owner_user_id, due_on, status, link_hash, created_by, created_at) values ('" +
                    std::string{id} +
                    "', 'authority-1', 'case-1', 'm1', 'w', 'worker-1', '2026-12-03', "
                    "'open', 'h-" +
                    id + "', 'support-1', 0)");
    }

    template <class Deed>
    auto with(Deed deed)
    {
        return database().write([&](core::UnitOfWork& work) { return deed(work.escalations); });
    }

    void record(const char* action, EscalationLevel level, std::vector<core::ActionOwner> told)
    {
        with([&](core::EscalationStore& store) {
            store.record(here,
                         {.action = ActionPointId{action},
                          .level = level,
                          .told = std::move(told),
                          .at = test::at("2026-12-10T09:00")});
            return core::Done{};
        });
    }

    std::vector<core::Escalation> of_action(const core::AuthorityId& authority)
    {
        return with([&](core::EscalationStore& store) {
            return store.of_action(authority, ActionPointId{"a1"});
        });
    }
};

TEST_P(EscalationsOnDisk, AreKeptOnceALevelInTheOrderOfTheLevels)
{
    record("a1", EscalationLevel::service, {worker});
    record("a1", EscalationLevel::lead, {nurse, worker});
    record("a1", EscalationLevel::lead, {worker});

    const auto kept = of_action(here);

    ASSERT_EQ(kept.size(), 2u);
    EXPECT_EQ(kept[0].level, EscalationLevel::lead);
    EXPECT_EQ(kept[0].told, (std::vector{nurse, worker}));
    EXPECT_EQ(kept[0].at, test::at("2026-12-10T09:00"));
    EXPECT_EQ(kept[1].level, EscalationLevel::service);
    EXPECT_TRUE(of_action(elsewhere).empty());
}

TEST_P(EscalationsOnDisk, AreFoundTogetherForWhatIsStillToBeDone)
{
    record("a1", EscalationLevel::owner, {worker});
    record("a2", EscalationLevel::owner, {worker});
    test::run(temp_.pool(), "update action_point set status = 'done' where id = 'a1'");

    const auto open = with([](core::EscalationStore& store) { return store.of_open(here); });

    ASSERT_EQ(open.size(), 1u);
    EXPECT_EQ(open.front().action, ActionPointId{"a2"});
}

TEST_P(EscalationsOnDisk, FollowThePolicyOfTheirAuthority)
{
    const core::EscalationPolicy policy{
        .owner_after = {2}, .lead_after = {4}, .service_after = {6}, .digest_day = 3};
    EXPECT_EQ(*with([&](core::EscalationStore& store) { return store.set_policy(here, policy); }),
              1);

    auto kept = with([](core::EscalationStore& store) { return store.policy_of(here); });

    EXPECT_EQ(kept.version, 1);
    kept.version = 0;
    EXPECT_EQ(kept, policy);
    EXPECT_EQ(with([](core::EscalationStore& store) { return store.policy_of(elsewhere); }),
              core::EscalationPolicy{});
    EXPECT_EQ(with([&](core::EscalationStore& store) { return store.set_policy(here, policy); })
                  .error()
                  .refusal,
              core::Refusal::stale_version);
}

QUORATE_ON_EVERY_DATABASE(EscalationsOnDisk);

}  // namespace
}  // namespace quorate::db
