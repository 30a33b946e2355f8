#include "core/identity/passkeys.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/identity/work_sign_in.hpp"
#include "tests/core/identity/identity_fixture.hpp"
#include "tests/support/fake_seal.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

const UserId carys{"carys"};

// Carys, signed in by password, with passkeys or about to make one.
class SigningInWithAPasskey : public test::IdentityFixture {
protected:
    SigningInWithAPasskey() { session_ = signed_in(); }

    Actor actor() { return actor_with(session_.token); }

    Result<ProvenFactor> enrol(const std::string& name = "Laptop",
                               const std::string& credential = "device-1")
    {
        const auto asked = begin_enrolment(stores, tools, actor());
        EXPECT_TRUE(asked);
        auto added = add_passkey(
            stores, tools, verifier, actor(), name, {"good:" + asked->challenge, credential});
        if (added && !added->session_token.empty()) session_.token = added->session_token;
        return added;
    }

    // As its device answers now, after having signed so many times.
    SignInOutcome by_passkey(int signatures = 0, const std::string& credential = "device-1")
    {
        const std::string challenge = begin_passkey(stores, tools, PasskeyUse::sign_in, "browser");
        return answer("good:" + challenge, signatures, credential);
    }

    SignInOutcome answer(const std::string& data,
                         int signatures = 0,
                         const std::string& credential = "device-1",
                         const std::string& browser = "browser")
    {
        const PasskeySignIn command{.token = browser,
                                    .given = {.credential = credential,
                                              .client_data = data,
                                              .signature = std::to_string(signatures)},
                                    .network = "203.0.113.0/24"};
        return sign_in_by_passkey(stores, tools, verifier, limits, times, command);
    }

    bool was_logged(const std::string& event)
    {
        return std::ranges::any_of(audit.rows,
                                   [&](const auto& row) { return row.record.action == event; });
    }

    PasskeyId only() { return passkeys.rows.begin()->first; }

    test::FakePasskeyVerifier verifier;
    NewSession session_;
};

TEST_F(SigningInWithAPasskey, NeedsNoPasswordAndNoCode)
{
    ASSERT_TRUE(enrol());
    const auto outcome = by_passkey();
    ASSERT_TRUE(outcome.signed_in);
    EXPECT_EQ(outcome.signed_in->user.id, carys);
    EXPECT_EQ(outcome.second_factor, Factor::passkey);
    EXPECT_TRUE(is_live(outcome.signed_in->token));
    EXPECT_EQ(outcome.signed_in->session.stepped_up_at, clock.now());
    EXPECT_TRUE(was_logged("auth.login"));
    EXPECT_TRUE(was_logged("auth.mfa.passkey_used"));
}

TEST_F(SigningInWithAPasskey, ComesWithRecoveryCodesAndEndsWhatWasBegunWithoutIt)
{
    const std::string elsewhere = signed_in().token;
    const auto added = enrol();
    ASSERT_TRUE(added);
    EXPECT_EQ(added->recovery_codes.size(), 10u);
    EXPECT_FALSE(is_live(elsewhere));
    EXPECT_TRUE(is_live(added->session_token));
    EXPECT_TRUE(was_logged("auth.mfa.passkey_added"));

    const auto second = enrol("Telephone", "device-2");
    ASSERT_TRUE(second);
    EXPECT_TRUE(second->recovery_codes.empty());
    EXPECT_TRUE(second->session_token.empty());
    EXPECT_EQ(passkeys.rows.size(), 2u);
}

TEST_F(SigningInWithAPasskey, IsAskedForAfterThePasswordFromThenOn)
{
    ASSERT_TRUE(enrol());
    const auto outcome = sign_in("carys@testwood.example", "three random words");
    EXPECT_EQ(outcome.refusal, Refusal::needs_second_factor);
    EXPECT_EQ(awaited_user(stores, tools, outcome.challenge), carys);

    EXPECT_TRUE(by_passkey().signed_in);
    EXPECT_FALSE(awaits_code(stores, tools, outcome.challenge));
}

TEST_F(SigningInWithAPasskey, TakesARecoveryCodeWhenTheDeviceIsLost)
{
    const auto added = enrol();
    ASSERT_TRUE(added);
    const test::FakeCodes fake_codes;
    const test::FakeSeal seal;
    const CodeTools codes{fake_codes, seal};
    const auto enter = [&](const std::string& typed) {
        const auto asked = sign_in("carys@testwood.example", "three random words");
        return enter_sign_in_code(
            stores, tools, codes, limits, times, {asked.challenge, typed, "203.0.113.0/24"});
    };
    EXPECT_FALSE(enter("000000").signed_in);
    EXPECT_TRUE(enter(added->recovery_codes[0]).signed_in);
    EXPECT_FALSE(enter(added->recovery_codes[0]).signed_in);
}

