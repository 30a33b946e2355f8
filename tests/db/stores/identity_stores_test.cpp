#include <gtest/gtest.h>

#include "db/session/transaction.hpp"
#include "db/stores/stores.hpp"
#include "tests/support/plain_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using namespace std::chrono_literals;

const core::AuthorityId authority{"authority-1"};
const core::Instant now{1'800'000'000s};

class IdentityStores : public test::StoreTest {
protected:
    void SetUp() override
    {
        sql().run_once(
            "insert into authority (id, name, jurisdiction, meetings_email, meetings_phone) values "
            "('authority-1', 'Exampleshire', 'England', 'm@x.example', '01632 960000')");
        sql().run_once(
            "insert into team (id, authority_id, name) values ('team-1', 'authority-1', 'North')");
    }

    core::User ash() const
    {
        core::User user{core::UserId{"user-1"},
                        authority,
                        core::PersonName{"Ash Demosby"},
                        core::Email{"ash@x.example"}};
        user.role = core::Role::business_support;
        user.teams = {core::TeamId{"team-1"}};
        user.password_hash = "hash";
        user.created_at = now;
        return user;
    }

    Sql& sql() { return transaction_.sql(); }

    Transaction transaction_{temp_.pool(), Access::write};
    Stores stores_{transaction_.sql()};
};

TEST_P(IdentityStores, FindAUserByAddressWithTheirTeams)
{
    ASSERT_TRUE(stores_.users.add(ash()));

    const auto found = stores_.users.find_by_email(core::Email{"ash@x.example"});

    ASSERT_TRUE(found);
    EXPECT_EQ(found->role, core::Role::business_support);
    EXPECT_EQ(found->teams, ash().teams);
}

TEST_P(IdentityStores, KeepWhomTheDirectoryKnowsAnAgencyUserAs)
{
    sql().run_once("insert into organisation (id, joining_code) values ('org-1', 'x')");
    sql().run_once(
        "insert into agency (id, authority_id, organisation_id, name, kind) values "
        "('agency-1', 'authority-1', 'org-1', 'Health trust', 'health')");
    test::run_plain(
        sql(),
        "insert into contact (id, authority_id, agency_id, name, job_title, email) values "
        "('contact-1', 'authority-1', 'agency-1', 'Ash Demosby', 'Nurse', 'ash@x.example')");
    core::User user = ash();
    user.agency = core::AgencyId{"agency-1"};
    ASSERT_TRUE(stores_.users.add(user));
    EXPECT_FALSE(stores_.users.find(user.id)->contact);

    user.contact = core::ContactId{"contact-1"};
    ASSERT_TRUE(stores_.users.save(user));
    EXPECT_EQ(stores_.users.find(user.id)->contact, user.contact);
}

TEST_P(IdentityStores, KeepThatAPasswordIsToBeChanged)
{
    core::User user = ash();
    user.must_change_password = true;
    ASSERT_TRUE(stores_.users.add(user));
    EXPECT_TRUE(stores_.users.find(user.id)->must_change_password);

    ASSERT_TRUE(stores_.users.save(ash()));
    EXPECT_TRUE(stores_.users.find(user.id)->must_change_password) << "no form takes it off";
    user.must_change_password = false;
    stores_.users.save_password_duty(user);
    EXPECT_FALSE(stores_.users.find(user.id)->must_change_password);
}

TEST_P(IdentityStores, KeepALineManager)
{
    core::User user = ash();
    user.line_manager = core::UserId{"tam"};
    ASSERT_TRUE(stores_.users.add(user));
    EXPECT_EQ(stores_.users.find(user.id)->line_manager, core::UserId{"tam"});

    user.line_manager = std::nullopt;
    ASSERT_TRUE(stores_.users.save(user));
    EXPECT_FALSE(stores_.users.find(user.id)->line_manager);
}

TEST_P(IdentityStores, RefuseASecondAccountWithTheSameAddress)
{
    ASSERT_TRUE(stores_.users.add(ash()));
    core::User other = ash();
    other.id = core::UserId{"user-2"};

    const auto added = stores_.users.add(other);

    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().refusal, core::Refusal::already_exists);
}

TEST_P(IdentityStores, SaveAUserOnlyInTheVersionThatWasRead)
{
    ASSERT_TRUE(stores_.users.add(ash()));
    core::User edited = ash();
    edited.job_title = "Minute taker";

    const auto saved = stores_.users.save(edited);
    const auto again = stores_.users.save(edited);

    ASSERT_TRUE(saved);
    EXPECT_EQ(*saved, 2);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().refusal, core::Refusal::stale_version);
}

TEST_P(IdentityStores, EndAllSessionsButOne)
{
    ASSERT_TRUE(stores_.users.add(ash()));
    for (const char* hash : {"a", "b", "c"})
        stores_.sessions.add({.token_hash = hash,
                              .authority = authority,
                              .user = core::UserId{"user-1"},
                              .csrf_token = "x",
                              .created_at = now,
                              .last_seen_at = now,
                              .expires_at = now + 10h,
                              .name = std::string{"name of "} + hash});

    stores_.sessions.remove_all_of(core::UserId{"user-1"}, "b");

    EXPECT_FALSE(stores_.sessions.find("a"));
    ASSERT_TRUE(stores_.sessions.find("b"));
    EXPECT_EQ(stores_.sessions.find("b")->name, "name of b");
    EXPECT_EQ(stores_.sessions.remove_expired(now + 10h), 1);
}

