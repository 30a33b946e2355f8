#include <gtest/gtest.h>

#include <algorithm>

#include "core/identity/account_news.hpp"
#include "core/identity/enrol_second_factor.hpp"
#include "core/outbox/outbox.hpp"
#include "server/app/csrf.hpp"
#include "server/identity/totp.hpp"
#include "server/jobs/mail_composer.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono_literals;

std::string between(const std::string& body, const std::string& before, const std::string& after)
{
    const auto at = body.find(before);
    if (at == std::string::npos) return {};
    const auto from = at + before.size();
    return body.substr(from, body.find(after, from) - from);
}

class SecondFactorPages : public testing::Test {
protected:
    SecondFactorPages()
    {
        service_.database().write([&](core::UnitOfWork& work) {
            for (const char* who : {"cc", "am"})
                work.users.set_password_hash(
                    core::UserId{who},
                    service_.app().hasher.hash(core::Password{"three random words"}));
            return true;
        });
    }

    std::string code_now() const
    {
        return Totp{}.code(secret_, service_.clock().now().time_since_epoch() / core::code_step);
    }

    // Sets up an app for "cc"; gives the page with the recovery codes.
    test::Answer enrol()
    {
        auto client = service_.as("cc");
        EXPECT_EQ(client.post("/me/second-factor/begin").header("Location"),
                  "/me/second-factor/prove");
        const auto page = client.get("/me/second-factor/prove");
        secret_ = between(page.body(), "<code id=\"secret\">", "</code>");
        EXPECT_EQ(secret_.size(), 39u) << "groups of four";
        std::erase(secret_, ' ');
        EXPECT_TRUE(page.says("<svg "));
        auto shown = client.post("/me/second-factor/prove", {{"code", code_now()}});
        service_.clock().advance(core::code_step);
        return shown;
    }

    test::Answer enter_password(test::TestService::Client& client)
    {
        return client.post("/sign-in",
                           {{"email", "cc@council.example"},
                            {"password", "three random words"},
                            {"next", "/meetings"}});
    }

    void demand_of_chairs()
    {
        EXPECT_EQ(service_.as("am").post("/admin/second-factor", {{"roles", "CC"}}).status(), 303);
    }

    mutable test::TestService service_;
    std::string secret_;
};

TEST_F(SecondFactorPages, ShowTheSecretUntilACodeHasProvenIt)
{
    EXPECT_TRUE(service_.as("cc").get("/me").says("None: you sign in with your password alone"));
    auto client = service_.as("cc");
    client.post("/me/second-factor/begin");

    const auto wrong = client.post("/me/second-factor/prove", {{"code", "12"}});
    EXPECT_EQ(wrong.status(), 422);
    EXPECT_TRUE(wrong.says("Enter the 6 digits that the app shows now"));

    const auto codes = enrol();
    EXPECT_EQ(codes.status(), 200) << codes.body();
    EXPECT_TRUE(codes.says("Shown this once."));
    EXPECT_TRUE(codes.header("Set-Cookie").starts_with("__Host-"));
    EXPECT_EQ(service_.as("cc").get("/me/second-factor/prove").header("Location"),
              "/me/second-factor");
    EXPECT_TRUE(service_.as("cc").get("/me/second-factor").says("10 of 10"));
}

TEST_F(SecondFactorPages, KeepTheSecretSealed)
{
    enrol();

    const auto kept = service_.database().read(
        [](core::UnitOfWork& work) { return work.second_factors.find(core::UserId{"cc"}); });

    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->sealed_secret.find(secret_), std::string::npos);
    EXPECT_EQ(service_.app().second_factors.open(kept->sealed_secret), secret_);
}

TEST_F(SecondFactorPages, AskForTheCodeAfterThePassword)
{
    enrol();
    auto client = service_.nobody();

    const auto asked = enter_password(client);
    EXPECT_EQ(asked.status(), 303);
    EXPECT_EQ(asked.header("Location"), "/sign-in/code?next=%2Fmeetings");
    EXPECT_EQ(client.get("/meetings").header("Location"), "/sign-in?next=/meetings");
    EXPECT_TRUE(client.get("/sign-in/code?next=%2Fmeetings").says("Code from your app"));

    const auto empty = client.post("/sign-in/code", {{"code", ""}, {"next", "/meetings"}});
    EXPECT_EQ(empty.status(), 422);
    const auto wrong = client.post("/sign-in/code", {{"code", "000000"}, {"next", "/meetings"}});
    EXPECT_EQ(wrong.status(), 401);
    EXPECT_TRUE(wrong.says("That is not the code"));
    const auto right = client.post("/sign-in/code", {{"code", code_now()}, {"next", "/meetings"}});
    EXPECT_EQ(right.status(), 303);
    EXPECT_EQ(right.header("Location"), "/meetings");
    EXPECT_TRUE(right.header("Set-Cookie").starts_with("__Host-quorate"));
}

