#include "core/identity/second_factor.hpp"

#include <gtest/gtest.h>

#include "core/identity/enrol_second_factor.hpp"
#include "tests/core/identity/identity_fixture.hpp"
#include "tests/support/fake_seal.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

const UserId carys{"carys"};

// Carys, signed in, with an app or about to set one up.
class SigningInWithAnApp : public test::IdentityFixture {
protected:
    std::string code_now() const { return code_of(step_now()); }
    std::string code_of(std::int64_t step) const { return fake_codes.code("", step); }
    std::int64_t step_now() const { return clock.now().time_since_epoch() / code_step; }

    Actor actor() { return actor_with(signed_in().token); }

    // Gives the recovery codes. The code that proved the app is spent, and so is its half minute.
    std::vector<std::string> enrol()
    {
        const Actor who = actor();
        EXPECT_TRUE(begin_second_factor(stores, tools, codes, who));
        const auto proven = prove_second_factor(stores, tools, codes, who, code_now());
        EXPECT_TRUE(proven);
        clock.advance(code_step);
        return proven ? proven->recovery_codes : std::vector<std::string>{};
    }

    SignInOutcome with_password(const std::string& password = "three random words")
    {
        return sign_in("carys@testwood.example", password);
    }

    SignInOutcome with_code(const std::string& challenge, const std::string& typed)
    {
        return enter_sign_in_code(
            stores, tools, codes, limits, times, {challenge, typed, "203.0.113.0/24"});
    }

    SignInOutcome by_api(const std::string& code)
    {
        const SignIn form{Email{"carys@testwood.example"},
                          Password{"three random words"},
                          "203.0.113.0/24",
                          true};
        const auto pending = begin_sign_in(stores, tools, limits, form);
        auto verdict = check_password(hasher, pending, form.password);
        if (!code.empty()) verdict = add_code(stores, tools, codes, pending, verdict, code);
        return finish_sign_in(stores, tools, times, pending, verdict);
    }

    SignInOutcome step_up(const Session& session, const std::string& code)
    {
        const auto pending = begin_step_up(stores, tools, limits, session);
        const auto verdict =
            add_code(stores,
                     tools,
                     codes,
                     pending,
                     check_password(hasher, pending, Password{"three random words"}),
                     code);
        return finish_step_up(stores, tools, session, pending, verdict);
    }

    test::FakeCodes fake_codes;
    test::FakeSeal seal;
    CodeTools codes{fake_codes, seal};
};

TEST_F(SigningInWithAnApp, IsNotAskedOfWhoeverHasNone)
{
    EXPECT_TRUE(with_password().signed_in);
}

TEST_F(SigningInWithAnApp, CountsOnlyOnceACodeHasProvenIt)
{
    const Actor who = actor();
    ASSERT_TRUE(begin_second_factor(stores, tools, codes, who));
    EXPECT_TRUE(with_password().signed_in);

    EXPECT_FALSE(prove_second_factor(stores, tools, codes, who, "000000"));
    EXPECT_TRUE(with_password().signed_in);

    ASSERT_TRUE(prove_second_factor(stores, tools, codes, who, code_now()));
    EXPECT_FALSE(with_password().signed_in);
}

TEST_F(SigningInWithAnApp, AsksForTheCodeAfterThePassword)
{
    enrol();
    const std::size_t before = sessions.rows.size();

    const auto first = with_password();
    EXPECT_EQ(first.refusal, Refusal::needs_second_factor);
    ASSERT_FALSE(first.challenge.empty());
    EXPECT_FALSE(is_live(first.challenge));
    EXPECT_EQ(sessions.rows.size(), before);

    const auto second = with_code(first.challenge, " " + code_now().insert(3, " "));
    ASSERT_TRUE(second.signed_in);
    EXPECT_TRUE(is_live(second.signed_in->token));
    EXPECT_FALSE(with_code(first.challenge, code_now()).signed_in);
}

