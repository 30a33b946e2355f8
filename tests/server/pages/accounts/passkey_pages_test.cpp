#include <gtest/gtest.h>

#include <algorithm>

#include <boost/json.hpp>

#include "core/audit/alert_store.hpp"
#include "core/identity/account_news.hpp"
#include "core/identity/close_account.hpp"
#include "core/outbox/outbox.hpp"
#include "server/app/csrf.hpp"
#include "tests/support/software_passkey.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

using Client = test::TestService::Client;

json::object told(const test::Answer& answer)
{
    EXPECT_EQ(answer.status(), 200) << answer.body();
    return json::parse(answer.body()).as_object();
}

std::string challenge_in(const test::Answer& answer)
{
    return std::string{told(answer).at("challenge").as_string()};
}

class PasskeyPages : public testing::Test {
protected:
    PasskeyPages()
    {
        service_.database().write([&](core::UnitOfWork& work) {
            work.users.set_password_hash(
                core::UserId{"cc"},
                service_.app().hasher.hash(core::Password{"three random words"}));
            return true;
        });
    }

    test::Answer enrol(test::SoftwarePasskey& device, const std::string& name = "Laptop")
    {
        auto client = service_.as("cc");
        auto fields = device.made_for(challenge_in(client.post("/me/passkeys/new/options")));
        fields.emplace_back("name", name);
        return client.post("/me/passkeys/new", fields);
    }

    test::Answer sign_in(Client& client, const test::SoftwarePasskey& device)
    {
        auto fields = device.signed_for(challenge_in(client.post("/sign-in/passkey/options")));
        fields.emplace_back("next", "/meetings");
        return client.post("/sign-in/passkey", fields);
    }

    std::vector<core::Passkey> kept()
    {
        return service_.database().read(
            [](core::UnitOfWork& work) { return work.passkeys.of_user(core::UserId{"cc"}); });
    }

    // To the holder of the account, in the order of what they tell of.
    std::vector<core::OutboxMessage> mails()
    {
        auto all = service_.database().write([&](core::UnitOfWork& work) {
            return work.outbox.lease(
                service_.clock().now(), service_.clock().now() + std::chrono::minutes{1}, "l", 10);
        });
        std::erase_if(all, [](const core::OutboxMessage& each) {
            return each.kind != core::MessageKind::account;
        });
        std::ranges::sort(
            all, {}, [](const core::OutboxMessage& each) { return account_news(each); });
        return all;
    }

    test::TestService service_;
    test::SoftwarePasskey laptop_{"cc"};
};

TEST_F(PasskeyPages, SetOneUpAndSignInWithItWithoutANameOrAPassword)
{
    EXPECT_TRUE(service_.as("cc").get("/me").says("/me/passkeys"));
    const auto codes = enrol(laptop_);
    EXPECT_EQ(codes.status(), 200) << codes.body();
    EXPECT_TRUE(codes.says("Shown this once."));
    EXPECT_TRUE(codes.header("Set-Cookie").starts_with("__Host-"));
    EXPECT_TRUE(service_.as("cc").get("/me/passkeys").says("Laptop"));

    auto client = service_.nobody();
    EXPECT_TRUE(client.get("/sign-in").says("data-passkey=\"/sign-in/passkey/options\""));
    const auto answer = sign_in(client, laptop_);
    EXPECT_EQ(answer.status(), 303) << answer.body();
    EXPECT_EQ(answer.header("Location"), "/meetings");
    EXPECT_TRUE(answer.header("Set-Cookie").starts_with(std::string{session_cookie} + "="));
    ASSERT_EQ(kept().size(), 1u);
    EXPECT_EQ(kept()[0].used_at, service_.clock().now());
}

TEST_F(PasskeyPages, TellADeviceWhatToMake)
{
    enrol(laptop_);
    const json::object asked = told(service_.as("cc").post("/me/passkeys/new/options"));
    EXPECT_EQ(asked.at("rp_id").as_string(), "quorate.test");
    EXPECT_EQ(asked.at("user").at("id").as_string(), base64url("cc"));
    EXPECT_EQ(asked.at("known").as_array().size(), 1u) << "it has one already";
    EXPECT_EQ(asked.at("algorithms").as_array().size(), 3u);
}