TEST_F(SecondFactorPages, LeadBackToThePasswordWhenNothingWaitsForACode)
{
    EXPECT_EQ(service_.nobody().get("/sign-in/code").header("Location"), "/sign-in?ended=code");
    EXPECT_EQ(service_.nobody().post("/sign-in/code", {{"code", "123456"}}).header("Location"),
              "/sign-in?ended=code");
    EXPECT_TRUE(
        service_.nobody().get("/sign-in?ended=code").says("Sign in again, then enter a new code"));
}

TEST_F(SecondFactorPages, LetInByARecoveryCodeAndWarnWhenFewAreLeft)
{
    const auto shown = enrol();
    std::string rest = shown.body().substr(shown.body().find("recovery-codes"));
    std::string location;
    for (int used = 0; used < core::recovery_codes_made - core::few_recovery_codes; ++used) {
        const std::string code = between(rest, "<code>", "</code>");
        rest = rest.substr(rest.find("</code>") + 1);
        EXPECT_EQ(code.size(), 19u);
        auto client = service_.nobody();
        enter_password(client);
        EXPECT_TRUE(client.get("/sign-in/code?with=recovery").says("Recovery code"));
        const auto in = client.post("/sign-in/code",
                                    {{"code", code}, {"with", "recovery"}, {"next", "/meetings"}});
        EXPECT_EQ(in.status(), 303) << used;
        location = in.header("Location");
    }

    EXPECT_EQ(location, "/me/second-factor");
    EXPECT_TRUE(service_.as("cc").get("/me/second-factor").says("Few recovery codes are left: 3."));
}

TEST_F(SecondFactorPages, AskForTheCodeBeforeWhatNeedsThePasswordAgain)
{
    enrol();
    auto client = service_.as("cc");

    EXPECT_TRUE(client.get("/sign-in/confirm?next=%2Fme").says("Code from your app"));
    const auto without =
        client.post("/sign-in/confirm", {{"password", "three random words"}, {"next", "/me"}});
    EXPECT_EQ(without.status(), 422);
    EXPECT_TRUE(without.says("Enter the code from your app"));
    const auto wrong =
        client.post("/sign-in/confirm",
                    {{"password", "three random words"}, {"code", "000000"}, {"next", "/me"}});
    EXPECT_EQ(wrong.status(), 401);
    const auto right =
        client.post("/sign-in/confirm",
                    {{"password", "three random words"}, {"code", code_now()}, {"next", "/me"}});
    EXPECT_EQ(right.header("Location"), "/me");
}

TEST_F(SecondFactorPages, SayUntilWhenToWaitAndWhoCanHelp)
{
    for (int i = 0; i < 10; ++i)
        service_.nobody().post("/sign-in",
                               {{"email", "cc@council.example"}, {"password", "wrong"}});

    auto client = service_.nobody();
    const auto locked = enter_password(client);
    EXPECT_EQ(locked.status(), 429);
    EXPECT_TRUE(locked.says("Wait until 10:05, then try again")) << locked.body();
    EXPECT_TRUE(locked.says("/sign-in/help"));
    EXPECT_TRUE(service_.nobody().get("/sign-in/help").says("use a recovery code"));
}

TEST_F(SecondFactorPages, AskProgramsForTheCode)
{
    enrol();
    const std::string start = R"({"email":"cc@council.example","password":"three random words")";

    const auto without = service_.nobody().post_json("/api/v1/session", start + "}");
    EXPECT_EQ(without.status(), 401);
    EXPECT_TRUE(without.says("QUO-030"));
    EXPECT_TRUE(without.says(R"("needs":["second_factor"])"));
    const auto with =
        service_.nobody().post_json("/api/v1/session", start + R"(,"code":")" + code_now() + "\"}");
    EXPECT_EQ(with.status(), 200) << with.body();
}

TEST_F(SecondFactorPages, OpenNothingElseToThoseOfWhomItIsDemanded)
{
    demand_of_chairs();
    const auto session = service_.nobody().post_json(
        "/api/v1/session", R"({"email":"cc@council.example","password":"three random words"})");
    ASSERT_EQ(session.status(), 200);
    const std::string token = between(session.body(), "\"token\":\"", "\"");
    const auto as_browser = [&](const std::string& target) {
        return service_.nobody().send(
            Method::get, target, "", {{"cookie", std::string{session_cookie} + "=" + token}});
    };

    EXPECT_EQ(as_browser("/meetings").header("Location"), "/me/second-factor");
    EXPECT_EQ(as_browser("/me/second-factor").status(), 200);
    EXPECT_TRUE(as_browser("/me/second-factor").says("Set this up before you go on."));
    const auto by_api = service_.nobody().send(
        Method::get, "/api/v1/meetings", "", {{"authorization", "Bearer " + token}});
    EXPECT_EQ(by_api.status(), 401);
    EXPECT_TRUE(by_api.says("QUO-030"));
}