TEST_F(SigningInWithAnApp, NeverTakesACodeTwice)
{
    enrol();
    const std::string code = code_now();
    ASSERT_TRUE(with_code(with_password().challenge, code).signed_in);

    EXPECT_FALSE(with_code(with_password().challenge, code).signed_in);
    EXPECT_FALSE(with_code(with_password().challenge, code_of(step_now() - 1)).signed_in);
    EXPECT_TRUE(with_code(with_password().challenge, code_of(step_now() + 1)).signed_in);
}

TEST_F(SigningInWithAnApp, TakesTheCodeBeforeAndTheCodeAfterAndNoOther)
{
    enrol();
    clock.advance(5 * code_step);
    const std::int64_t now = step_now();

    EXPECT_FALSE(with_code(with_password().challenge, code_of(now - 2)).signed_in);
    EXPECT_FALSE(with_code(with_password().challenge, code_of(now + 2)).signed_in);
    EXPECT_TRUE(with_code(with_password().challenge, code_of(now - 1)).signed_in);
    EXPECT_TRUE(with_code(with_password().challenge, code_of(now + 1)).signed_in);
}

TEST_F(SigningInWithAnApp, GivesFiveTriesForAPassword)
{
    enrol();
    const std::string challenge = with_password().challenge;
    for (int tries = 1; tries < most_app_code_tries; ++tries)
        EXPECT_EQ(with_code(challenge, "000000").refusal, Refusal::sign_in_failed);

    EXPECT_EQ(with_code(challenge, "000000").refusal, Refusal::not_signed_in);
    EXPECT_FALSE(with_code(challenge, code_now()).signed_in);
    EXPECT_TRUE(with_code(with_password().challenge, code_now()).signed_in);
}

TEST_F(SigningInWithAnApp, IsThrottledAlthoughThePasswordIsRightEachTime)
{
    enrol();
    for (int i = 0; i < limits.per_account; ++i)
        EXPECT_FALSE(with_code(with_password().challenge, "000000").signed_in);

    const auto outcome = with_password();
    EXPECT_EQ(outcome.refusal, Refusal::too_many_attempts);
    EXPECT_EQ(outcome.wait_until, clock.now() + limits.window);

    clock.advance(limits.window);
    EXPECT_TRUE(with_code(with_password().challenge, code_now()).signed_in);
}

TEST_F(SigningInWithAnApp, HasToBeFinishedInTenMinutesAndWithTheSamePassword)
{
    enrol();
    const std::string late = with_password().challenge;
    clock.advance(challenge_lasts);
    EXPECT_FALSE(awaits_code(stores, tools, late));
    EXPECT_EQ(with_code(late, code_now()).refusal, Refusal::not_signed_in);

    const std::string changed = with_password().challenge;
    users.set_password_hash(carys, "v2:another password");
    EXPECT_EQ(with_code(changed, code_now()).refusal, Refusal::not_signed_in);
}

TEST_F(SigningInWithAnApp, IsNotFinishedOnceTheAccountIsSuspended)
{
    enrol();
    const std::string challenge = with_password().challenge;
    users.uses[carys].suspended_at = clock.now();
    EXPECT_EQ(with_code(challenge, code_now()).refusal, Refusal::not_signed_in);
}

TEST_F(SigningInWithAnApp, TakesEachRecoveryCodeOnce)
{
    const auto recovery = enrol();
    ASSERT_EQ(recovery.size(), 10u);
    EXPECT_EQ(factors.recovery_codes_left(carys), 10);
    EXPECT_EQ(factors.recovery_codes.count(recovery[0]), 0u) << "it is kept as it is";

    const auto outcome = with_code(with_password().challenge, recovery[0]);
    ASSERT_TRUE(outcome.signed_in);
    EXPECT_EQ(outcome.second_factor, Factor::recovery_code);
    EXPECT_EQ(factors.recovery_codes_left(carys), 9);
    EXPECT_EQ(audit.rows.back().record.action, "auth.mfa.recovery_code");

    EXPECT_FALSE(with_code(with_password().challenge, recovery[0]).signed_in);
    EXPECT_TRUE(with_code(with_password().challenge, recovery[1]).signed_in);
}

