#include "core/identity/sign_in.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/core/identity/identity_fixture.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

class SigningIn : public test::IdentityFixture {};

TEST_F(SigningIn, BeginsASessionForTheRightPassword)
{
    const auto outcome = sign_in("  Carys@Testwood.example ", "three random words");

    ASSERT_TRUE(outcome.signed_in);
    EXPECT_EQ(outcome.signed_in->session.token_hash, digest.sha256(outcome.signed_in->token));
    EXPECT_EQ(outcome.signed_in->session.expires_at, clock.now() + 10h);
    EXPECT_EQ(actor_with(outcome.signed_in->token).role, Role::chair);
    ASSERT_EQ(audit.rows.size(), 1u);
    EXPECT_EQ(audit.rows[0].record.action, "auth.login");
    EXPECT_EQ(audit.rows[0].record.result, "ok");
}

TEST_F(SigningIn, AnswersAlikeForAWrongPasswordAnUnknownAddressAndAClosedAccount)
{
    User closed = users.rows.at(UserId{"carys"});
    closed.id = UserId{"leaver"};
    closed.email = Email{"leaver@testwood.example"};
    closed.active = false;
    users.rows.emplace(closed.id, closed);
    User dormant = users.rows.at(UserId{"carys"});
    dormant.id = UserId{"dormant"};
    dormant.email = Email{"dormant@testwood.example"};
    users.rows.emplace(dormant.id, dormant);
    users.uses[dormant.id] = {.user = dormant.id, .suspended_at = clock.now()};

    for (const char* email : {"carys@testwood.example",
                              "nobody@testwood.example",
                              "leaver@testwood.example",
                              "dormant@testwood.example"}) {
        const bool is_carys = std::string{email}.starts_with("carys");
        const int asked = hasher.verified;

        const auto outcome = sign_in(email, is_carys ? "a wrong password" : "three random words");

        EXPECT_FALSE(outcome.signed_in) << email;
        EXPECT_EQ(outcome.refusal, Refusal::sign_in_failed) << email;
        EXPECT_EQ(hasher.verified, asked + 1) << email << " takes a different time";
    }
    EXPECT_EQ(audit.rows.size(), 4u);
    EXPECT_EQ(attempts.rows.size(), 8u);
}

TEST_F(SigningIn, IsNotedSoThatTheAccountIsKnownToBeUsed)
{
    ASSERT_TRUE(sign_in("carys@testwood.example", "three random words").signed_in);

    EXPECT_EQ(users.use_of(UserId{"carys"})->signed_in_at, clock.now());
}

TEST_F(SigningIn, IsThrottledAfterTenWrongPasswordsWhetherOrNotTheAccountExists)
{
    for (const char* email : {"carys@testwood.example", "nobody@testwood.example"}) {
        for (int i = 0; i < 10; ++i)
            EXPECT_EQ(sign_in(email, "wrong", "net-" + std::to_string(i)).refusal,
                      Refusal::sign_in_failed);

        EXPECT_EQ(sign_in(email, "three random words", "net-x").refusal,
                  Refusal::too_many_attempts);
    }
}

TEST_F(SigningIn, IsThrottledPerNetworkWhateverTheAccount)
{
    for (int i = 0; i < 10; ++i)
        sign_in("guess" + std::to_string(i) + "@x.example", "wrong");

    EXPECT_EQ(sign_in("carys@testwood.example", "three random words").refusal,
              Refusal::too_many_attempts);
    EXPECT_TRUE(
        sign_in("carys@testwood.example", "three random words", "198.51.100.0/24").signed_in);
}

TEST_F(SigningIn, IsOpenAgainFiveMinutesAfterTheFailures)
{
    for (int i = 0; i < 10; ++i)
        sign_in("carys@testwood.example", "wrong");

    clock.advance(5min - 1s);
    EXPECT_FALSE(sign_in("carys@testwood.example", "three random words").signed_in);
    clock.advance(1s);
    EXPECT_TRUE(sign_in("carys@testwood.example", "three random words").signed_in);
}

