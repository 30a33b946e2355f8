#include "server/pages/accounts/work_account_pages.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/identity/user_store.hpp"
#include "core/identity/work_account_store.hpp"
#include "server/app/work_sign_in_steps.hpp"
#include "tests/support/fake_sign_on.hpp"
#include "tests/support/software_passkey.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

// The chair "cc" of the first authority has cc@council.example.
class WorkAccountPages : public testing::Test {
protected:
    WorkAccountPages()
    {
        service_.app().work_provider = test::provider_of(sign_on_, service_.clock());
        sign_on_.claims = [this] {
            return R"({"iss":")" + test::FakeSignOn::issuer + R"(","aud":"quorate","sub":")" +
                   subject_ + R"(","nonce":")" + nonce_ + R"(","iat":)" + seconds(0) +
                   R"(,"exp":)" + seconds(300) +
                   (gives_auth_time_ ? R"(,"auth_time":)" + seconds(auth_age_) : "") +
                   R"(,"email":")" + email_ + R"(","email_verified":)" + verified_ + "}";
        };
    }

    std::string seconds(int from_now)
    {
        return std::to_string(service_.clock().now().time_since_epoch().count() + from_now);
    }

    static std::string parameter(const std::string& url, const std::string& name)
    {
        const auto at = url.find(name + "=");
        if (at == std::string::npos) return {};
        const auto begin = at + name.size() + 1;
        return url.substr(begin, url.find('&', begin) - begin);
    }

    /// Off to the sign-on; gives where the browser goes.
    std::string begin(test::TestService::Client& browser, const std::string& query = "")
    {
        const std::string location =
            browser.get("/sign-in/organisation" + query).header("Location");
        nonce_ = parameter(location, "nonce");
        return location;
    }

    test::Answer come_back(test::TestService::Client& browser, const std::string& location)
    {
        return browser.get("/sign-in/organisation/back?code=c-1&state=" +
                           parameter(location, "state"));
    }

    static bool has_session(const test::Answer& answer)
    {
        return answer.header("Set-Cookie").starts_with("__Host-quorate=");
    }

    test::TestService service_;
    test::FakeSignOn sign_on_;
    std::string nonce_;
    std::string subject_ = "person-7";
    std::string email_ = "cc@council.example";
    std::string verified_ = "true";
    int auth_age_ = 0;
    bool gives_auth_time_ = true;
};

std::string challenge_in(const test::Answer& answer)
{
    return std::string{boost::json::parse(answer.body()).as_object().at("challenge").as_string()};
}

test::Answer add_passkey(auto& browser, test::SoftwarePasskey& passkey)
{
    auto made = passkey.made_for(challenge_in(browser.post("/me/passkeys/new/options")));
    made.emplace_back("name", "Laptop");
    return browser.post("/me/passkeys/new", made);
}

TEST_F(WorkAccountPages, ShowTheButtonFirstAndThePasswordBehindALink)
{
    auto browser = service_.nobody();
    const auto page = browser.get("/sign-in?next=%2Fcalendar");
    EXPECT_TRUE(page.says("Sign in with your work account"));
    EXPECT_TRUE(page.says("/sign-in/organisation?next=%2Fcalendar"));
    EXPECT_FALSE(page.says("name=\"password\""));

    const auto with = browser.get("/sign-in?with=password");
    EXPECT_TRUE(with.says("name=\"password\""));
    EXPECT_TRUE(with.says("Sign in with your work account"));
}

TEST_F(WorkAccountPages, SendTheBrowserWithPkceStateAndNonceBoundToItsCookie)
{
    auto browser = service_.nobody();
    const auto answer = browser.get("/sign-in/organisation?next=/calendar");

    EXPECT_EQ(answer.status(), 303);
    const std::string location = answer.header("Location");
    EXPECT_TRUE(location.starts_with("https://login.council.example/auth?response_type=code"));
    EXPECT_EQ(parameter(location, "code_challenge_method"), "S256");
    EXPECT_EQ(parameter(location, "code_challenge").size(), 43u);
    EXPECT_EQ(parameter(location, "redirect_uri"),
              "http%3A%2F%2Fquorate.test%2Fsign-in%2Forganisation%2Fback");
    EXPECT_EQ(parameter(location, "prompt"), "");
    const std::string cookie = answer.header("Set-Cookie");
    EXPECT_NE(cookie.find("HttpOnly; SameSite=Lax; Max-Age=600"), std::string::npos);
    EXPECT_EQ(cookie.find(parameter(location, "state")), std::string::npos);
}