TEST_F(SigningInWithAnApp, MakesRecoveryCodesAnew)
{
    const auto old = enrol();
    const auto who =
        actor_with(with_code(with_password().challenge, code_now()).signed_in.value().token);

    const auto renewed = renew_recovery_codes(stores, tools, who);

    ASSERT_TRUE(renewed);
    EXPECT_FALSE(with_code(with_password().challenge, old[0]).signed_in);
    EXPECT_TRUE(with_code(with_password().challenge, (*renewed)[0]).signed_in);
}

TEST_F(SigningInWithAnApp, AsksProgramsForTheCodeWithThePassword)
{
    enrol();

    const auto without = by_api("");
    EXPECT_EQ(without.refusal, Refusal::needs_second_factor);
    EXPECT_TRUE(without.challenge.empty());
    EXPECT_EQ(by_api("000000").refusal, Refusal::sign_in_failed);
    EXPECT_TRUE(by_api(code_now()).signed_in);
}

TEST_F(SigningInWithAnApp, AsksForTheCodeWhenSteppingUp)
{
    enrol();
    const auto session = with_code(with_password().challenge, code_now()).signed_in.value();
    clock.advance(1min);

    EXPECT_FALSE(step_up(session.session, "").signed_in);
    EXPECT_FALSE(step_up(session.session, "000000").signed_in);
    EXPECT_TRUE(step_up(session.session, code_now()).signed_in);
}

TEST_F(SigningInWithAnApp, EndsTheSessionsThatWereBegunWithoutIt)
{
    const std::string elsewhere = signed_in().token;
    const Actor here = actor();
    ASSERT_TRUE(begin_second_factor(stores, tools, codes, here));

    const auto proven = prove_second_factor(stores, tools, codes, here, code_now());

    ASSERT_TRUE(proven);
    EXPECT_FALSE(is_live(elsewhere));
    EXPECT_TRUE(is_live(proven->session_token));
    EXPECT_EQ(sessions.rows.size(), 1u);
}

TEST_F(SigningInWithAnApp, KeepsTheOldAppUntilTheNewOneIsProven)
{
    enrol();
    const auto who =
        actor_with(with_code(with_password().challenge, code_now()).signed_in.value().token);
    const std::string old_secret = factors.rows.at(carys).sealed_secret;
    ASSERT_TRUE(begin_second_factor(stores, tools, codes, who));

    EXPECT_EQ(factors.rows.at(carys).sealed_secret, old_secret);
    EXPECT_NE(factors.rows.at(carys).pending_secret, old_secret);
    EXPECT_EQ(with_password().refusal, Refusal::needs_second_factor);
}

TEST_F(SigningInWithAnApp, LeadsThoseOfWhomItIsDemandedToSetItUp)
{
    factors.demanded = {Role::chair};

    const NewSession session = signed_in();
    EXPECT_TRUE(session.session.must_enrol);
    const Actor who = actor_with(session.token);
    ASSERT_TRUE(begin_second_factor(stores, tools, codes, who));
    const auto proven = prove_second_factor(stores, tools, codes, who, code_now());
    ASSERT_TRUE(proven);
    EXPECT_FALSE((*resume_session(stores, tools, times, proven->session_token)).session.must_enrol);
    EXPECT_EQ(remove_own_second_factor(stores, tools, who).error().refusal, Refusal::wrong_state);

    factors.demanded = {Role::administrator};
    EXPECT_TRUE(remove_own_second_factor(stores, tools, who));
    EXPECT_FALSE(signed_in().session.must_enrol);
}

TEST_F(SigningInWithAnApp, IsSetUpAgainByWhoeverHadItTakenOff)
{
    factors.save(
        {.user = carys, .authority = AuthorityId{"testwood"}, .taken_off_at = clock.now()});

    EXPECT_TRUE(signed_in().session.must_enrol);
}

}  // namespace
}  // namespace quorate::core