TEST_F(SigningIn, NeverChecksMoreThanTenPasswordsHoweverManyBeginAtOnce)
{
    const SignIn form{Email{"carys@testwood.example"}, Password{"wrong"}, "203.0.113.0/24"};
    std::vector<PendingSignIn> pending;
    for (int i = 0; i < 100; ++i)
        pending.push_back(begin_sign_in(stores, tools, limits, form));

    for (const PendingSignIn& each : pending)
        (void)check_password(hasher, each, form.password);

    EXPECT_EQ(hasher.verified, 10);
}

TEST_F(SigningIn, ForgetsAnAccountsFailuresOnSuccessButNotItsNetworks)
{
    for (int i = 0; i < 9; ++i)
        sign_in("other@x.example", "wrong");
    EXPECT_TRUE(sign_in("carys@testwood.example", "three random words").signed_in);

    sign_in("another@x.example", "wrong");

    EXPECT_FALSE(sign_in("carys@testwood.example", "three random words").signed_in);
}

TEST_F(SigningIn, RenewsAnOutdatedHash)
{
    users.rows.at(UserId{"carys"}).password_hash = "v1:three random words";

    EXPECT_TRUE(sign_in("carys@testwood.example", "three random words").signed_in);

    EXPECT_EQ(users.rows.at(UserId{"carys"}).password_hash, "v2:three random words");
}

TEST_F(SigningIn, FailsWhenTheAccountIsClosedWhileThePasswordIsChecked)
{
    const SignIn form{
        Email{"carys@testwood.example"}, Password{"three random words"}, "203.0.113.0/24"};
    const auto pending = begin_sign_in(stores, tools, limits, form);
    const auto verdict = check_password(hasher, pending, form.password);
    users.rows.at(UserId{"carys"}).active = false;

    const auto outcome = finish_sign_in(stores, tools, times, pending, verdict);

    EXPECT_FALSE(outcome.signed_in);
    EXPECT_TRUE(sessions.rows.empty());
}

TEST_F(SigningIn, NeverAcceptsAnAccountWithoutAPassword)
{
    users.rows.at(UserId{"carys"}).password_hash.clear();

    EXPECT_FALSE(sign_in("carys@testwood.example", "nobody has this password").signed_in);
}

class Spraying : public test::IdentityFixture {
protected:
    Spraying() { limits.per_network = 50; }

    // One wrong password for each of so many accounts from `network`.
    void spray(int accounts, const std::string& network, const std::string& prefix = "someone")
    {
        for (int i = 0; i < accounts; ++i)
            static_cast<void>(
                sign_in(prefix + std::to_string(i) + "@testwood.example", "Spring2026!!", network));
    }

    SignInOutcome carys(const std::string& network)
    {
        return sign_in("carys@testwood.example", "three random words", network);
    }

    long alerts() const
    {
        return std::ranges::count(
            audit.rows, "auth.spray", [](const auto& row) { return row.record.action; });
    }
};

TEST_F(Spraying, SlowsTheNetworkThatTriesManyAccounts)
{
    spray(10, "net-a");

    const auto at_once = carys("net-a");
    EXPECT_EQ(at_once.refusal, Refusal::too_many_attempts);
    EXPECT_EQ(at_once.wait_until, clock.now() + limits.spray.pause);
    EXPECT_TRUE(carys("net-b").signed_in) << "another network is slowed as well";

    clock.advance(limits.spray.pause);
    EXPECT_TRUE(carys("net-a").signed_in) << "colleagues behind the same address are locked out";
}

TEST_F(Spraying, IsWrittenDownOnceInTheWindow)
{
    spray(9, "net-a");
    EXPECT_EQ(alerts(), 0);

    spray(9, "net-a", "another");
    EXPECT_EQ(alerts(), 1);
    EXPECT_EQ(audit.rows.back().record.network, "net-a");

    clock.advance(limits.window);
    spray(12, "net-a");
    EXPECT_EQ(alerts(), 2);
}

