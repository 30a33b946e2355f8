#include "core/identity/work_account_store.hpp"

#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::core {
namespace {

const AuthorityId authority{"authority-1"};
const UserId chair{"chair-1"};
const UserId worker{"worker-1"};
const Instant now = test::at("2026-11-23T10:00:00Z");

class WorkAccountRows : public test::StoreTest {
protected:
    WorkAccountRows() { test::add_directory(temp_.pool()); }

    template <class Work>
    auto in_store(Work work)
    {
        return database().write([&](UnitOfWork& unit) { return work(unit.work_accounts); });
    }
};

WorkAccount account_of(const UserId& user, const std::string& hash)
{
    return {.identity_hash = hash, .authority = authority, .user = user, .linked_at = now};
}

TEST_P(WorkAccountRows, AreFoundByEitherSide)
{
    EXPECT_TRUE(
        in_store([](WorkAccountStore& store) { return store.add(account_of(chair, "h1")); }));

    in_store([](WorkAccountStore& store) {
        const auto found = store.find("h1");
        EXPECT_TRUE(found && found->user == chair && found->authority == authority &&
                    found->linked_at == now);
        const auto of_chair = store.of_user(chair);
        EXPECT_TRUE(of_chair && of_chair->identity_hash == "h1");
        EXPECT_FALSE(store.find("h2"));
        EXPECT_FALSE(store.of_user(worker));
        return true;
    });
}

TEST_P(WorkAccountRows, LinkNeitherSideTwice)
{
    in_store([](WorkAccountStore& store) { return store.add(account_of(chair, "h1")); });

    EXPECT_FALSE(
        in_store([](WorkAccountStore& store) { return store.add(account_of(worker, "h1")); }));
    EXPECT_FALSE(
        in_store([](WorkAccountStore& store) { return store.add(account_of(chair, "h2")); }));
    EXPECT_TRUE(
        in_store([](WorkAccountStore& store) { return store.add(account_of(worker, "h2")); }));
}

TEST_P(WorkAccountRows, CanBeTakenAway)
{
    in_store([](WorkAccountStore& store) { return store.add(account_of(chair, "h1")); });

    EXPECT_TRUE(in_store([](WorkAccountStore& store) { return store.remove_of(chair); }));
    EXPECT_FALSE(in_store([](WorkAccountStore& store) { return store.remove_of(chair); }));
    EXPECT_TRUE(
        in_store([](WorkAccountStore& store) { return store.add(account_of(chair, "h2")); }));
}

QUORATE_ON_EVERY_DATABASE(WorkAccountRows);

}  // namespace
}  // namespace quorate::core