TEST_F(SigningInWithAPasskey, AnswersEachChallengeOnceAndSoon)
{
    ASSERT_TRUE(enrol());
    const std::string challenge = begin_passkey(stores, tools, PasskeyUse::sign_in, "browser");
    EXPECT_EQ(answer("good:" + challenge, 0, "device-1", "another browser").refusal,
              Refusal::not_signed_in);
    EXPECT_TRUE(answer("good:" + challenge).signed_in);
    EXPECT_EQ(answer("good:" + challenge).refusal, Refusal::not_signed_in);

    const std::string late = begin_passkey(stores, tools, PasskeyUse::sign_in, "browser");
    clock.advance(passkey_challenge_lasts);
    EXPECT_EQ(answer("good:" + late).refusal, Refusal::not_signed_in);
    EXPECT_EQ(answer("good:", 0, "device-1", "").refusal, Refusal::not_signed_in);
}

TEST_F(SigningInWithAPasskey, NeverTakesAChallengeForAnotherUse)
{
    ASSERT_TRUE(enrol());
    const std::string challenge = begin_passkey(stores, tools, PasskeyUse::step_up, "browser");
    EXPECT_EQ(answer("good:" + challenge).refusal, Refusal::not_signed_in);
}

TEST_F(SigningInWithAPasskey, RefusesAnUnknownAWrongAndAClosedOneAlike)
{
    ASSERT_TRUE(enrol());
    begin_passkey(stores, tools, PasskeyUse::sign_in, "browser");
    EXPECT_EQ(answer("wrong").refusal, Refusal::sign_in_failed);
    EXPECT_TRUE(was_logged("auth.mfa.passkey_failed"));
    EXPECT_EQ(by_passkey(0, "unknown").refusal, Refusal::sign_in_failed);
    users.rows.at(carys).active = false;
    EXPECT_EQ(by_passkey().refusal, Refusal::sign_in_failed);
}

TEST_F(SigningInWithAPasskey, IsThrottledLikeAPassword)
{
    ASSERT_TRUE(enrol());
    for (int i = 0; i < limits.per_account; ++i) {
        begin_passkey(stores, tools, PasskeyUse::sign_in, "browser");
        EXPECT_EQ(answer("wrong").refusal, Refusal::sign_in_failed);
    }
    EXPECT_EQ(by_passkey().refusal, Refusal::too_many_attempts);
    clock.advance(limits.window);
    EXPECT_TRUE(by_passkey().signed_in);
}

TEST_F(SigningInWithAPasskey, RefusesACounterThatGoesBackAndTellsOfIt)
{
    ASSERT_TRUE(enrol());
    EXPECT_TRUE(by_passkey(0).signed_in) << "a device that counts nothing says 0 each time";
    EXPECT_TRUE(by_passkey(0).signed_in);
    EXPECT_TRUE(by_passkey(5).signed_in);
    EXPECT_FALSE(was_logged("auth.mfa.passkey_copied"));

    EXPECT_EQ(by_passkey(5).refusal, Refusal::sign_in_failed);
    EXPECT_EQ(by_passkey(0).refusal, Refusal::sign_in_failed);
    EXPECT_TRUE(was_logged("auth.mfa.passkey_copied"));
    EXPECT_TRUE(by_passkey(6).signed_in);
}

TEST_F(SigningInWithAPasskey, MeetsWhatTheRoleDemands)
{
    factors.demanded = {Role::chair};
    session_ = signed_in();
    EXPECT_TRUE(session_.session.must_enrol);
    const auto added = enrol();
    ASSERT_TRUE(added);
    EXPECT_FALSE((*resume_session(stores, tools, times, added->session_token)).session.must_enrol);
    EXPECT_FALSE(by_passkey().signed_in.value().session.must_enrol);
    EXPECT_FALSE(view_second_factor(stores, tools, actor())->is_demanded);
}

TEST_F(SigningInWithAPasskey, CannotBeRemovedAsTheLastFactorWhereOneIsDemanded)
{
    ASSERT_TRUE(enrol());
    factors.demanded = {Role::chair};
    EXPECT_TRUE(view_passkeys(stores, tools, actor())->last_is_needed);
    EXPECT_EQ(remove_passkey(stores, tools, actor(), only()).error().refusal, Refusal::wrong_state);

    ASSERT_TRUE(enrol("Telephone", "device-2"));
    EXPECT_TRUE(remove_passkey(stores, tools, actor(), only()));
    EXPECT_EQ(passkeys.rows.size(), 1u);

    factors.demanded.clear();
    EXPECT_TRUE(remove_passkey(stores, tools, actor(), only()));
    EXPECT_EQ(factors.recovery_codes_left(carys), 0);
    EXPECT_TRUE(was_logged("auth.mfa.passkey_removed"));
    EXPECT_TRUE(sign_in("carys@testwood.example", "three random words").signed_in);
}

