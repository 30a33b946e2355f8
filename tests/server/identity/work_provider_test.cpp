#include "server/identity/work_provider.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/fake_sign_on.hpp"

namespace quorate::server {
namespace {

const RoundSecrets secrets{.state = "s", .nonce = "n", .verifier = "v"};

class TheSignOn : public testing::Test {
protected:
    test::FakeClock clock_{test::at("2026-11-23T10:00:00Z")};
    test::FakeSignOn sign_on_;
    std::unique_ptr<WorkProvider> provider_ = test::provider_of(sign_on_, clock_);
};

std::string document_with(const std::string& issuer, const std::string& token_endpoint)
{
    return R"({"issuer":")" + issuer + R"(","authorization_endpoint":"https://l.example/a",)" +
           R"("jwks_uri":"https://l.example/k","token_endpoint":")" + token_endpoint +
           R"(","token_endpoint_auth_methods_supported":["client_secret_post"]})";
}

TEST(ProviderDocument, IsThatOfTheIssuerWithSafeAddresses)
{
    const std::string issuer = "https://l.example";
    const auto good = provider_document(document_with(issuer, "https://l.example/t"), issuer);
    ASSERT_TRUE(good);
    EXPECT_FALSE(good->takes_basic);
    EXPECT_EQ(good->end_session_endpoint, "");

    EXPECT_FALSE(
        provider_document(document_with("https://m.example", "https://l.example/t"), issuer));
    EXPECT_FALSE(provider_document(document_with(issuer, "http://l.example/t"), issuer));
    EXPECT_FALSE(provider_document("no JSON", issuer));
    EXPECT_FALSE(provider_document("[]", issuer));
}

TEST_F(TheSignOn, IsAskedForItsDocumentOnceAnHour)
{
    for (int i = 0; i < 5; ++i)
        EXPECT_TRUE(provider_->sign_in_url(secrets, WorkProvider::Ask::sign_in));
    EXPECT_EQ(sign_on_.requests.size(), 1u);
    clock_.advance(std::chrono::minutes{60});
    EXPECT_TRUE(provider_->sign_in_url(secrets, WorkProvider::Ask::sign_in));
    EXPECT_EQ(sign_on_.requests.size(), 2u);
}

TEST_F(TheSignOn, IsNotAskedAgainAtOnceWhenItDoesNotAnswer)
{
    sign_on_.is_down = true;
    for (int i = 0; i < 5; ++i)
        EXPECT_FALSE(provider_->sign_in_url(secrets, WorkProvider::Ask::sign_in));
    EXPECT_EQ(sign_on_.requests.size(), 1u);
    sign_on_.is_down = false;
    clock_.advance(std::chrono::seconds{10});
    EXPECT_TRUE(provider_->sign_in_url(secrets, WorkProvider::Ask::sign_in));
}

TEST_F(TheSignOn, GoesOnWithWhatIsKnownWhileItsDocumentCannotBeHad)
{
    EXPECT_TRUE(provider_->sign_in_url(secrets, WorkProvider::Ask::sign_in));
    sign_on_.is_down = true;
    clock_.advance(std::chrono::hours{5});
    EXPECT_TRUE(provider_->sign_in_url(secrets, WorkProvider::Ask::sign_in));
    const auto word = provider_->exchange("c", secrets);
    EXPECT_TRUE(word.is_down);
    EXPECT_EQ(word.fault, "no_token_endpoint");
}

TEST_F(TheSignOn, IsDownAndNobodyIsWrongWhileItsKeysCannotBeHad)
{
    sign_on_.keys = "gone";
    const auto word = provider_->exchange("c", secrets);
    EXPECT_TRUE(word.is_down);
    EXPECT_EQ(word.fault, "no_keys");
}

TEST_F(TheSignOn, SaysToWhoeverRunsTheServiceWhatIsWrong)
{
    EXPECT_EQ(provider_->fault(), "");
    sign_on_.keys = test::key_set("");
    EXPECT_EQ(test::provider_of(sign_on_, clock_)->fault(),
              "none of its keys is for RS256, PS256 or ES256");
    sign_on_.keys = "gone";
    EXPECT_EQ(test::provider_of(sign_on_, clock_)->fault(),
              "its keys (jwks_uri) cannot be fetched");
    sign_on_.is_down = true;
    EXPECT_NE(test::provider_of(sign_on_, clock_)->fault(), "");
}

}  // namespace
}  // namespace quorate::server
