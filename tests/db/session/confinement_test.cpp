#include "db/session/confinement.hpp"

#include <gtest/gtest.h>

#include <set>
#include <thread>

#include "core/identity/user_store.hpp"
#include "core/requests/idempotency_store.hpp"
#include "db/session/checkup.hpp"
#include "db/session/migrate.hpp"
#include "db/session/transaction.hpp"
#include "tests/support/directory.hpp"
#include "tests/support/plain_rows.hpp"
#include "tests/support/store_test.hpp"

// What stands between two authorities when a statement forgets to ask for one.

namespace quorate::db {
namespace {

const core::AuthorityId here{"authority-1"};
const core::AuthorityId there{"authority-2"};

const std::set<std::string> both{"Health here", "Health there"};

class ConfinementTest : public test::StoreTest {
protected:
    void SetUp() override
    {
        database().write([](core::UnitOfWork& work) {
            using core::AgencyKind;
            work.authorities.add(test::an_authority(here.text()));
            work.authorities.add(test::an_authority(there.text()));
            test::add_agency(
                work, test::an_agency("health-1", "Health here", AgencyKind::health, here.text()));
            test::add_agency(
                work,
                test::an_agency("health-2", "Health there", AgencyKind::health, there.text()));
            return true;
        });
    }

    bool has_wall() const { return GetParam() == Dialect::postgresql; }

    // As a statement that forgot its authority.
    static std::set<std::string> seen(Transaction& transaction)
    {
        std::set<std::string> names;
        for (const auto& [name] : transaction.sql().select<std::string>("select name from agency"))
            names.insert(name);
        return names;
    }

    std::set<std::string> seen(Access access = Access::read)
    {
        Transaction transaction{temp_.pool(), access};
        return seen(transaction);
    }

    // What a statement changed that was to change all.
    long long changed()
    {
        Transaction transaction{temp_.pool(), Access::write};
        const long long rows = transaction.sql().execute("update agency set version = version + 1");
        transaction.commit();
        return rows;
    }

