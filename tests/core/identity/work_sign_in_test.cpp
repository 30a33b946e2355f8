#include "core/identity/work_sign_in.hpp"

#include <gtest/gtest.h>

#include "tests/core/identity/identity_fixture.hpp"
#include "tests/support/fake_seal.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

const UserId carys{"carys"};
const std::string network = "203.0.113.0/24";

class SigningInByWorkAccount : public test::IdentityFixture {
protected:
    WorkIdentity identity_of(const std::string& hash = "carys there") const
    {
        return {.hash = hash,
                .verified_email = Email{"Carys@Testwood.example"},
                .proved_at = clock.now() - hours{2}};
    }

    SignInOutcome come_in(const WorkIdentity& identity)
    {
        return sign_in_by_work_account(stores, tools, times, identity, network);
    }

    std::string last_result() const { return audit.rows.back().record.result; }

    void have_an_app()
    {
        factors.save({.user = carys,
                      .sealed_secret = test::FakeSeal{}.seal("of the app"),
                      .proven_at = clock.now()});
    }
};

TEST_F(SigningInByWorkAccount, FindsTheAccountByItsVerifiedAddressOnceAndThenByThePerson)
{
    const auto first = come_in(identity_of());

    ASSERT_TRUE(first.signed_in);
    EXPECT_EQ(first.signed_in->user.id, carys);
    EXPECT_EQ(first.signed_in->session.expires_at, clock.now() + 10h);
    ASSERT_EQ(audit.rows.size(), 2u);
    EXPECT_EQ(audit.rows[0].record.action, "auth.work_account_linked");
    EXPECT_EQ(audit.rows[1].record.action, "auth.login");

    WorkIdentity married = identity_of();
    married.verified_email.reset();
    const auto second = come_in(married);
    ASSERT_TRUE(second.signed_in);
    EXPECT_EQ(second.signed_in->user.id, carys);
    EXPECT_TRUE(has_work_account(stores, carys));
}

TEST_F(SigningInByWorkAccount, CountsAsSteppedUpFromWhenTheyProvedWhoTheyAre)
{
    EXPECT_EQ(come_in(identity_of()).signed_in->session.stepped_up_at, clock.now() - hours{2});

    WorkIdentity silent = identity_of();
    silent.proved_at.reset();
    EXPECT_EQ(come_in(silent).signed_in->session.stepped_up_at, Instant{});

    WorkIdentity ahead = identity_of();
    ahead.proved_at = clock.now() + minutes{1};
    EXPECT_EQ(come_in(ahead).signed_in->session.stepped_up_at, clock.now());
}

TEST_F(SigningInByWorkAccount, LetsNobodyInWhoHasNoAccount)
{
    WorkIdentity stranger = identity_of();
    stranger.verified_email = Email{"stranger@testwood.example"};
    EXPECT_EQ(come_in(stranger).refusal, Refusal::sign_in_failed);
    EXPECT_EQ(last_result(), "no_account");
    EXPECT_EQ(users.rows.size(), 1u);

    stranger.verified_email.reset();
    EXPECT_FALSE(come_in(stranger).signed_in);
    EXPECT_EQ(last_result(), "no_verified_email");
}

TEST_F(SigningInByWorkAccount, LetsNobodyIntoAClosedOrSuspendedAccount)
{
    ASSERT_TRUE(come_in(identity_of()).signed_in);
    users.uses[carys].suspended_at = clock.now();
    EXPECT_FALSE(come_in(identity_of()).signed_in);
    EXPECT_EQ(last_result(), "account_closed");

    users.uses.clear();
    users.rows.at(carys).active = false;
    EXPECT_FALSE(come_in(identity_of()).signed_in);
    EXPECT_EQ(last_result(), "account_closed");
}

TEST_F(SigningInByWorkAccount, IsNotForWhoeverGetsTheAddressNext)
{
    ASSERT_TRUE(come_in(identity_of()).signed_in);

    EXPECT_FALSE(come_in(identity_of("another person")).signed_in);
    EXPECT_EQ(last_result(), "linked_to_another");
}