TEST_F(WorkAccountPages, SignSomebodyInAndLeadThemWhereTheyWantedToGo)
{
    auto browser = service_.nobody();
    const auto answer = come_back(browser, begin(browser, "?next=/calendar"));

    EXPECT_EQ(answer.status(), 303);
    EXPECT_EQ(answer.header("Location"), "/calendar");
    EXPECT_TRUE(has_session(answer));
    const auto& token = sign_on_.requests[1];
    EXPECT_EQ(token.user, "quorate");
    EXPECT_EQ(token.password, "client%20secret");
    EXPECT_NE(token.form->find("code_verifier="), std::string::npos);
    EXPECT_EQ(token.form->find("secret"), std::string::npos);
}

TEST_F(WorkAccountPages, ShowPeopleSinceWhenTheySignInSo)
{
    EXPECT_FALSE(service_.as("cc").get("/me").says("Work account"));
    auto browser = service_.nobody();
    ASSERT_TRUE(has_session(come_back(browser, begin(browser))));

    EXPECT_TRUE(service_.as("cc").get("/me").says("You have signed in with it since"));
}

TEST_F(WorkAccountPages, TakeNoAnswerThatThisBrowserDidNotAskFor)
{
    auto browser = service_.nobody();
    const std::string state = parameter(begin(browser), "state");
    for (const std::string& query :
         {std::string{"code=c-1&state=guessed"},
          std::string{"code=c-1"},
          std::string{"code=c-1&iss=https%3A%2F%2Felsewhere.example&state="} + state,
          std::string{"error=access_denied&state=guessed&code=c-1"}}) {
        auto copy = browser;  // an answer ends the round of whoever brings it
        const auto answer = copy.get("/sign-in/organisation/back?" + query);
        EXPECT_TRUE(answer.header("Location").starts_with("/sign-in?ended=work-over")) << query;
        EXPECT_FALSE(has_session(answer)) << query;
    }
    auto other = service_.nobody();
    begin(other);
    EXPECT_FALSE(has_session(other.get("/sign-in/organisation/back?code=c-1&state=" + state)));
    auto cancelled = browser;
    EXPECT_TRUE(cancelled.get("/sign-in/organisation/back?error=access_denied&state=" + state)
                    .header("Location")
                    .starts_with("/sign-in?ended=work-cancelled"));
    EXPECT_EQ(sign_on_.asked("/token"), 0);
}

TEST_F(WorkAccountPages, EndARoundAfterTenMinutes)
{
    auto browser = service_.nobody();
    const std::string location = begin(browser);
    service_.clock().advance(std::chrono::minutes{10});

    EXPECT_TRUE(
        come_back(browser, location).header("Location").starts_with("/sign-in?ended=work-over"));
}

TEST_F(WorkAccountPages, LeadOnlyToPathsOfOurs)
{
    auto browser = service_.nobody();
    const auto answer = come_back(browser, begin(browser, "?next=//elsewhere.example"));

    EXPECT_EQ(answer.header("Location"), "/");
}

TEST_F(WorkAccountPages, SayTheSameOfEverybodyWhoIsNotLetIn)
{
    struct Person {
        const char* email;
        const char* verified;
    };
    for (const Person& each : {Person{"nobody@council.example", "true"},
                               Person{"cc@council.example", "false"},
                               Person{"cc@elsewhere.example", "true"}}) {
        email_ = each.email;
        verified_ = each.verified;
        auto browser = service_.nobody();
        const auto answer = come_back(browser, begin(browser));
        EXPECT_EQ(answer.header("Location"), "/sign-in?ended=work-refused&next=%2F") << each.email;
        EXPECT_FALSE(has_session(answer)) << each.email;
    }
    auto browser = service_.nobody();
    EXPECT_TRUE(browser.get("/sign-in?ended=work-refused").says("Your work account does not open"));
    EXPECT_TRUE(browser.get("/sign-in/help").says("My work account does not open Quorate"));
}

TEST_F(WorkAccountPages, LetNobodyIntoAClosedAccount)
{
    auto browser = service_.nobody();
    ASSERT_TRUE(has_session(come_back(browser, begin(browser))));
    service_.database().write([](core::UnitOfWork& work) {
        auto user = work.users.find(core::UserId{"cc"});
        user->active = false;
        return work.users.save(*user).has_value();
    });

    EXPECT_FALSE(has_session(come_back(browser, begin(browser))));
}

