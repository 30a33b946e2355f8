#include "core/identity/api_tokens.hpp"

#include <gtest/gtest.h>

#include "tests/core/identity/identity_fixture.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

class AnApiToken : public test::IdentityFixture {
protected:
    Actor carys()
    {
        Actor actor = actor_with(signed_in().token);
        actor.stepped_up_at = clock.now();
        return actor;
    }

    NewApiToken a_token()
    {
        return *create_api_token(
            stores, tools, carys(), {.user = UserId{"carys"}, .name = " Diary export "});
    }

    bool is_accepted(const std::string& text)
    {
        return resume_api_token(stores, tools, text, "net").has_value();
    }
};

TEST_F(AnApiToken, SpeaksForItsOwnerWithoutEverSteppingUp)
{
    const NewApiToken made = a_token();

    const auto resumed = resume_api_token(stores, tools, made.text, "198.51.100.0/24");

    ASSERT_TRUE(resumed);
    EXPECT_EQ(resumed->actor.user, UserId{"carys"});
    EXPECT_EQ(resumed->actor.role, Role::chair);
    EXPECT_EQ(resumed->actor.credential, made.token.id.text());
    EXPECT_EQ(resumed->actor.network, "198.51.100.0/24");
    EXPECT_FALSE(resumed->actor.has_stepped_up(clock.now()));
    EXPECT_EQ(made.token.name.reveal(), "Diary export");
    EXPECT_TRUE(made.text.starts_with("quorate_"));
}

TEST_F(AnApiToken, WaitsUntilItsOwnerHasTheSecondFactorThatIsDemandedOfThem)
{
    const NewApiToken made = a_token();
    factors.demanded = {Role::chair};

    EXPECT_EQ(resume_api_token(stores, tools, made.text, "net").error().refusal,
              Refusal::needs_second_factor);

    factors.demanded = {Role::administrator};
    EXPECT_TRUE(is_accepted(made.text));
}

TEST_F(AnApiToken, IsNotKeptInTheStore)
{
    const NewApiToken made = a_token();

    EXPECT_EQ(tokens.rows.at(made.token.id).token_hash, digest.sha256(made.text));
}

TEST_F(AnApiToken, CannotMakeAnotherToken)
{
    const Actor bearer = resume_api_token(stores, tools, a_token().text, "net")->actor;

    const auto refused =
        create_api_token(stores, tools, bearer, {.user = UserId{"carys"}, .name = "More"});

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::needs_step_up);
}

TEST_F(AnApiToken, CannotBeMadeForSomebodyElseButByTheServiceItself)
{
    const Actor other{.user = UserId{"dylan"},
                      .authority = AuthorityId{"testwood"},
                      .role = Role::administrator,
                      .stepped_up_at = clock.now()};
    const CreateApiToken command{.user = UserId{"carys"}, .name = "Import"};

    EXPECT_FALSE(create_api_token(stores, tools, other, command));
    EXPECT_TRUE(create_api_token(stores, tools, system_actor(AuthorityId{"testwood"}), command));
    EXPECT_FALSE(create_api_token(stores, tools, system_actor(AuthorityId{"elsewhere"}), command));
}

TEST_F(AnApiToken, EndsOnItsDay)
{
    const NewApiToken made = a_token();

    clock.advance(days{90} - 1s);
    EXPECT_TRUE(is_accepted(made.text));
    clock.advance(1s);
    EXPECT_FALSE(is_accepted(made.text));
}

TEST_F(AnApiToken, IsRevokedByItsOwnerAndNobodyWithoutTheRight)
{
    const NewApiToken made = a_token();
    const Actor colleague{
        .user = UserId{"dylan"}, .authority = AuthorityId{"testwood"}, .role = Role::chair};

    EXPECT_FALSE(revoke_api_token(stores, tools, colleague, made.token.id));
    EXPECT_TRUE(is_accepted(made.text));
    EXPECT_TRUE(revoke_api_token(stores, tools, carys(), made.token.id));
    EXPECT_FALSE(is_accepted(made.text));
}

TEST_F(AnApiToken, DiesWithItsOwnersAccount)
{
    const NewApiToken made = a_token();

    users.rows.at(UserId{"carys"}).active = false;

    EXPECT_FALSE(is_accepted(made.text));
}

TEST_F(AnApiToken, NeedsANameAndASensibleLife)
{
    const auto field_at_fault = [&](CreateApiToken command) {
        command.user = UserId{"carys"};
        return create_api_token(stores, tools, carys(), command).error().fields.at(0).field;
    };

    EXPECT_EQ(field_at_fault({.name = "  "}), "name");
    EXPECT_EQ(field_at_fault({.name = std::string(81, 'x')}), "name");
    EXPECT_EQ(field_at_fault({.name = "Import", .days = 0}), "days");
    EXPECT_EQ(field_at_fault({.name = "Import", .days = 367}), "days");
}

}  // namespace
}  // namespace quorate::core