TEST_F(SigningInByWorkAccount, IsRefusedWhenTheGroupsStandForAnotherRole)
{
    WorkIdentity identity = identity_of();
    identity.roles = std::vector{Role::administrator};
    EXPECT_FALSE(come_in(identity).signed_in);
    EXPECT_EQ(last_result(), "other_role");
    EXPECT_EQ(users.rows.at(carys).role, Role::chair);
    EXPECT_FALSE(has_work_account(stores, carys));

    identity.roles = std::vector<Role>{};
    EXPECT_FALSE(come_in(identity).signed_in);

    identity.roles = std::vector{Role::administrator, Role::chair};
    EXPECT_TRUE(come_in(identity).signed_in);
}

TEST_F(SigningInByWorkAccount, AsksForTheAppUnlessTheSignOnSaidThatMoreWasShown)
{
    have_an_app();
    WorkIdentity identity = identity_of();
    const auto asked = come_in(identity);
    EXPECT_FALSE(asked.signed_in);
    EXPECT_EQ(asked.refusal, Refusal::needs_second_factor);
    ASSERT_FALSE(asked.challenge.empty());
    EXPECT_TRUE(awaits_code(stores, tools, asked.challenge));
    EXPECT_EQ(factors.challenges.begin()->second.first_factor_at, clock.now() - hours{2});

    identity.shows_second_factor = true;
    EXPECT_TRUE(come_in(identity).signed_in);
}

TEST_F(SigningInByWorkAccount, WantsAnAppOfARoleThatNeedsOneUnlessMoreWasShown)
{
    factors.demanded = {Role::chair};
    WorkIdentity identity = identity_of();
    EXPECT_TRUE(come_in(identity).signed_in->session.must_enrol);

    identity.shows_second_factor = true;
    EXPECT_FALSE(come_in(identity).signed_in->session.must_enrol);
}

TEST_F(SigningInByWorkAccount, IsThrottledPerNetworkWhereItLetsNobodyIn)
{
    for (int i = 0; i < limits.per_network; ++i) {
        EXPECT_TRUE(may_try_work_account(stores, tools, limits, network));
        note_failed_work_sign_in(stores, tools, network, "wrong_nonce");
    }
    EXPECT_FALSE(may_try_work_account(stores, tools, limits, network));
    EXPECT_TRUE(may_try_work_account(stores, tools, limits, "198.51.100.0/24"));
    EXPECT_TRUE(sign_in("carys@testwood.example", "three random words").signed_in);

    clock.advance(limits.window);
    EXPECT_TRUE(may_try_work_account(stores, tools, limits, network));
}

TEST_F(SigningInByWorkAccount, CountsAgainstNobodyThatTheSignOnIsDown)
{
    for (int i = 0; i < limits.per_network; ++i)
        note_work_sign_on_down(stores, tools, network, "no_token_endpoint");

    EXPECT_TRUE(may_try_work_account(stores, tools, limits, network));
    EXPECT_EQ(last_result(), "no_token_endpoint");
}

TEST_F(SigningInByWorkAccount, CanBeTheOnlyWayInForThoseWhoHaveOne)
{
    limits.linked_use_passwords = false;
    ASSERT_TRUE(sign_in("carys@testwood.example", "three random words").signed_in);
    ASSERT_TRUE(come_in(identity_of()).signed_in);

    const int asked = hasher.verified;
    const auto outcome = sign_in("carys@testwood.example", "three random words");
    EXPECT_EQ(outcome.refusal, Refusal::sign_in_failed);
    EXPECT_EQ(hasher.verified, asked + 1) << "takes a different time";

    limits.linked_use_passwords = true;
    EXPECT_TRUE(sign_in("carys@testwood.example", "three random words").signed_in);
}

class SteppingUpByWorkAccount : public SigningInByWorkAccount {
protected:
    SteppingUpByWorkAccount() : begun_{come_in(identity_of()).signed_in.value()} {}

    WorkIdentity proved_again() const
    {
        WorkIdentity identity = identity_of();
        identity.proved_at = clock.now();
        return identity;
    }

    SignInOutcome step_up(const WorkIdentity& identity)
    {
        return step_up_by_work_account(stores, tools, begun_.session, identity, clock.now());
    }

    std::string code_now() const
    {
        return fake_codes_.code("", clock.now().time_since_epoch() / code_step);
    }