TEST_F(WorkAccountPages, FetchTheKeysAgainWhenTheyWereChanged)
{
    auto browser = service_.nobody();
    ASSERT_TRUE(has_session(come_back(browser, begin(browser))));
    EXPECT_EQ(sign_on_.asked("/keys"), 1);
    sign_on_.signer = test::TokenSigner{test::TokenSigner::Kind::rsa, "key-2"};
    sign_on_.keys = test::key_set(sign_on_.signer.jwk());

    // Not at once: a stranger's tokens shall not make us ask without end.
    EXPECT_FALSE(has_session(come_back(browser, begin(browser))));
    EXPECT_EQ(sign_on_.asked("/keys"), 1);
    service_.clock().advance(std::chrono::seconds{10});
    EXPECT_TRUE(has_session(come_back(browser, begin(browser))));
    EXPECT_EQ(sign_on_.asked("/keys"), 2);
    EXPECT_EQ(sign_on_.asked("/.well-known/openid-configuration"), 1);
}

TEST_F(WorkAccountPages, SayWhatToDoWhenTheSignOnIsDown)
{
    sign_on_.is_down = true;
    auto browser = service_.nobody();
    const auto answer = browser.get("/sign-in/organisation");
    EXPECT_EQ(answer.header("Location"), "/sign-in?ended=work-down&next=%2F");
    EXPECT_TRUE(browser.get("/sign-in?ended=work-down").says("does not answer"));
}

TEST_F(WorkAccountPages, ProveAgainWhoSomebodyIsWithoutTheirPassword)
{
    auto browser = service_.nobody();
    ASSERT_TRUE(has_session(come_back(browser, begin(browser))));
    auto chair = service_.as("cc");
    EXPECT_TRUE(chair.get("/sign-in/confirm?next=/me").says("Confirm with your work account"));

    const std::string location = begin(chair, "?again=1&next=/me");
    EXPECT_EQ(parameter(location, "prompt"), "login");
    EXPECT_EQ(parameter(location, "max_age"), "0");
    const auto answer = come_back(chair, location);
    EXPECT_EQ(answer.header("Location"), "/me");
    EXPECT_TRUE(has_session(answer));
}

TEST_F(WorkAccountPages, AreNotSatisfiedWithAnOldProof)
{
    auto browser = service_.nobody();
    ASSERT_TRUE(has_session(come_back(browser, begin(browser))));
    auto chair = service_.as("cc");
    auth_age_ = -3600;
    const auto answer = come_back(chair, begin(chair, "?again=1&next=/me"));

    EXPECT_EQ(answer.header("Location"), "/sign-in/confirm?next=%2Fme&ended=work-refused");
    EXPECT_FALSE(has_session(answer));
}

TEST_F(WorkAccountPages, SayWhatToDoWhereTheSignOnDoesNotSayWhenTheyProvedIt)
{
    gives_auth_time_ = false;
    auto browser = service_.nobody();
    ASSERT_TRUE(has_session(come_back(browser, begin(browser))));
    auto chair = service_.as("cc");
    const auto answer = come_back(chair, begin(chair, "?again=1&next=/me"));

    const std::string told = answer.header("Location");
    EXPECT_EQ(told, "/sign-in/confirm?next=%2Fme&ended=work-no-proof");
    EXPECT_FALSE(has_session(answer));
    EXPECT_EQ(chair.get("/me").status(), 200) << "the session goes on";
    const auto page = chair.get(told);
    EXPECT_TRUE(page.says("does not say when you proved who you are"));
    EXPECT_TRUE(page.says("Use your password with the code from your app"));
    EXPECT_TRUE(page.says("ask an administrator of this service"));
}

TEST_F(WorkAccountPages, WarnWhoeverRunsItOfASignOnThatDoesNotSayWhenPeopleProvedIt)
{
    const auto warning = [&](const std::string& claims, bool leaves_passwords) {
        sign_on_.more_of_document = claims;
        auto settings = test::sign_on_settings();
        settings.linked_use_passwords = leaves_passwords;
        return test::provider_of(sign_on_, service_.clock(), settings)->warning();
    };
    EXPECT_EQ(warning("", true), "") << "it does not say";
    EXPECT_EQ(warning(R"(,"claims_supported":["sub","auth_time"])", true), "");
    EXPECT_NE(warning(R"(,"claims_supported":["sub"])", true).find("second factor of their own"),
              std::string::npos);
    EXPECT_NE(warning(R"(,"claims_supported":["sub"])", false).find("no other way"),
              std::string::npos);
    sign_on_.is_down = true;
    EXPECT_EQ(warning("", true), "");
}

