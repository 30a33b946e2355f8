#include <gtest/gtest.h>

#include "core/people/staff_store.hpp"
#include "db/session/transaction.hpp"
#include "tests/support/staffed_authority.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

class StaffStores : public test::StoreTest {
protected:
    void SetUp() override
    {
        Transaction transaction{temp_.pool(), Access::write};
        test::add_staffed_authorities(transaction.sql());
        transaction.sql().run_once("update staff_user set chairs_meetings = 1 where id = 'cc'");
        transaction.sql().run_once("update staff_user set active = 0 where id = 'cc-south'");
        transaction.sql().run_once(
            "insert into team_member (authority_id, team_id, user_id) "
            "values ('authority-1', 'team-south', 'cc')");
        transaction.commit();
    }

    core::PageOf<core::StaffMember> list(core::StaffQuery query,
                                         const core::AuthorityId& authority = test::exampleshire)
    {
        return database().read(
            [&](core::UnitOfWork& work) { return work.staff.list(authority, query); });
    }
};

TEST_P(StaffStores, ListAPersonOnceWithEveryTeam)
{
    const auto found = list({.kind = core::StaffKind::chairs});

    ASSERT_EQ(found.entries.size(), 1u);
    EXPECT_EQ(found.entries[0].id.text(), "cc");
    EXPECT_EQ(found.entries[0].role, core::Role::chair);
    EXPECT_EQ(found.entries[0].teams,
              (std::vector<std::string>{"Team team-north", "Team team-south"}));
}

TEST_P(StaffStores, OfferTheActiveChairs)
{
    const auto chairs = database().read(
        [](core::UnitOfWork& work) { return work.staff.chairs(test::exampleshire); });

    ASSERT_EQ(chairs.size(), 1u);
    EXPECT_EQ(chairs[0].teams.size(), 2u);
}

TEST_P(StaffStores, TurnPagesOfPeopleAndNotOfTheirTeams)
{
    const auto first = list({.stretch = {.limit = 5}});
    const auto rest = list({.stretch = {.after = first.entries.back().id.text(), .limit = 5}});

    EXPECT_EQ(first.entries.size(), 5u);
    EXPECT_TRUE(first.has_more);
    EXPECT_EQ(rest.entries.size(), 4u);
    EXPECT_FALSE(rest.has_more);
}

TEST_P(StaffStores, GoOnFromWhoHasLeftSinceThePageBefore)
{
    const auto first = list({.standing = core::Standing::active, .stretch = {.limit = 4}});
    const std::string last = first.entries.back().id.text();
    const auto before = list({.standing = core::Standing::active, .stretch = {.after = last}});
    Transaction leaving{temp_.pool(), Access::write};
    leaving.sql().execute("update staff_user set active = 0 where id = :i", last);
    leaving.commit();

    const auto rest = list({.standing = core::Standing::active, .stretch = {.after = last}});

    ASSERT_FALSE(before.entries.empty());
    ASSERT_EQ(rest.entries.size(), before.entries.size());
    EXPECT_EQ(rest.entries.front().id, before.entries.front().id);
    EXPECT_TRUE(list({.stretch = {.after = "nobody"}}).entries.empty());
}

TEST_P(StaffStores, SearchNamesJobsAndAddressesInTheirAuthorityAlone)
{
    EXPECT_EQ(list({.text = "SW-south@council"}).entries.size(), 1u);
    EXPECT_EQ(list({.text = " SW-south@council "}).entries.size(), 1u);
    EXPECT_EQ(list({.standing = core::Standing::inactive}).entries.size(), 1u);
    EXPECT_EQ(list({}, test::elsewhere).entries.size(), 0u);
}

QUORATE_ON_EVERY_DATABASE(StaffStores);

}  // namespace
}  // namespace quorate::db
