#include "core/identity/passkey_store.hpp"

#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::core {
namespace {

const AuthorityId authority{"authority-1"};
const UserId chair{"chair-1"};
const UserId worker{"worker-1"};
const Instant now = test::at("2026-11-23T10:00:00Z");

class PasskeyRows : public test::StoreTest {
protected:
    PasskeyRows() { test::add_directory(temp_.pool()); }

    template <class Work>
    auto in_store(Work work)
    {
        return database().write([&](UnitOfWork& unit) { return work(unit.passkeys); });
    }
};

Passkey passkey_of(const UserId& user, const std::string& name, std::int64_t signatures = 0)
{
    return {.id = PasskeyId{"id-" + name},
            .authority = authority,
            .user = user,
            .name = FreeText{name},
            .credential = "credential-" + name,
            .algorithm = -257,
            .public_key = "key",
            .signatures = signatures,
            .added_at = now};
}

TEST_P(PasskeyRows, KeepWhatWasAdded)
{
    in_store([](PasskeyStore& store) {
        EXPECT_TRUE(store.add(passkey_of(chair, "laptop", 4'294'967'295)));
        EXPECT_TRUE(store.add(passkey_of(chair, "telephone")));
        EXPECT_TRUE(store.add(passkey_of(worker, "key")));
        return true;
    });
    in_store([](PasskeyStore& store) {
        const auto found = store.find_by_credential("credential-laptop");
        EXPECT_TRUE(found);
        if (!found) return false;
        EXPECT_EQ(found->id, PasskeyId{"id-laptop"});
        EXPECT_EQ(found->authority, authority);
        EXPECT_EQ(found->user, chair);
        EXPECT_EQ(found->name, FreeText{"laptop"});
        EXPECT_EQ(found->algorithm, -257);
        EXPECT_EQ(found->public_key, "key");
        EXPECT_EQ(found->signatures, 4'294'967'295);
        EXPECT_EQ(found->added_at, now);
        EXPECT_FALSE(found->used_at);
        EXPECT_EQ(store.of_user(chair).size(), 2u);
        EXPECT_TRUE(store.find(PasskeyId{"id-key"}));
        EXPECT_FALSE(store.find(PasskeyId{"id-none"}));
        EXPECT_FALSE(store.find_by_credential("none"));
        return true;
    });
}

TEST_P(PasskeyRows, KnowACredentialOnce)
{
    in_store([](PasskeyStore& store) {
        EXPECT_TRUE(store.add(passkey_of(chair, "laptop")));
        Passkey again = passkey_of(worker, "laptop");
        again.id = PasskeyId{"id-again"};
        EXPECT_FALSE(store.add(again));
        EXPECT_EQ(store.find_by_credential("credential-laptop")->user, chair);
        return true;
    });
}

TEST_P(PasskeyRows, LetTheCounterGoForwardsOnly)
{
    in_store([](PasskeyStore& store) {
        const PasskeyId id{"id-laptop"};
        store.add(passkey_of(chair, "laptop"));
        EXPECT_TRUE(store.use(id, 0, now));
        EXPECT_TRUE(store.use(id, 0, now));
        EXPECT_TRUE(store.use(id, 3, now));
        EXPECT_FALSE(store.use(id, 3, now));
        EXPECT_FALSE(store.use(id, 2, now));
        EXPECT_FALSE(store.use(id, 0, now));
        EXPECT_TRUE(store.use(id, 4, now + std::chrono::hours{1}));
        EXPECT_FALSE(store.use(PasskeyId{"id-none"}, 9, now));
        EXPECT_EQ(store.find(id)->signatures, 4);
        EXPECT_TRUE(store.use(id, 4'294'967'295, now + std::chrono::hours{1}));
        EXPECT_EQ(store.find(id)->used_at, now + std::chrono::hours{1});
        return true;
    });
}

TEST_P(PasskeyRows, GoOneByOneOrAllOfAPerson)
{
    in_store([](PasskeyStore& store) {
        store.add(passkey_of(chair, "laptop"));
        store.add(passkey_of(chair, "telephone"));
        store.add(passkey_of(worker, "key"));
        store.remove(PasskeyId{"id-laptop"});
        EXPECT_EQ(store.of_user(chair).size(), 1u);
        store.remove_all_of(chair);
        EXPECT_TRUE(store.of_user(chair).empty());
        EXPECT_EQ(store.of_user(worker).size(), 1u);
        return true;
    });
}

TEST_P(PasskeyRows, GiveAChallengeOnce)
{
    in_store([](PasskeyStore& store) {
        store.add(PasskeyChallenge{"holder", "first", now});
        store.add(PasskeyChallenge{"holder", "second", now + std::chrono::minutes{5}});
        EXPECT_FALSE(store.take_challenge("another"));
        const auto taken = store.take_challenge("holder");
        EXPECT_TRUE(taken);
        if (!taken) return false;
        EXPECT_EQ(taken->challenge, "second");
        EXPECT_EQ(taken->expires_at, now + std::chrono::minutes{5});
        EXPECT_FALSE(store.take_challenge("holder"));
        return true;
    });
}

TEST_P(PasskeyRows, ForgetChallengesThatAreOver)
{
    in_store([](PasskeyStore& store) {
        store.add(PasskeyChallenge{"early", "a", now});
        store.add(PasskeyChallenge{"late", "b", now + std::chrono::minutes{5}});
        EXPECT_EQ(store.forget_challenges_before(now), 1);
        EXPECT_FALSE(store.take_challenge("early"));
        EXPECT_TRUE(store.take_challenge("late"));
        return true;
    });
}

QUORATE_ON_EVERY_DATABASE(PasskeyRows);

}  // namespace
}  // namespace quorate::core