TEST_F(Spraying, FromManyNetworksAtOnceIsSeenInTheWholeInstallation)
{
    for (int network = 0; network < 13; ++network) {
        spray(4, "net-" + std::to_string(network), std::to_string(network % 6));
        clock.advance(1s);
    }

    EXPECT_EQ(carys("net-12").refusal, Refusal::too_many_attempts);
    EXPECT_TRUE(carys("net-quiet").signed_in);
}

TEST_F(Spraying, IsNotOnePersonWhoHasForgottenThePassword)
{
    for (int i = 0; i < 9; ++i)
        EXPECT_FALSE(sign_in("carys@testwood.example", "wrong", "net-a").signed_in);

    EXPECT_TRUE(carys("net-a").signed_in);
    EXPECT_EQ(alerts(), 0);
}

class SteppingUp : public test::IdentityFixture {
protected:
    SignInOutcome step_up(const Session& session, const std::string& password)
    {
        const auto pending = begin_step_up(stores, tools, limits, session);
        const auto verdict = check_password(hasher, pending, Password{password});
        return finish_step_up(stores, tools, session, pending, verdict);
    }
};

TEST_F(SteppingUp, GivesANewTokenAndKillsTheOldOne)
{
    const NewSession before = signed_in();
    clock.advance(5min);

    const auto after = step_up(before.session, "three random words");

    ASSERT_TRUE(after.signed_in);
    EXPECT_FALSE(is_live(before.token));
    EXPECT_TRUE(actor_with(after.signed_in->token).has_stepped_up(clock.now()));
    EXPECT_EQ(after.signed_in->session.expires_at, before.session.expires_at);
}

TEST_F(SteppingUp, KeepsTheNameAndTheBeginningOfTheSession)
{
    const NewSession before = signed_in();
    clock.advance(5min);

    const auto after = step_up(before.session, "three random words");

    ASSERT_TRUE(after.signed_in);
    EXPECT_EQ(after.signed_in->session.name, before.session.name);
    EXPECT_EQ(after.signed_in->session.created_at, before.session.created_at);
    EXPECT_EQ(actor_with(after.signed_in->token).credential, before.session.name);
    EXPECT_NE(after.signed_in->token, before.token);
}

TEST_F(SteppingUp, IsPartOfSigningIn)
{
    const NewSession session = signed_in();

    EXPECT_TRUE(actor_with(session.token).has_stepped_up(clock.now()));
    clock.advance(10min + 1s);
    EXPECT_FALSE(actor_with(session.token).has_stepped_up(clock.now()));
}

TEST_F(SteppingUp, LastsTenMinutes)
{
    const auto after = step_up(signed_in().session, "three random words");

    clock.advance(10min);
    EXPECT_TRUE(actor_with(after.signed_in->token).has_stepped_up(clock.now()));
    clock.advance(1s);
    EXPECT_FALSE(actor_with(after.signed_in->token).has_stepped_up(clock.now()));
}

TEST_F(SteppingUp, CountsWrongPasswordsLikeSigningIn)
{
    const NewSession session = signed_in();
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(step_up(session.session, "wrong").refusal, Refusal::sign_in_failed);

    EXPECT_EQ(step_up(session.session, "three random words").refusal, Refusal::too_many_attempts);
    EXPECT_TRUE(is_live(session.token));
}

TEST_F(SteppingUp, DoesNotReviveASessionThatHasEnded)
{
    const NewSession session = signed_in();
    sign_out(stores, tools, session.token);

    EXPECT_FALSE(step_up(session.session, "three random words").signed_in);
    EXPECT_TRUE(sessions.rows.empty());
}

}  // namespace
}  // namespace quorate::core