TEST_F(PasskeyPages, RefuseWhatWasSignedForAPageElsewhereOrByNobody)
{
    enrol(laptop_);
    auto client = service_.nobody();
    test::SoftwarePasskey elsewhere = laptop_;
    elsewhere.origin = "http://quorate.test.example";
    const auto refused = sign_in(client, elsewhere);
    EXPECT_EQ(refused.status(), 401);
    EXPECT_TRUE(refused.says("That passkey was not taken."));
    test::SoftwarePasskey unseen = laptop_;
    unseen.flags = test::SoftwarePasskey::present;
    EXPECT_EQ(sign_in(client, unseen).status(), 401);
    EXPECT_EQ(sign_in(client, test::SoftwarePasskey{"cc"}).status(), 401) << "another key";
    EXPECT_EQ(sign_in(client, laptop_).status(), 303);
}

TEST_F(PasskeyPages, TakeAnAnswerOnceAndFromTheBrowserThatAsked)
{
    enrol(laptop_);
    auto client = service_.nobody();
    auto other = service_.nobody();
    const auto fields = laptop_.signed_for(challenge_in(client.post("/sign-in/passkey/options")));
    EXPECT_EQ(other.post("/sign-in/passkey", fields).status(), 401);
    EXPECT_EQ(client.post("/sign-in/passkey", fields).status(), 303);
    const auto again = client.post("/sign-in/passkey", fields);
    EXPECT_EQ(again.status(), 401);
    EXPECT_TRUE(again.says("That took too long."));
}

TEST_F(PasskeyPages, RefuseACopiedOneAndTellTheAuditor)
{
    laptop_.count = 4;
    enrol(laptop_);
    auto client = service_.nobody();
    laptop_.count = 5;
    EXPECT_EQ(sign_in(client, laptop_).status(), 303);
    laptop_.count = 3;
    EXPECT_EQ(sign_in(client, laptop_).status(), 401);

    const auto counts = service_.database().read([&](core::UnitOfWork& work) {
        return work.alerts.counts(core::AuthorityId{"authority-1"}, service_.clock().now());
    });
    ASSERT_EQ(counts.size(), 1u);
    EXPECT_EQ(counts[0].actor, "cc");
    EXPECT_EQ(counts[0].copied_passkeys, 1);
}

TEST_F(PasskeyPages, OfferOneAfterThePasswordAndARecoveryCodeInItsPlace)
{
    enrol(laptop_);
    auto client = service_.nobody();
    const auto asked = client.post(
        "/sign-in",
        {{"email", "cc@council.example"}, {"password", "three random words"}, {"next", "/"}});
    EXPECT_EQ(asked.header("Location").substr(0, 13), "/sign-in/code");
    const auto page = client.get("/sign-in/code");
    EXPECT_TRUE(page.says("Use your passkey or a recovery code</h1>"));
    EXPECT_TRUE(page.says("Now use your passkey"));
    EXPECT_TRUE(page.says("data-passkey="));
    EXPECT_TRUE(page.says("Recovery code"));
    EXPECT_EQ(sign_in(client, laptop_).status(), 303);
}

TEST_F(PasskeyPages, TakeOneWhereThePasswordIsAskedForAgain)
{
    enrol(laptop_);
    auto client = service_.as("cc");
    service_.clock().advance(std::chrono::minutes{12});
    EXPECT_EQ(client.get("/me/passkeys/new").header("Location").substr(0, 16), "/sign-in/confirm");
    const auto page = client.get("/sign-in/confirm");
    EXPECT_TRUE(page.says("Use a passkey"));
    EXPECT_TRUE(page.says("Recovery code")) << "there is no app";
    EXPECT_TRUE(page.says("Use one of these."));
    EXPECT_TRUE(page.says("Your password and a recovery code"));
    EXPECT_LT(page.body().find("Use a passkey"), page.body().find("Your password and"));
    EXPECT_TRUE(page.says("needs you to show again who you are"));
    const auto options = client.post("/sign-in/confirm/passkey/options");
    EXPECT_EQ(told(options).at("known").as_array().size(), 1u);
    auto fields = laptop_.signed_for(challenge_in(options));
    fields.emplace_back("next", "/me/passkeys/new");
    const auto confirmed = client.post("/sign-in/confirm/passkey", fields);
    EXPECT_EQ(confirmed.status(), 303) << confirmed.body();
    EXPECT_EQ(confirmed.header("Location"), "/me/passkeys/new");
}