TEST_P(IdentityStores, CountFailuresInTheWindowAndTakeOneBack)
{
    stores_.sign_ins.record_failure("k", now);
    stores_.sign_ins.record_failure("k", now);
    stores_.sign_ins.record_failure("k", now - 10min);
    stores_.sign_ins.forget_one("k", now);

    EXPECT_EQ(stores_.sign_ins.failures_since("k", now - 5min), 1);
    EXPECT_EQ(stores_.sign_ins.failures_since("other", now - 5min), 0);
}

TEST_P(IdentityStores, SayHowWidelySignInsHaveFailed)
{
    core::SignInStore& store = stores_.sign_ins;
    for (const char* account : {"a", "b", "b"})
        store.record_target("net-1", account, now);
    store.record_target("net-2", "b", now);
    store.record_target("net-2", "c", now);
    store.record_target("net-2", "d", now - 10min);
    store.forget_target("net-2", "c", now);

    const auto spread = store.spread_since("net-1", now - 5min);
    EXPECT_EQ(spread.failures, 4);
    EXPECT_EQ(spread.accounts, 2);
    EXPECT_EQ(spread.network_accounts, 2);
    EXPECT_EQ(store.spread_since("net-2", now - 5min).network_accounts, 1);
    EXPECT_EQ(store.spread_since("net-2", now - 15min).network_accounts, 2);
    EXPECT_EQ(store.spread_since("net-3", now - 5min).network_accounts, 0);
}

TEST_P(IdentityStores, RevokeATokenOnce)
{
    ASSERT_TRUE(stores_.users.add(ash()));
    stores_.api_tokens.add({.id = core::ApiTokenId{"t"},
                            .token_hash = "h",
                            .authority = authority,
                            .user = core::UserId{"user-1"},
                            .name = core::FreeText{"reports"},
                            .created_at = now,
                            .expires_at = now + 24h});

    stores_.api_tokens.revoke(core::ApiTokenId{"t"}, now + 1h);
    stores_.api_tokens.revoke(core::ApiTokenId{"t"}, now + 2h);

    EXPECT_EQ(stores_.api_tokens.find_by_hash("h")->revoked_at, now + 1h);
}

TEST_P(IdentityStores, CountFromNowWhenNobodyKnowsWhenAnAccountWasUsed)
{
    ASSERT_TRUE(stores_.users.add(ash()));
    EXPECT_FALSE(stores_.users.use_of(ash().id));

    stores_.users.begin_counting(now);
    stores_.users.begin_counting(now + 24h);

    ASSERT_TRUE(stores_.users.use_of(ash().id));
    EXPECT_EQ(stores_.users.use_of(ash().id)->signed_in_at, now);
    EXPECT_TRUE(stores_.users.unused_since(now - 1s).empty());
    EXPECT_EQ(stores_.users.unused_since(now).size(), 1u);
}

TEST_P(IdentityStores, ForgetTheWarningWhenSomebodySignsIn)
{
    ASSERT_TRUE(stores_.users.add(ash()));
    stores_.users.note_signed_in(ash(), now);
    core::AccountUse read = *stores_.users.use_of(ash().id);
    read.warned_at = now + 1h;
    EXPECT_TRUE(stores_.users.save_use(read));
    EXPECT_EQ(stores_.users.use_of(ash().id)->warned_at, now + 1h);

    stores_.users.note_signed_in(ash(), now + 2h);

    EXPECT_FALSE(stores_.users.use_of(ash().id)->warned_at);
    read.suspended_at = now + 3h;
    EXPECT_FALSE(stores_.users.save_use(read)) << "they signed in since it was read";
    EXPECT_FALSE(stores_.users.use_of(ash().id)->suspended_at);
}

TEST_P(IdentityStores, CountTheAdministratorsWhoCanSignIn)
{
    core::User first = ash();
    first.role = core::Role::administrator;
    core::User second = first;
    second.id = core::UserId{"user-2"};
    second.email = core::Email{"second@x.example"};
    ASSERT_TRUE(stores_.users.add(first));
    ASSERT_TRUE(stores_.users.add(second));
    EXPECT_EQ(stores_.users.open_administrators(authority), 2);

    stores_.users.note_signed_in(second, now);
    core::AccountUse use = *stores_.users.use_of(second.id);
    use.suspended_at = now;
    ASSERT_TRUE(stores_.users.save_use(use));

    EXPECT_EQ(stores_.users.open_administrators(authority), 1);
    EXPECT_TRUE(stores_.users.unused_since(now + 24h).empty());
}

QUORATE_ON_EVERY_DATABASE(IdentityStores);

}  // namespace
}  // namespace quorate::db
