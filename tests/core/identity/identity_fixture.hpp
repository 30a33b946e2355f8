#pragma once

#include <gtest/gtest.h>

#include "core/identity/sign_in.hpp"
#include "tests/core/identity/fake_identity.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/fake_random.hpp"

namespace quorate::test {

using namespace std::chrono;

/// One chair, Carys, with an account in Testwood, and the steps of signing in as one call.
class IdentityFixture : public testing::Test {
protected:
    IdentityFixture()
    {
        users.rows.emplace(UserId{"carys"},
                           User{.id = UserId{"carys"},
                                .authority = AuthorityId{"testwood"},
                                .name = PersonName{"Carys Placeholder"},
                                .email = Email{"carys@testwood.example"},
                                .role = Role::chair,
                                .teams = {TeamId{"conferences"}},
                                .password_hash = "v2:three random words"});
    }

    SignInOutcome sign_in(const std::string& email,
                          const std::string& password,
                          const std::string& network = "203.0.113.0/24")
    {
        const SignIn form{Email{email}, Password{password}, network};
        const PendingSignIn pending = begin_sign_in(stores, tools, limits, form);
        const PasswordVerdict verdict = check_password(hasher, pending, form.password);
        return finish_sign_in(stores, tools, times, pending, verdict);
    }

    NewSession signed_in()
    {
        return sign_in("carys@testwood.example", "three random words").signed_in.value();
    }

    Actor actor_with(const std::string& token)
    {
        return (*resume_session(stores, tools, times, token)).actor;
    }

    bool is_live(const std::string& token)
    {
        return resume_session(stores, tools, times, token).has_value();
    }

    FakeUsers users;
    FakeSessions sessions;
    FakeApiTokens tokens;
    FakeSignIns attempts;
    FakeAudit audit;
    FakeSecondFactors factors;
    FakePasskeys passkeys;
    FakeWorkAccounts work_accounts;
    FakeClock clock{sys_days{2026y / June / 1} + 9h};
    FakeRandom random;
    FakeDigest digest;
    FakeHasher hasher;
    IdentityStores stores{
        users, sessions, tokens, attempts, audit, factors, passkeys, work_accounts};
    IdentityTools tools{clock, random, digest};
    SignInLimits limits;
    SessionTimes times;
};

}  // namespace quorate::test