TEST_F(SigningInWithAPasskey, IsRemovedByItsOwnerAloneAndAfterThePassword)
{
    ASSERT_TRUE(enrol());
    EXPECT_EQ(remove_passkey(stores, tools, actor(), PasskeyId{"another"}).error().refusal,
              Refusal::not_found);
    Actor long_ago = actor();
    long_ago.stepped_up_at.reset();
    EXPECT_EQ(remove_passkey(stores, tools, long_ago, only()).error().refusal,
              Refusal::needs_step_up);
    EXPECT_EQ(begin_enrolment(stores, tools, long_ago).error().refusal, Refusal::needs_step_up);
}

TEST_F(SigningInWithAPasskey, IsKeptOnceUnderASoundName)
{
    ASSERT_TRUE(enrol());
    EXPECT_EQ(enrol("Again").error().refusal, Refusal::invalid_input);
    EXPECT_EQ(enrol("  ", "device-2").error().refusal, Refusal::invalid_input);
    EXPECT_EQ(enrol(std::string(81, 'x'), "device-2").error().refusal, Refusal::invalid_input);
    EXPECT_EQ(passkeys.rows.size(), 1u);
    for (int i = 2; i <= most_passkeys; ++i)
        EXPECT_TRUE(enrol("Device", "device-" + std::to_string(i)));
    EXPECT_EQ(enrol("One too many", "device-0").error().refusal, Refusal::invalid_input);
}

TEST_F(SigningInWithAPasskey, IsTheSecondStepOnlyWhereAWorkAccountIsTheOnlyWayIn)
{
    ASSERT_TRUE(enrol());
    limits.linked_use_passwords = false;
    const WorkIdentity there{.hash = "carys there",
                             .verified_email = Email{"carys@testwood.example"},
                             .proved_at = clock.now()};
    const auto asked = sign_in_by_work_account(stores, tools, times, there, "203.0.113.0/24");
    ASSERT_FALSE(asked.challenge.empty());
    EXPECT_EQ(by_passkey().refusal, Refusal::sign_in_failed);

    const auto after = [&](const std::string& token) {
        const std::string challenge = begin_passkey(stores, tools, PasskeyUse::sign_in, "browser");
        return sign_in_by_passkey(stores,
                                  tools,
                                  verifier,
                                  limits,
                                  times,
                                  {.token = "browser",
                                   .given = {.credential = "device-1",
                                             .client_data = "good:" + challenge,
                                             .signature = "0"},
                                   .network = "203.0.113.0/24",
                                   .challenge = token});
    };
    EXPECT_EQ(after("guessed").refusal, Refusal::sign_in_failed);
    EXPECT_TRUE(after(asked.challenge).signed_in);
    EXPECT_EQ(after(asked.challenge).refusal, Refusal::sign_in_failed) << "it is over";
}

TEST_F(SigningInWithAPasskey, AuditsAFailedStepUpUnderThePersonWhoMayNotUseOne)
{
    ASSERT_TRUE(enrol());
    const Session session = (*resume_session(stores, tools, times, session_.token)).session;
    limits.linked_use_passwords = false;
    work_accounts.add(
        {.identity_hash = "there", .authority = AuthorityId{"testwood"}, .user = carys});
    const std::string challenge = begin_passkey(stores, tools, PasskeyUse::step_up, session.name);

    EXPECT_FALSE(
        step_up_by_passkey(
            stores,
            tools,
            verifier,
            limits,
            session,
            {.credential = "device-1", .client_data = "good:" + challenge, .signature = "0"})
            .signed_in);
    EXPECT_EQ(audit.rows.back().record.action, "auth.step_up_failed");
    EXPECT_EQ(audit.rows.back().record.actor, "carys");
    EXPECT_EQ(audit.rows.back().authority, AuthorityId{"testwood"});
}

TEST_F(SigningInWithAPasskey, StepsUpItsOwnSessionOnly)
{
    ASSERT_TRUE(enrol());
    clock.advance(10min);
    const Session session = (*resume_session(stores, tools, times, session_.token)).session;
    const auto step_up = [&](const std::string& credential) {
        const std::string challenge =
            begin_passkey(stores, tools, PasskeyUse::step_up, session.name);
        return step_up_by_passkey(
            stores,
            tools,
            verifier,
            limits,
            session,
            {.credential = credential, .client_data = "good:" + challenge, .signature = "0"});
    };
    Passkey others{.id = PasskeyId{"others"}, .user = UserId{"somebody"}, .credential = "others"};
    passkeys.add(others);
    EXPECT_FALSE(step_up("others").signed_in);
    const auto outcome = step_up("device-1");
    ASSERT_TRUE(outcome.signed_in);
    EXPECT_EQ(outcome.signed_in->session.stepped_up_at, clock.now());
    EXPECT_EQ(outcome.signed_in->session.name, session.name);
}

}  // namespace
}  // namespace quorate::core
