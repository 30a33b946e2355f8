#include "db/session/database.hpp"

#include <gtest/gtest.h>

#include "db/session/migrate.hpp"
#include "db/session/transaction.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using core::Done;
using core::Refusal;
using core::Result;

class DatabaseTest : public test::StoreTest {
protected:
    void SetUp() override
    {
        Transaction transaction{temp_.pool(), Access::write};
        transaction.sql().run_once("create table note (id text primary key, body text, n bigint)");
        transaction.commit();
    }

    void add(const std::string& id, const std::optional<std::string>& body, long long n)
    {
        Transaction transaction{temp_.pool(), Access::write};
        transaction.sql().execute("insert into note values (:i, :b, :n)", id, body, n);
        transaction.commit();
    }

    std::int64_t count()
    {
        Transaction transaction{temp_.pool(), Access::read};
        return transaction.sql().value<std::int64_t>("select count(*) from note");
    }
};

TEST_P(DatabaseTest, IsUpToDateAfterMigratingAndMigratesOnlyOnce)
{
    EXPECT_TRUE(is_up_to_date(temp_.pool()));
    EXPECT_EQ(migrate(temp_.pool()), 0);
}

TEST_P(DatabaseTest, GivesBackWhatWasStored)
{
    add("a", "Siân 'ŵ' \\ \"q\"", 9'000'000'000LL);
    add("b", std::nullopt, -1);

    Transaction transaction{temp_.pool(), Access::read};
    const auto rows = transaction.sql().select<std::string, std::optional<std::string>, long long>(
        "select id, body, n from note where n > :least order by id", -5LL);

    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(
        rows[0],
        (std::tuple{
            std::string{"a"}, std::optional<std::string>{"Siân 'ŵ' \\ \"q\""}, 9'000'000'000LL}));
    EXPECT_EQ(std::get<1>(rows[1]), std::nullopt);
}

TEST_P(DatabaseTest, RollsBackWhenATransactionIsAbandoned)
{
    {
        Transaction transaction{temp_.pool(), Access::write};
        transaction.sql().execute("insert into note values (:i, 'x', 1)", std::string{"a"});
    }

    EXPECT_EQ(count(), 0);
}

TEST_P(DatabaseTest, TurnsARepeatedKeyIntoARefusal)
{
    add("a", "first", 1);

    const auto outcome = database().transact(
        [&](core::UnitOfWork&) -> Result<Done> { throw Failure{FailureKind::unique, "test"}; });

    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().refusal, Refusal::already_exists);
}

TEST_P(DatabaseTest, NamesTheKindOfFaultAndNoValue)
{
    add("a", "first", 1);
    Transaction transaction{temp_.pool(), Access::write};
    try {
        transaction.sql().execute(
            "insert into note values (:i, :b, 2)", std::string{"a"}, std::string{"Canary Name"});
        FAIL() << "a second row with the same key was accepted";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.kind(), FailureKind::unique);
        EXPECT_EQ(std::string{failure.what()}.find("Canary"), std::string::npos);
    }
}

TEST_P(DatabaseTest, TriesALostRaceAgain)
{
    int runs = 0;

    const auto outcome = database().transact([&](core::UnitOfWork&) -> Result<int> {
        if (++runs < 3) throw Failure{FailureKind::serialization, "40001"};
        return runs;
    });

    ASSERT_TRUE(outcome);
    EXPECT_EQ(*outcome, 3);
}

TEST_P(DatabaseTest, LooksOnceAgainWhenADoubleBookingWasNotSeenBefore)
{
    const bool may_be_unseen = GetParam() == Dialect::postgresql;
    int runs = 0;

    const auto outcome = database().transact([&](core::UnitOfWork&) -> Result<int> {
        ++runs;
        throw Failure{FailureKind::time_taken, "time_taken"};
    });

    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().refusal, Refusal::time_taken);
    EXPECT_EQ(runs, may_be_unseen ? 2 : 1);
}

TEST_P(DatabaseTest, SeesTheSameDataThroughoutAReading)
{
    add("a", "x", 1);
    Transaction reading{temp_.pool(), Access::read};
    const auto before = reading.sql().value<std::int64_t>("select count(*) from note");

    add("b", "y", 2);

    EXPECT_EQ(reading.sql().value<std::int64_t>("select count(*) from note"), before);
}

QUORATE_ON_EVERY_DATABASE(DatabaseTest);

TEST(SqliteSettings, SurviveAPowerCut)
{
    test::TempDatabase temp{Dialect::sqlite};
    Transaction transaction{temp.pool(), Access::write};

    EXPECT_EQ(transaction.sql().value<int>("pragma synchronous"), 2);  // FULL
    EXPECT_EQ(transaction.sql().value<std::string>("pragma journal_mode"), "wal");
    EXPECT_EQ(transaction.sql().value<int>("pragma foreign_keys"), 1);
}

}  // namespace
}  // namespace quorate::db
