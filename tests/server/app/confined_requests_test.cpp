#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>

#include "core/audit/audit_trail.hpp"
#include "core/identity/sign_in.hpp"
#include "core/meetings/seats.hpp"
#include "db/session/confinement.hpp"
#include "tests/support/record_fixture.hpp"
#include "tests/support/test_service.hpp"

// Whom the transactions of a request are for. What that keeps apart is in
// tests/db/session/confinement_test.cpp.

namespace quorate::server {
namespace {

class ConfinedRequests : public testing::Test {
protected:
    ConfinedRequests()
    {
        db::Pool& pool = service_.app().pool;
        test::add_directory_to_staff(pool);
        test::add_conference(pool, core::MeetingType::initial_cp_conference, "cc", "sw");
        test::run(pool,
                  "insert into staff_user (id, authority_id, name, email, role, password_hash, "
                  "created_at) values ('far', 'authority-2', 'From Elsewhere', "
                  "'far@council.example', 'BS', 'none', 0)");
        service_.app().after_commit = [this] { last_ = db::Confinement::of_this_thread(); };
    }

    // Whom the last transaction that was committed was for; nothing when there was none.
    std::optional<core::AuthorityId> taken()
    {
        EXPECT_TRUE(db::Confinement::of_this_thread().empty()) << "a request left its mark";
        return std::exchange(last_, std::nullopt);
    }

    test::TestService service_;
    std::optional<core::AuthorityId> last_;
};

TEST_F(ConfinedRequests, AreForTheAuthorityOfWhoeverIsSignedIn)
{
    service_.as("bs").get("/families/case-1");
    EXPECT_EQ(taken(), test::exampleshire);

    service_.as("bs").post_json("/api/v1/rooms",
                                R"({"name":"Room Fir","building":"Civic House","capacity":5})");
    EXPECT_EQ(taken(), test::exampleshire);

    service_.as("far").post_json("/api/v1/rooms",
                                 R"({"name":"Room Fir","building":"Town Hall","capacity":5})");
    EXPECT_EQ(taken(), test::elsewhere);
}

TEST_F(ConfinedRequests, AreForTheAuthorityOfALinkWhoeverOpensIt)
{
    const std::string token = service_.app().links.token(core::seat_link_purpose, "seat-police", 1);
    test::run(service_.app().pool,
              "update invitee set link_hash = '" + service_.app().links.hash(token) +
                  "' where id = 'seat-police'");
    auto far = service_.as("far");
    auto nobody = service_.nobody();

    for (auto* client : {&far, &nobody}) {
        EXPECT_EQ(client->post("/i/" + token, {{"reply", "attend"}}).status(), 303);
        EXPECT_EQ(taken(), test::exampleshire);
    }
}

TEST_F(ConfinedRequests, AreForNoneBehindALinkThatNobodyHas)
{
    service_.nobody().post("/i/no-such-link", {{"reply", "attend"}});
    EXPECT_NE(taken(), test::exampleshire);
}

class PasswordsEnteredAgain : public testing::TestWithParam<db::Dialect> {};

// It is audited for the whole installation that a network tries many accounts, also when the
// first to come upon it is somebody who is signed in.
TEST_P(PasswordsEnteredAgain, AreCountedForTheWholeInstallation)
{
    test::TestService service{GetParam()};
    const core::Password words{"three random words"};
    service.database().write([&](core::UnitOfWork& work) {
        work.users.set_password_hash(core::UserId{"cc"}, service.app().hasher.hash(words));
        auto stores = service.app().identity_stores(work);
        const core::SignInLimits& limits = service.app().sign_in_limits;
        for (int i = 0; i < limits.spray.network_accounts; ++i) {
            const core::SignIn attempt{.email = core::Email{std::to_string(i) + "@council.example"},
                                       .password = core::Password{"guessed"}};
            core::begin_sign_in(stores, service.app().identity_tools(), limits, attempt);
        }
        return true;
    });
    service.clock().advance(service.app().sign_in_limits.spray.pause + std::chrono::seconds{1});

    const auto answer =
        service.as("cc").post("/sign-in/confirm", {{"password", words.reveal()}, {"next", "/me"}});
    EXPECT_EQ(answer.status(), 303) << answer.body();
    EXPECT_EQ(answer.header("Location"), "/me");
    const auto noted = service.database().read(
        [](core::UnitOfWork& work) { return work.audit.size(core::installation_chain); });
    EXPECT_GE(noted, 1);
}

class DenialsBehindALink : public testing::TestWithParam<db::Dialect> {};

// A denial is of the authority of whoever was refused, and the installation's when nobody knows.
TEST_P(DenialsBehindALink, AreAuditedForWhoeverWasRefused)
{
    test::TestService service{GetParam()};
    const db::Confinement confined{test::exampleshire};
    const core::Actor far{.user = core::UserId{"far"},
                          .authority = test::elsewhere,
                          .role = core::Role::business_support};
    const auto size_of = [&](const core::AuthorityId& chain) {
        const db::Confinement for_all{core::AuthorityId{}};
        return service.database().read(
            [&](core::UnitOfWork& work) { return work.audit.size(chain); });
    };
    const auto before = size_of(test::elsewhere);
    const auto installation_before = size_of(core::installation_chain);

    for (const core::Actor& actor : {far, core::anonymous_actor()})
        service.app().deny(actor,
                           {.refusal = core::Refusal::not_permitted, .action = "meeting.view"});

    EXPECT_EQ(size_of(test::elsewhere), before + 1);
    EXPECT_EQ(size_of(core::installation_chain), installation_before + 1);
}

INSTANTIATE_TEST_SUITE_P(,
                         DenialsBehindALink,
                         testing::ValuesIn(test::dialects()),
                         [](const auto& test) { return test::name_of(test.param); });

INSTANTIATE_TEST_SUITE_P(,
                         PasswordsEnteredAgain,
                         testing::ValuesIn(test::dialects()),
                         [](const auto& test) { return test::name_of(test.param); });

}  // namespace
}  // namespace quorate::server