TEST_F(PasskeyPages, TellWhenFewRecoveryCodesAreLeftAlsoWithoutAnApp)
{
    enrol(laptop_);
    EXPECT_FALSE(service_.as("cc").get("/me/second-factor").says("You have no recovery codes"));
    service_.database().write([&](core::UnitOfWork& work) {
        work.second_factors.set_recovery_codes(core::UserId{"cc"}, {}, service_.clock().now());
        return true;
    });
    const auto page = service_.as("cc").get("/me/second-factor");
    EXPECT_TRUE(page.says("You have no recovery codes left."));
    EXPECT_TRUE(page.says("/me/second-factor/recovery-codes"));
}

TEST_F(PasskeyPages, RemoveOneUnlessItIsTheLastThatIsNeeded)
{
    enrol(laptop_);
    const std::string remove = "/me/passkeys/" + kept().at(0).id.text() + "/remove";
    EXPECT_EQ(service_.as("am").post("/admin/second-factor", {{"roles", "CC"}}).status(), 303);
    EXPECT_FALSE(service_.as("cc").get("/me/passkeys").says(remove));
    EXPECT_EQ(service_.as("cc").post(remove).status(), 409);
    EXPECT_EQ(service_.as("sw").post(remove).status(), 404);

    test::SoftwarePasskey telephone{"cc", "another"};
    EXPECT_EQ(enrol(telephone, "Telephone").header("Location").substr(0, 12), "/me/passkeys");
    EXPECT_EQ(service_.as("cc").get(remove).status(), 200);
    EXPECT_EQ(service_.as("cc").post(remove).status(), 303);
    const auto told = mails();
    ASSERT_EQ(told.size(), 3u) << "two were added, one was removed";
    EXPECT_EQ(told[0].account, core::UserId{"cc"});
    EXPECT_EQ(account_news(told[0]), core::AccountNews::passkey_added);
    EXPECT_EQ(account_news(told[2]), core::AccountNews::passkey_removed);
    auto client = service_.nobody();
    EXPECT_EQ(sign_in(client, laptop_).status(), 401);
}

TEST_F(PasskeyPages, SetOneUpBeforeAnythingElseWhereARoleDemandsIt)
{
    EXPECT_EQ(service_.as("am").post("/admin/second-factor", {{"roles", "CC"}}).status(), 303);
    auto client = service_.nobody();
    EXPECT_EQ(client.get("/me/passkeys").status(), 303) << "nobody has none";
    EXPECT_EQ(enrol(laptop_).status(), 200);
    EXPECT_EQ(sign_in(client, laptop_).header("Location"), "/meetings");
}

TEST_F(PasskeyPages, EndWithTheAccountAndByAnAdministrator)
{
    enrol(laptop_);
    EXPECT_EQ(service_.as("am").post("/admin/users/cc/second-factor").status(), 303);
    EXPECT_TRUE(kept().empty());
    const auto told = mails();
    ASSERT_EQ(told.size(), 2u);
    EXPECT_EQ(account_news(told[1]), core::AccountNews::passkeys_taken_off) << "there was no app";

    enrol(laptop_);
    const auto done = service_.database().transact([&](core::UnitOfWork& work) {
        return core::close_account(
            work, work.users.find(core::UserId{"cc"}).value(), service_.clock().now());
    });
    EXPECT_TRUE(done);
    EXPECT_TRUE(kept().empty());
    auto client = service_.nobody();
    const auto closed = sign_in(client, laptop_);
    EXPECT_EQ(closed.status(), 401);
    EXPECT_TRUE(closed.says("That passkey was not taken."));
}

TEST_F(PasskeyPages, AskForAName)
{
    const auto refused = enrol(laptop_, " ");
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("Enter a name for the device"));
    EXPECT_TRUE(kept().empty());
}

}  // namespace
}  // namespace quorate::server
