#include "core/identity/second_factor_store.hpp"

#include "core/identity/session_store.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::core {
namespace {

const AuthorityId authority{"authority-1"};
const UserId chair{"chair-1"};
const UserId worker{"worker-1"};
const Instant now = test::at("2026-11-23T10:00:00Z");

class SecondFactorRows : public test::StoreTest {
protected:
    SecondFactorRows() { test::add_directory(temp_.pool()); }

    template <class Work>
    auto in_store(Work work)
    {
        return database().write([&](UnitOfWork& unit) { return work(unit.second_factors); });
    }
};

SecondFactor factor_of(const UserId& user)
{
    return {.user = user,
            .authority = authority,
            .sealed_secret = "sealed",
            .pending_secret = "pending",
            .proven_at = now};
}

TEST_P(SecondFactorRows, KeepWhatWasSavedLast)
{
    in_store([](SecondFactorStore& store) {
        store.save(factor_of(chair));
        SecondFactor changed = factor_of(chair);
        changed.sealed_secret.clear();
        changed.pending_secret = "another";
        changed.proven_at.reset();
        changed.taken_off_at = now;
        store.save(changed);
        return true;
    });

    in_store([](SecondFactorStore& store) {
        const auto found = store.find(chair);
        EXPECT_TRUE(found);
        if (!found) return false;
        EXPECT_EQ(found->authority, authority);
        EXPECT_EQ(found->sealed_secret, "");
        EXPECT_EQ(found->pending_secret, "another");
        EXPECT_FALSE(found->proven_at);
        EXPECT_EQ(found->taken_off_at, now);
        EXPECT_FALSE(store.find(worker));
        return true;
    });
}

TEST_P(SecondFactorRows, UseAStepOnceAndNoEarlierOneAfterIt)
{
    in_store([](SecondFactorStore& store) {
        EXPECT_FALSE(store.use_step(chair, 7));
        store.save(factor_of(chair));
        EXPECT_TRUE(store.use_step(chair, 59'000'000));
        EXPECT_FALSE(store.use_step(chair, 59'000'000));
        EXPECT_FALSE(store.use_step(chair, 58'999'999));
        store.save(factor_of(chair));
        EXPECT_FALSE(store.use_step(chair, 59'000'000)) << "saving forgets the step";
        EXPECT_TRUE(store.use_step(chair, 59'000'001));
        return true;
    });
}

TEST_P(SecondFactorRows, UseEachRecoveryCodeOnce)
{
    in_store([](SecondFactorStore& store) {
        store.set_recovery_codes(chair, {"a", "b"}, now);
        store.set_recovery_codes(worker, {"a"}, now);
        EXPECT_TRUE(store.use_recovery_code(chair, "a", now));
        EXPECT_FALSE(store.use_recovery_code(chair, "a", now));
        EXPECT_FALSE(store.use_recovery_code(chair, "c", now));
        EXPECT_EQ(store.recovery_codes_left(chair), 1);
        EXPECT_EQ(store.recovery_codes_left(worker), 1);
        store.set_recovery_codes(chair, {"c", "d", "e"}, now);
        EXPECT_FALSE(store.use_recovery_code(chair, "b", now));
        EXPECT_EQ(store.recovery_codes_left(chair), 3);
        return true;
    });
}

TEST_P(SecondFactorRows, KeepTheRolesOfWhichAnAuthorityWantsOne)
{
    in_store([](SecondFactorStore& store) {
        EXPECT_TRUE(store.demanded_of(authority).empty());
        store.set_demanded_of(authority, {Role::chair, Role::administrator, Role::chair});
        EXPECT_EQ(store.demanded_of(authority), (std::vector{Role::administrator, Role::chair}));
        EXPECT_TRUE(store.demanded_of(AuthorityId{"authority-2"}).empty());
        store.set_demanded_of(authority, {});
        EXPECT_TRUE(store.demanded_of(authority).empty());
        return true;
    });
}

TEST_P(SecondFactorRows, CountTheTriesOfAChallengeAndForgetIt)
{
    using std::chrono::minutes;
    in_store([](SecondFactorStore& store) {
        for (const char* hash : {"one", "two", "three"})
            store.add({.token_hash = hash,
                       .authority = authority,
                       .user = std::string{hash} == "three" ? worker : chair,
                       .password_mark = "mark",
                       .network = "203.0.113.0/24",
                       .begun_at = now,
                       .expires_at = now + minutes{std::string{hash} == "one" ? 5 : 10},
                       .first_factor_at = std::string{hash} == "one"
                                              ? std::optional{now - minutes{1}}
                                              : std::nullopt});
        EXPECT_EQ(store.count_try("one"), 1);
        EXPECT_EQ(store.count_try("one"), 2);
        EXPECT_EQ(store.count_try("unknown"), 0);
        EXPECT_EQ(store.find_challenge("one")->tries, 2);
        EXPECT_EQ(store.find_challenge("one")->password_mark, "mark");
        EXPECT_EQ(store.find_challenge("one")->first_factor_at, now - minutes{1});
        EXPECT_FALSE(store.find_challenge("two")->first_factor_at);
        EXPECT_EQ(store.forget_challenges_before(now + minutes{5}), 1);
        EXPECT_FALSE(store.find_challenge("one"));
        store.remove_challenges_of(chair);
        EXPECT_FALSE(store.find_challenge("two"));
        EXPECT_TRUE(store.find_challenge("three"));
        store.remove_challenge("three");
        EXPECT_FALSE(store.find_challenge("three"));
        return true;
    });
}

TEST_P(SecondFactorRows, SayOfASessionThatItOpensNothingYet)
{
    database().write([](UnitOfWork& work) {
        work.sessions.add({.token_hash = "a",
                           .authority = authority,
                           .user = chair,
                           .created_at = now,
                           .expires_at = now,
                           .must_enrol = true});
        work.sessions.add({.token_hash = "b",
                           .authority = authority,
                           .user = chair,
                           .created_at = now,
                           .expires_at = now});
        EXPECT_TRUE(work.sessions.find("a")->must_enrol);
        EXPECT_FALSE(work.sessions.find("b")->must_enrol);
        return true;
    });
}

QUORATE_ON_EVERY_DATABASE(SecondFactorRows);

}  // namespace
}  // namespace quorate::core