    SignInOutcome with_code(const std::string& challenge, const std::string& typed)
    {
        return enter_sign_in_code(stores,
                                  tools,
                                  codes_,
                                  limits,
                                  times,
                                  {.challenge = challenge,
                                   .typed = typed,
                                   .network = network,
                                   .session_hash = begun_.session.token_hash});
    }

    NewSession begun_;
    test::FakeCodes fake_codes_;
    test::FakeSeal seal_;
    CodeTools codes_{fake_codes_, seal_};
};

TEST_F(SteppingUpByWorkAccount, GivesTheSessionANewTokenAndKeepsItsEnd)
{
    clock.advance(hours{1});
    const auto outcome = step_up(proved_again());

    ASSERT_TRUE(outcome.signed_in);
    EXPECT_EQ(outcome.signed_in->session.stepped_up_at, clock.now());
    EXPECT_EQ(outcome.signed_in->session.expires_at, begun_.session.expires_at);
    EXPECT_FALSE(sessions.find(begun_.session.token_hash));
    EXPECT_EQ(audit.rows.back().record.action, "auth.step_up");
}

TEST_F(SteppingUpByWorkAccount, NeedsThemToHaveProvedItSinceTheyWereAsked)
{
    WorkIdentity identity = proved_again();
    identity.proved_at = clock.now() - clocks_may_differ - 1s;
    EXPECT_FALSE(step_up(identity).signed_in);
    EXPECT_EQ(last_result(), "not_proved_again");

    identity.proved_at.reset();
    EXPECT_FALSE(step_up(identity).signed_in);
    EXPECT_TRUE(sessions.find(begun_.session.token_hash));
}

TEST_F(SteppingUpByWorkAccount, IsOfThePersonWhoseSessionItIs)
{
    WorkIdentity other = proved_again();
    other.hash = "another person";
    EXPECT_FALSE(step_up(other).signed_in);
    EXPECT_EQ(last_result(), "other_person");
    EXPECT_EQ(audit.rows.back().record.action, "auth.step_up_failed");
}

TEST_F(SteppingUpByWorkAccount, IsRefusedOnceTheGroupsStandForAnotherRole)
{
    WorkIdentity moved = proved_again();
    moved.roles = std::vector{Role::administrator};
    EXPECT_FALSE(step_up(moved).signed_in);
    EXPECT_EQ(last_result(), "other_role");
}

TEST_F(SteppingUpByWorkAccount, AsksForTheAppOfWhoeverHasOneAndTheirSessionGoesOn)
{
    have_an_app();
    clock.advance(hours{1});
    const auto asked = step_up(proved_again());

    EXPECT_FALSE(asked.signed_in);
    ASSERT_FALSE(asked.challenge.empty());
    EXPECT_TRUE(sessions.find(begun_.session.token_hash));
    EXPECT_FALSE(with_code(asked.challenge, "000000").signed_in);
    EXPECT_TRUE(sessions.find(begun_.session.token_hash));

    const auto outcome = with_code(asked.challenge, code_now());
    ASSERT_TRUE(outcome.signed_in);
    const Session& session = outcome.signed_in->session;
    EXPECT_EQ(session.name, begun_.session.name);
    EXPECT_EQ(session.expires_at, begun_.session.expires_at);
    EXPECT_EQ(session.stepped_up_at, clock.now());
    EXPECT_EQ(audit.rows.back().record.action, "auth.step_up");
    EXPECT_FALSE(sessions.find(begun_.session.token_hash));
    EXPECT_EQ(sessions.rows.size(), 1u);
}

TEST_F(SteppingUpByWorkAccount, TakesNobodysSessionButTheirs)
{
    EXPECT_TRUE(session_of(stores, carys, begun_.session.token_hash));
    EXPECT_FALSE(session_of(stores, UserId{"another"}, begun_.session.token_hash));
    EXPECT_FALSE(session_of(stores, carys, "no such session"));
    EXPECT_FALSE(session_of(stores, carys, ""));
}

TEST_F(SteppingUpByWorkAccount, BringsNoSessionBackThatHasEnded)
{
    sessions.remove(begun_.session.token_hash);

    EXPECT_FALSE(step_up(proved_again()).signed_in);
}

}  // namespace
}  // namespace quorate::core
