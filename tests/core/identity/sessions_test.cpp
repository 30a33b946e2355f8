#include "core/identity/sessions.hpp"

#include <gtest/gtest.h>

#include "core/identity/change_password.hpp"
#include "tests/core/identity/identity_fixture.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

class ASession : public test::IdentityFixture {};

TEST_F(ASession, SpeaksForItsOwner)
{
    const NewSession session = signed_in();

    const Actor actor = actor_with(session.token);

    EXPECT_EQ(actor.user, UserId{"carys"});
    EXPECT_EQ(actor.authority, AuthorityId{"testwood"});
    EXPECT_EQ(actor.teams, (std::vector{TeamId{"conferences"}}));
    EXPECT_EQ(actor.network, "203.0.113.0/24");
    EXPECT_EQ(actor.credential, session.session.token_hash.substr(0, 12));
    EXPECT_EQ(actor.credential, session.session.name);
    EXPECT_TRUE(actor.has_stepped_up(clock.now()));  // the password was entered just now
}

TEST_F(ASession, IsNeverTakenFromTheClient)
{
    EXPECT_FALSE(is_live("a token of my own making"));
    EXPECT_FALSE(is_live(""));
    EXPECT_NE(signed_in().token, signed_in().token);
}

TEST_F(ASession, EndsAfterFifteenIdleMinutes)
{
    const NewSession session = signed_in();
    clock.advance(14min);
    const auto resumed = resume_session(stores, tools, times, session.token);
    ASSERT_TRUE(resumed);
    EXPECT_TRUE(resumed->touch_due);
    touch_session(stores, tools, resumed->session);

    clock.advance(15min - 1s);
    EXPECT_TRUE(is_live(session.token));
    clock.advance(1s);
    EXPECT_FALSE(is_live(session.token));
}

TEST_F(ASession, EndsAfterTenHoursHoweverBusy)
{
    const NewSession session = signed_in();
    for (int i = 0; i < 59; ++i) {
        clock.advance(10min);
        touch_session(stores, tools, session.session);
    }
    EXPECT_TRUE(is_live(session.token));

    clock.advance(10min);
    touch_session(stores, tools, session.session);

    EXPECT_FALSE(is_live(session.token));
}

TEST_F(ASession, NeedsNoWriteForEachRequest)
{
    const NewSession session = signed_in();
    clock.advance(59s);

    EXPECT_FALSE(resume_session(stores, tools, times, session.token)->touch_due);
}

TEST_F(ASession, DiesWithItsOwnersAccount)
{
    const NewSession session = signed_in();

    users.rows.at(UserId{"carys"}).active = false;

    EXPECT_FALSE(is_live(session.token));
}

TEST_F(ASession, FollowsAChangeOfRoleAtOnce)
{
    const NewSession session = signed_in();

    users.rows.at(UserId{"carys"}).role = Role::auditor;

    EXPECT_EQ(actor_with(session.token).role, Role::auditor);
}

TEST_F(ASession, EndsBySigningOut)
{
    const NewSession session = signed_in();

    sign_out(stores, tools, session.token);
    sign_out(stores, tools, session.token);

    EXPECT_FALSE(is_live(session.token));
    EXPECT_EQ(audit.rows.back().record.action, "auth.sign_out");
}

TEST_F(ASession, HasAFormTokenOfItsOwn)
{
    const NewSession session = signed_in();

    EXPECT_TRUE(csrf_matches(tools, session.session, session.session.csrf_token));
    EXPECT_FALSE(csrf_matches(tools, session.session, signed_in().session.csrf_token));
    EXPECT_FALSE(csrf_matches(tools, Session{}, ""));
    EXPECT_NE(session.token, session.session.csrf_token);
}

TEST_F(ASession, OutlivesItsOwnersChangeOfPasswordButTheOthersDoNot)
{
    const NewSession kept = signed_in();
    const NewSession other = signed_in();
    Actor carys = actor_with(kept.token);
    carys.stepped_up_at.reset();
    const ChangePassword change{UserId{"carys"}, "v2:another long phrase", kept.session.token_hash};

    EXPECT_EQ(change_password(stores, tools, carys, change).error().refusal,
              Refusal::needs_step_up);
    carys.stepped_up_at = clock.now();
    EXPECT_TRUE(change_password(stores, tools, carys, change));

    EXPECT_TRUE(is_live(kept.token));
    EXPECT_FALSE(is_live(other.token));
    EXPECT_TRUE(sign_in("carys@testwood.example", "another long phrase").signed_in);
}

TEST_F(ASession, DoesNotLetItsOwnerChangeSomebodyElsesPassword)
{
    User dylan = users.rows.at(UserId{"carys"});
    dylan.id = UserId{"dylan"};
    users.rows.emplace(dylan.id, dylan);
    Actor carys = actor_with(signed_in().token);
    carys.stepped_up_at = clock.now();

    EXPECT_FALSE(change_password(stores, tools, carys, {dylan.id, "v2:mine", ""}));
    EXPECT_EQ(users.rows.at(dylan.id).password_hash, "v2:three random words");
}

}  // namespace
}  // namespace quorate::core