TEST_F(WorkAccountPages, LetTheSessionGoOnWhileAPasskeyIsAskedForAfterAStepUp)
{
    auto browser = service_.nobody();
    ASSERT_TRUE(has_session(come_back(browser, begin(browser))));
    auto chair = service_.as("cc");
    test::SoftwarePasskey laptop{"cc"};
    ASSERT_EQ(add_passkey(chair, laptop).status(), 200);
    chair = service_.as("cc");
    const auto sessions = [&] {
        return service_.database().read([](core::UnitOfWork& work) {
            return work.sessions.of_user(core::UserId{"cc"}).size();
        });
    };

    const auto asked = come_back(chair, begin(chair, "?again=1&next=/me"));
    EXPECT_EQ(asked.header("Location"), "/sign-in/code?next=%2Fme");
    EXPECT_EQ(chair.get("/me").status(), 200) << "the session goes on";
    EXPECT_TRUE(chair.get("/sign-in/code?next=%2Fme").says("Use a passkey"));
    const auto before = sessions();
    auto fields = laptop.signed_for(challenge_in(chair.post("/sign-in/passkey/options")));
    fields.emplace_back("next", "/me");
    const auto answer = chair.post("/sign-in/passkey", fields);
    EXPECT_TRUE(has_session(answer)) << answer.body();
    EXPECT_EQ(answer.header("Location"), "/me");
    EXPECT_EQ(sessions(), before) << "no session beside it";

    EXPECT_EQ(service_.as("sw").get("/sign-in/code").header("Location"), "/");
}

TEST_F(WorkAccountPages, AreFollowedByAPasskeyWhereTheSignOnDoesNotSayThatMoreWasShown)
{
    auto chair = service_.as("cc");
    test::SoftwarePasskey laptop{"cc"};
    ASSERT_EQ(add_passkey(chair, laptop).status(), 200);

    auto browser = service_.nobody();
    const auto asked = come_back(browser, begin(browser, "?next=/calendar"));
    EXPECT_EQ(asked.header("Location"), "/sign-in/code?next=%2Fcalendar");
    EXPECT_TRUE(browser.get("/sign-in/code").says("Use a passkey"));
    auto fields = laptop.signed_for(challenge_in(browser.post("/sign-in/passkey/options")));
    fields.emplace_back("next", "/calendar");
    const auto answer = browser.post("/sign-in/passkey", fields);
    EXPECT_TRUE(has_session(answer)) << answer.body();
    EXPECT_EQ(answer.header("Location"), "/calendar");

    const auto confirm = service_.as("cc").get("/sign-in/confirm?next=/me");
    EXPECT_TRUE(confirm.says("Confirm with your work account"));
    EXPECT_TRUE(confirm.says("needs you to show again who you are"));
    EXPECT_TRUE(confirm.says("Use a passkey"));
}

TEST_F(WorkAccountPages, KeepNobodyWaitingOnceTheSignOnAnswersAgain)
{
    auto browser = service_.nobody();
    const std::string location = begin(browser);
    sign_on_.is_down = true;
    for (int i = 0; i < service_.app().sign_in_limits.per_network; ++i) {
        auto colleague = browser;
        EXPECT_TRUE(come_back(colleague, location)
                        .header("Location")
                        .starts_with("/sign-in?ended=work-down"));
    }
    sign_on_.is_down = false;

    EXPECT_TRUE(has_session(come_back(browser, location)));
}

TEST_F(WorkAccountPages, OfferToSignOutThereToo)
{
    auto browser = service_.nobody();
    EXPECT_TRUE(browser.get("/sign-in?done=signed-out").says("/sign-in/organisation/leave"));
    EXPECT_EQ(browser.get("/sign-in/organisation/leave").header("Location"),
              "https://login.council.example/end?client_id=quorate&"
              "post_logout_redirect_uri=http%3A%2F%2Fquorate.test%2Fsign-in");
}

TEST(WithoutASignOn, ThePagesLeadToThePassword)
{
    test::TestService service;
    auto browser = service.nobody();
    EXPECT_EQ(browser.get("/sign-in/organisation").header("Location"), "/sign-in");
    EXPECT_EQ(browser.get("/sign-in/organisation/back?code=1&state=2").header("Location"),
              "/sign-in");
    EXPECT_EQ(browser.get("/sign-in/organisation/leave").header("Location"), "/sign-in");
    const auto page = browser.get("/sign-in");
    EXPECT_FALSE(page.says("work account"));
    EXPECT_TRUE(page.says("name=\"password\""));
}

}  // namespace
}  // namespace quorate::server