TEST_F(SecondFactorPages, TellATokenWhatItWaitsForUntilItsOwnerHasSetOneUp)
{
    const auto made =
        service_.as("cc").post("/me/tokens/new", {{"name", "Reports"}, {"days", "30"}});
    const std::string token = between(made.body(), "<code id=\"secret\">", "</code>");
    const auto by_token = [&] {
        return service_.nobody().send(
            Method::get, "/api/v1/meetings", "", {{"authorization", "Bearer " + token}});
    };
    EXPECT_NE(by_token().status(), 401);

    demand_of_chairs();
    EXPECT_EQ(by_token().status(), 401);
    EXPECT_TRUE(by_token().says("QUO-030"));

    enrol();
    EXPECT_NE(by_token().status(), 401);
}

TEST_F(SecondFactorPages, EndWithTheSessionsThatAnAdministratorEnds)
{
    enrol();
    auto client = service_.nobody();
    enter_password(client);
    EXPECT_EQ(client.get("/sign-in/code").status(), 200);

    EXPECT_EQ(service_.as("am").post("/admin/users/cc/end-sessions").status(), 303);
    EXPECT_EQ(client.get("/sign-in/code").status(), 303) << "the password is asked for again";
}

TEST_F(SecondFactorPages, CannotBeTurnedOffByThoseOfWhomItIsDemanded)
{
    enrol();
    EXPECT_TRUE(service_.as("cc").get("/me/second-factor").says("/me/second-factor/remove"));
    demand_of_chairs();

    EXPECT_FALSE(service_.as("cc").get("/me/second-factor").says("/me/second-factor/remove"));
    EXPECT_EQ(service_.as("cc").post("/me/second-factor/remove").status(), 409);
}

TEST_F(SecondFactorPages, LetOnlyAdministratorsSayOfWhomItIsDemanded)
{
    EXPECT_EQ(service_.as("tm").get("/admin/second-factor").status(), 403);
    EXPECT_EQ(service_.as("am").post("/admin/second-factor", {{"roles", "XX"}}).status(), 422);
    demand_of_chairs();
    EXPECT_TRUE(service_.as("am").get("/admin/second-factor").says("value=\"CC\" checked"));
}

TEST_F(SecondFactorPages, LetAnAdministratorTakeOffWhatIsLostAndTellThePerson)
{
    const std::string page = "/admin/users/cc/second-factor";
    EXPECT_EQ(service_.as("am").post(page).status(), 409) << "there is none";
    enrol();
    auto signed_in = service_.as("cc");
    EXPECT_EQ(service_.as("tm").post(page).status(), 403);
    EXPECT_TRUE(service_.as("am").get("/admin/users/cc").says(page));

    EXPECT_EQ(service_.as("am").get(page).status(), 200);
    EXPECT_EQ(service_.as("am").post(page).status(), 303);

    EXPECT_EQ(signed_in.get("/me").status(), 303) << "the session lives on";
    const auto told = service_.database().write([&](core::UnitOfWork& work) {
        return work.outbox.lease(
            service_.clock().now(), service_.clock().now() + 1min, "lease", 10);
    });
    ASSERT_EQ(told.size(), 2u) << "it was set up, and taken off";
    const auto taken_off = std::ranges::find(told,
                                             core::AccountNews::app_taken_off,
                                             [](const auto& each) { return account_news(each); });
    ASSERT_NE(taken_off, told.end());
    EXPECT_EQ(taken_off->kind, core::MessageKind::account);
    EXPECT_EQ(taken_off->account, core::UserId{"cc"});
    const auto mail = service_.database().read([&](core::UnitOfWork& work) {
        return compose(work,
                       {service_.app().links, "https://meetings.example.org"},
                       *taken_off,
                       service_.clock().now());
    });
    ASSERT_TRUE(mail);
    EXPECT_NE(mail->bytes.find("https://meetings.example.org/sign-in"), std::string::npos);
    auto client = service_.nobody();
    EXPECT_EQ(enter_password(client).header("Location"), "/me/second-factor");
    const auto why = service_.as("cc").get("/me/second-factor");
    EXPECT_TRUE(why.says("Set this up before you go on."));
    EXPECT_TRUE(why.says("An administrator took off"));
    EXPECT_TRUE(service_.as("cc").get("/me/passkeys").says("An administrator took off"));
}

TEST_F(SecondFactorPages, TellTheOwnerThatARecoveryCodeWasUsed)
{
    const auto shown = enrol();
    const auto client_code = between(shown.body(), "<li><code>", "</code>");
    auto client = service_.nobody();
    enter_password(client);
    ASSERT_EQ(client.post("/sign-in/code", {{"code", client_code}, {"with", "recovery"}}).status(),
              303)
        << client_code;
    const auto told = service_.database().write([&](core::UnitOfWork& work) {
        return work.outbox.lease(
            service_.clock().now(), service_.clock().now() + 1min, "lease", 10);
    });
    EXPECT_TRUE(std::ranges::any_of(told, [](const core::OutboxMessage& each) {
        return account_news(each) == core::AccountNews::recovery_code_used;
    }));
}

TEST_F(SecondFactorPages, NeverLetAnAdministratorTakeOffTheirOwn)
{
    EXPECT_EQ(service_.as("am").post("/admin/users/am/second-factor").status(), 403);
}

}  // namespace
}  // namespace quorate::server