    static void add(Transaction& transaction, const core::AuthorityId& authority)
    {
        transaction.sql().execute(
            "insert into team (id, authority_id, name) values ('team-1', :a, 'Duty')", authority);
    }
};

TEST_P(ConfinementTest, HidesOtherAuthoritiesWhateverAStatementAsksFor)
{
    const Confinement confined{here};

    for (const Access access : {Access::read, Access::write}) {
        if (has_wall())
            EXPECT_EQ(seen(access), std::set<std::string>{"Health here"});
        else
            EXPECT_EQ(seen(access), both);
    }
}

TEST_P(ConfinementTest, ChangesNothingOfAnotherAuthority)
{
    const Confinement confined{here};

    EXPECT_EQ(changed(), has_wall() ? 1 : 2);
}

TEST_P(ConfinementTest, TakesNothingForAnotherAuthority)
{
    if (!has_wall()) GTEST_SKIP() << "SQLite has no such wall";
    const Confinement confined{here};
    {
        Transaction transaction{temp_.pool(), Access::write};
        try {
            add(transaction, there);
            FAIL() << "a row of another authority was taken";
        } catch (const Failure& failure) {
            EXPECT_EQ(failure.code(), "42501");
        }
    }

    Transaction transaction{temp_.pool(), Access::write};
    EXPECT_NO_THROW(add(transaction, here));
}

TEST_P(ConfinementTest, LeavesWorkForAllAuthoritiesAlone)
{
    EXPECT_EQ(seen(), both);
    EXPECT_EQ(seen(Access::write), both);
    EXPECT_EQ(changed(), 2);

    const Confinement for_all{core::AuthorityId{}};
    EXPECT_EQ(seen(), both);
}

TEST_P(ConfinementTest, EndsWithItsTransactionOnEveryConnection)
{
    for (int round = 0; round < 10; ++round) {
        {
            const Confinement confined{round % 2 == 0 ? here : there};
            EXPECT_EQ(seen().size(), has_wall() ? 1u : 2u);
            EXPECT_EQ(seen(Access::write).size(), has_wall() ? 1u : 2u);
        }
        EXPECT_EQ(seen(), both);
        EXPECT_EQ(seen(Access::write), both);
    }
}

TEST_P(ConfinementTest, HoldsWhenTheWorkRunsAgain)
{
    int runs = 0;
    const Confinement confined{here};

    const auto found = database().transact([&](core::UnitOfWork& work) -> core::Result<bool> {
        if (++runs < 3) throw Failure{FailureKind::serialization, "40001"};
        return work.agencies.find(there, core::AgencyId{"health-2"}).has_value();
    });

    ASSERT_TRUE(found);
    EXPECT_EQ(*found, !has_wall());
}

TEST_P(ConfinementTest, IsOfItsThreadAndGivesBackWhatWasBefore)
{
    const Confinement outer{here};
    {
        const Confinement inner{there};
        EXPECT_EQ(Confinement::of_this_thread(), there);
    }
    EXPECT_EQ(Confinement::of_this_thread(), here);

    std::set<std::string> elsewhere;
    std::thread{[&] { elsewhere = seen(); }}.join();
    EXPECT_EQ(elsewhere, both);
}

TEST_P(ConfinementTest, TakesNoTextThatCouldBeNoId)
{
    if (!has_wall()) GTEST_SKIP() << "SQLite has no such wall";
    const Confinement confined{core::AuthorityId{"x'; select '"}};

    EXPECT_THROW(seen(), std::logic_error);
}

TEST_P(ConfinementTest, LeavesAnAddressTakenThatSomebodyHasElsewhere)
{
    const auto add_user = [&](const char* id, const core::AuthorityId& authority) {
        const core::User user{.id = core::UserId{id},
                              .authority = authority,
                              .name = core::PersonName{"Kit Placeholder"},
                              .email = core::Email{"kit@council.example"},
                              .role = core::Role::social_worker,
                              .password_hash = "none"};
        return database().transact([&](core::UnitOfWork& work) { return work.users.add(user); });
    };
    ASSERT_TRUE(add_user("kit-there", there));
    const Confinement confined{here};

    const auto added = add_user("kit-here", here);

    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().refusal, core::Refusal::already_exists);
}

TEST_P(ConfinementTest, HidesAnswersThatAreKeptForAnotherAuthority)
{
    {
        Transaction transaction{temp_.pool(), Access::write};
        test::run_plain(transaction.sql(),
                        "insert into staff_user (id, authority_id, name, email, role, "
                        "password_hash, created_at) values ('far', 'authority-2', "
                        "'From Elsewhere', 'far@council.example', 'BS', 'none', 0)");
        transaction.commit();
    }
    const core::UserId far{"far"};
    const auto found = [&] {
        return database().read(
            [&](core::UnitOfWork& work) { return work.idempotency.find(far, "key").has_value(); });
    };
    {
        const Confinement confined{there};
        database().write([&](core::UnitOfWork& work) {
            work.idempotency.save(there, far, "key", {"hash", 201, "", "{}"}, core::Instant{});
            return true;
        });
        EXPECT_TRUE(found());
    }

    const Confinement confined{here};
    EXPECT_EQ(found(), !has_wall());
}

// What a migration adds is behind the wall too; this test is for what is made in another way.
TEST_P(ConfinementTest, HasAPolicyOnEveryTableOfAnAuthority)
{
    if (!has_wall()) GTEST_SKIP() << "SQLite has no such wall";
    Transaction transaction{temp_.pool(), Access::read};
    const auto tables = transaction.sql().select<std::string, int>(
        "select c.table_name, (select cast(count(*) as integer) from pg_class p "
        "join pg_policy o on o.polrelid = p.oid where p.relname = c.table_name "
        "and p.relnamespace = current_schema()::regnamespace and p.relrowsecurity "
        "and p.relforcerowsecurity) from information_schema.columns c "
        "join information_schema.tables t on t.table_schema = c.table_schema "
        "and t.table_name = c.table_name where c.table_schema = current_schema() "
        "and c.column_name = 'authority_id' and t.table_type = 'BASE TABLE'");

    for (const auto& [table, policies] : tables)
        EXPECT_EQ(policies, 1) << table << " has rows of authorities and no policy";
    EXPECT_GT(tables.size(), 100u);
}

// Else none of the tests on PostgreSQL would meet the wall.
TEST_P(ConfinementTest, IsTestedByARoleThatTheWallHolds)
{
    EXPECT_FALSE(climbs_authority_wall(temp_.pool()))
        << "QUORATE_TEST_POSTGRES names a superuser: see tests/support/postgres.sh";
}

QUORATE_ON_EVERY_DATABASE(ConfinementTest);

}  // namespace
}  // namespace quorate::db
