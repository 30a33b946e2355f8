#include "server/identity/passkey_check.hpp"

#include <gtest/gtest.h>

#include "tests/server/identity/passkey_vectors.hpp"

namespace quorate::server {
namespace {

using test::Eddsa;
using test::Es256;
using test::Rs256;

const std::string made_challenge = "made-challenge";
const std::string signing_challenge = "signing-challenge";

PasskeyCheck checker()
{
    return PasskeyCheck{"https://meetings.example.org"};
}

template <class Vector>
core::Passkey passkey_of(int algorithm)
{
    return {.user = core::UserId{"carys"},
            .credential = Vector::id,
            .algorithm = algorithm,
            .public_key = Vector::key};
}

template <class Vector>
core::SignedByPasskey signed_by()
{
    return {.credential = Vector::id,
            .client_data = Vector::get_client,
            .authenticator_data = Vector::get_auth,
            .signature = Vector::sig,
            .user = base64url("carys")};
}

template <class Vector>
void expect_taken(int algorithm)
{
    const auto made = checker().read_new({Vector::made_client, Vector::made_auth}, made_challenge);
    ASSERT_TRUE(made);
    EXPECT_EQ(made->algorithm, algorithm);
    EXPECT_EQ(made->credential, Vector::id);
    EXPECT_EQ(made->public_key, Vector::key);
    EXPECT_EQ(made->signatures, 1);
    EXPECT_EQ(
        checker().check(signed_by<Vector>(), passkey_of<Vector>(algorithm), signing_challenge), 7);
}

TEST(PasskeyCheck, TakesTheThreeKindsOfKey)
{
    expect_taken<Es256>(-7);
    expect_taken<Eddsa>(-8);
    expect_taken<Rs256>(-257);
}

TEST(PasskeyCheck, TakesWhatABrowserReallyHandsOver)
{
    using test::Chromium;
    const PasskeyCheck there{Chromium::origin};
    const auto made = there.read_new({Chromium::made_client, Chromium::made_auth}, made_challenge);
    ASSERT_TRUE(made);
    EXPECT_EQ(made->public_key, Chromium::key);
    core::Passkey passkey = passkey_of<Chromium>(-7);
    passkey.user = core::UserId{"cc"};
    core::SignedByPasskey answer = signed_by<Chromium>();
    answer.user = base64url("cc");
    EXPECT_EQ(there.check(answer, passkey, signing_challenge), 3);
}

struct Wrong {
    std::string what;
    core::SignedByPasskey given;
    std::string challenge = signing_challenge;
};

core::SignedByPasskey given(const std::string& client,
                            const std::string& auth,
                            const std::string& sig)
{
    return {.credential = Es256::id,
            .client_data = client,
            .authenticator_data = auth,
            .signature = sig};
}

std::vector<Wrong> everything_wrong()
{
    const core::SignedByPasskey good = signed_by<Es256>();
    std::vector<Wrong> all{
        {"another challenge: a replay", good, "another-challenge"},
        {"an empty challenge", good, ""},
        {"a page elsewhere", given(Es256::phish_client, Es256::phish_auth, Es256::phish_sig)},
        {"a page around ours", given(Es256::framed_client, Es256::framed_auth, Es256::framed_sig)},
        {"nobody was verified",
         given(Es256::unverified_client, Es256::unverified_auth, Es256::unverified_sig)},
        {"nobody was there", given(Es256::get_client, Es256::absent_auth, Es256::absent_sig)},
        {"another service's key",
         given(Es256::get_client, Es256::elsewhere_auth, Es256::elsewhere_sig)},
        {"data that was not signed", given(Es256::get_client, Es256::absent_auth, Es256::sig)},
        {"making in place of signing",
         given(Es256::made_client, Es256::get_auth, Es256::sig),
         made_challenge},
        {"no JSON", given(base64url("{"), Es256::get_auth, Es256::sig)},
        {"no object", given(base64url("[]"), Es256::get_auth, Es256::sig)},
        {"no base64url", given("***", Es256::get_auth, Es256::sig)},
        {"nothing", given("", "", "")},
        {"short data", given(Es256::get_client, base64url("short"), Es256::sig)},
        {"no signature at all", given(Es256::get_client, Es256::get_auth, base64url("x"))},
    };
    all.push_back({"somebody else's", good});
    all.back().given.user = base64url("another");
    all.push_back({"another credential", good});
    all.back().given.credential = Eddsa::id;
    all.push_back({"one letter of the signature", good});
    std::string& signature = all.back().given.signature;
    signature[20] = signature[20] == 'A' ? 'B' : 'A';
    return all;
}

TEST(PasskeyCheck, RefusesWhateverIsNotAsItMustBe)
{
    for (const Wrong& wrong : everything_wrong())
        EXPECT_FALSE(checker().check(wrong.given, passkey_of<Es256>(-7), wrong.challenge))
            << wrong.what;
    EXPECT_TRUE(checker().check(signed_by<Es256>(), passkey_of<Es256>(-7), signing_challenge));
}

TEST(PasskeyCheck, RefusesAKeyOfAnotherKind)
{
    EXPECT_FALSE(checker().check(signed_by<Es256>(), passkey_of<Es256>(-8), signing_challenge));
    EXPECT_FALSE(checker().check(signed_by<Es256>(), passkey_of<Es256>(-257), signing_challenge));
    EXPECT_FALSE(checker().check(signed_by<Es256>(), passkey_of<Es256>(0), signing_challenge));
}

TEST(PasskeyCheck, TakesANewOneOnlyAsAnAnswerFromADeviceThatHasCheckedItsHolder)
{
    const auto read = [](const char* client, const char* auth, const std::string& challenge) {
        return checker().read_new({client, auth}, challenge).has_value();
    };
    EXPECT_TRUE(read(Es256::made_client, Es256::made_auth, made_challenge));
    EXPECT_FALSE(read(Es256::made_client, Es256::made_auth, "another-challenge"));
    EXPECT_FALSE(read(Es256::made_client, Es256::made_unverified, made_challenge));
    EXPECT_FALSE(read(Es256::made_client, Es256::made_elsewhere, made_challenge));
    EXPECT_FALSE(read(Es256::made_client, Es256::get_auth, made_challenge)) << "it holds no key";
    EXPECT_FALSE(read(Es256::get_client, Es256::made_auth, signing_challenge));
}

TEST(PasskeyCheck, GoesByTheAddressOfTheServiceAlone)
{
    EXPECT_EQ(checker().rp_id(), "meetings.example.org");
    EXPECT_EQ(PasskeyCheck{"http://localhost:8080"}.origin(), "http://localhost:8080");
    EXPECT_EQ(PasskeyCheck{"https://Meetings.example.ORG:443/"}.origin(),
              "https://meetings.example.org");
    EXPECT_FALSE(PasskeyCheck{"http://127.0.0.1:8080"}.is_offered());
    EXPECT_FALSE(PasskeyCheck{"https://[2001:db8::1]"}.is_offered());
    EXPECT_FALSE(PasskeyCheck{"nothing"}.is_offered());

    const PasskeyCheck other{"https://other.example.org"};
    EXPECT_FALSE(other.check(signed_by<Es256>(), passkey_of<Es256>(-7), signing_challenge));
    EXPECT_FALSE(other.read_new({Es256::made_client, Es256::made_auth}, made_challenge));
}

}  // namespace
}  // namespace quorate::server
