#include "server/identity/id_token.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/dates.hpp"
#include "tests/support/token_signer.hpp"

namespace quorate::server {
namespace {

using test::TokenSigner;

// Made once: keys take a while.
const TokenSigner& rsa()
{
    static const TokenSigner signer{TokenSigner::Kind::rsa, "rsa-1"};
    return signer;
}
const TokenSigner& p256()
{
    static const TokenSigner signer{TokenSigner::Kind::p256, "ec-1"};
    return signer;
}

const core::Instant now = test::at("2026-11-23T10:00:00Z");

std::int64_t seconds_at(core::Instant at)
{
    return at.time_since_epoch().count();
}

std::string times(std::chrono::seconds issued, std::chrono::seconds expires)
{
    return R"("iat":)" + std::to_string(seconds_at(now + issued)) + R"(,"exp":)" +
           std::to_string(seconds_at(now + expires));
}

const std::string good_times = times(std::chrono::seconds{-5}, std::chrono::seconds{300});

std::string claims_with(const std::string& who, const std::string& when = good_times)
{
    return "{" + who + "," + when + "}";
}

const std::string good_who =
    R"("iss":"https://login.example","aud":"quorate","nonce":"n-1","sub":"person-7")";

CheckedIdToken check(const std::string& token, core::Instant at = now)
{
    const auto keys = JsonWebKeys::from(test::key_set(rsa().jwk() + "," + p256().jwk()));
    const IdTokenExpected expected{
        .issuer = "https://login.example", .client_id = "quorate", .nonce = "n-1"};
    return check_id_token(token, *keys, expected, at);
}

std::string fault_of(const std::string& token, core::Instant at = now)
{
    const auto checked = check(token, at);
    return checked.fault ? std::string{code(*checked.fault)} : "none";
}

TEST(IdToken, IsTakenWithEachOfThreeAlgorithms)
{
    EXPECT_EQ(fault_of(rsa().token("RS256", claims_with(good_who))), "none");
    EXPECT_EQ(fault_of(rsa().token("PS256", claims_with(good_who))), "none");
    EXPECT_EQ(fault_of(p256().token("ES256", claims_with(good_who))), "none");
}

TEST(IdToken, SaysWhoItIsAndHowTheyProvedIt)
{
    const auto checked = check(rsa().token(
        "RS256",
        claims_with(good_who + R"(,"email":"gwen@council.example","email_verified":true,)"
                               R"("auth_time":1795428000,"groups":["Chairs",7],)"
                               R"("amr":["pwd","mfa"],"acr":"urn:two")")));

    ASSERT_FALSE(checked.fault);
    EXPECT_EQ(checked.claims.subject, "person-7");
    EXPECT_EQ(checked.claims.email.reveal(), "gwen@council.example");
    EXPECT_EQ(checked.claims.email_verified, true);
    EXPECT_EQ(seconds_at(*checked.claims.auth_time), 1795428000);
    EXPECT_EQ(checked.claims.groups, std::vector<std::string>{"Chairs"});
    EXPECT_EQ(checked.claims.ways, (std::vector<std::string>{"pwd", "mfa", "urn:two"}));
}

struct Forgery {
    const char* what;
    std::string token;
    const char* fault;
};

TEST(IdToken, IsRefusedForEveryThingThatCanBeWrongWithIt)
{
    using std::chrono::seconds;
    const std::string good = claims_with(good_who);
    const std::string right = rsa().token("RS256", good);
    const TokenSigner stranger{TokenSigner::Kind::rsa, "rsa-1"};
    std::string tampered = right;
    tampered[right.find('.') + 10] = tampered[right.find('.') + 10] == 'A' ? 'B' : 'A';
    const auto who = [](const std::string& iss,
                        const std::string& aud,
                        const std::string& nonce,
                        const std::string& more = R"("sub":"person-7")") {
        return R"("iss":")" + iss + R"(","aud":)" + aud + R"(,"nonce":")" + nonce + "\"," + more;
    };
    const std::string iss = "https://login.example";
    const auto signed_as = [](const std::string& claims) { return rsa().token("RS256", claims); };
    const std::vector<Forgery> forgeries{
        {"no signature",
         server::to_base64url(R"({"alg":"none"})") + "." + server::to_base64url(good) + ".",
         "wrong_algorithm"},
        {"HS256 with the public key",
         test::hmac_token(R"({"alg":"HS256","kid":"rsa-1"})", good, rsa().public_pem()),
         "wrong_algorithm"},
        {"another's key of that name", stranger.token("RS256", good), "wrong_signature"},
        {"tampered", tampered, "wrong_signature"},
        {"an unknown key",
         rsa().token_with(R"({"alg":"RS256","kid":"rsa-2"})", "RS256", good),
         "unknown_key"},
        {"another kind of key than its algorithm",
         rsa().token_with(R"({"alg":"ES256","kid":"rsa-1"})", "RS256", good),
         "unknown_key"},
        {"a header that must be understood",
         rsa().token_with(R"({"alg":"RS256","kid":"rsa-1","crit":["b64"]})", "RS256", good),
         "malformed"},
        {"two parts", "a.b", "malformed"},
        {"four parts", right + ".x", "malformed"},
        {"padding", right + "=", "malformed"},
        {"nothing", "", "malformed"},
        {"another issuer",
         signed_as(claims_with(who("https://login.example/", R"("quorate")", "n-1"))),
         "wrong_issuer"},
        {"for another", signed_as(claims_with(who(iss, R"("other")", "n-1"))), "wrong_audience"},
        {"for several, without saying for which",
         signed_as(claims_with(who(iss, R"(["quorate","other"])", "n-1"))),
         "wrong_audience"},
        {"for several, asked for by another",
         signed_as(claims_with(
             who(iss, R"(["quorate","other"])", "n-1", R"("azp":"other","sub":"person-7")"))),
         "wrong_audience"},
        {"another round", signed_as(claims_with(who(iss, R"("quorate")", "n-2"))), "wrong_nonce"},
        {"expired",
         signed_as(claims_with(good_who, times(seconds{-300}, seconds{-60}))),
         "expired"},
        {"made long ago",
         signed_as(claims_with(good_who, times(seconds{-601}, seconds{3600}))),
         "expired"},
        {"made later",
         signed_as(claims_with(good_who, times(seconds{61}, seconds{300}))),
         "not_yet_valid"},
        {"good only later",
         signed_as(claims_with(
             good_who, good_times + R"(,"nbf":)" + std::to_string(seconds_at(now + seconds{61})))),
         "not_yet_valid"},
        {"without times", signed_as("{" + good_who + "}"), "incomplete"},
        {"about nobody",
         signed_as(claims_with(who(iss, R"("quorate")", "n-1", R"("sub":"")"))),
         "incomplete"},
    };
    for (const Forgery& each : forgeries)
        EXPECT_EQ(fault_of(each.token), each.fault) << each.what;
}

TEST(IdToken, BearsClocksThatDifferByLessThanAMinute)
{
    using std::chrono::seconds;
    EXPECT_EQ(
        fault_of(rsa().token("RS256", claims_with(good_who, times(seconds{-300}, seconds{-59})))),
        "none");
    EXPECT_EQ(
        fault_of(rsa().token("RS256", claims_with(good_who, times(seconds{60}, seconds{300})))),
        "none");
}

TEST(IdToken, NeedsNoNameOfAKeyWhenThereIsButOne)
{
    const std::string token =
        rsa().token_with(R"({"alg":"RS256"})", "RS256", claims_with(good_who));
    EXPECT_EQ(fault_of(token), "none");

    const TokenSigner other{TokenSigner::Kind::rsa, "rsa-2"};
    const auto both = JsonWebKeys::from(test::key_set(rsa().jwk() + "," + other.jwk()));
    EXPECT_FALSE(both->has("RS256", std::nullopt));
}

TEST(UserInfo, CountsForTheSamePersonAlone)
{
    IdClaims claims{.subject = "person-7"};
    EXPECT_FALSE(add_user_info(claims, R"({"sub":"person-8","email":"x@y.example"})", "groups"));
    EXPECT_FALSE(add_user_info(claims, "no JSON", "groups"));
    EXPECT_TRUE(add_user_info(
        claims,
        R"({"sub":"person-7","email":"x@y.example","email_verified":"true","roles":"Chairs"})",
        "roles"));
    EXPECT_EQ(claims.email.reveal(), "x@y.example");
    EXPECT_EQ(claims.email_verified, true);
    EXPECT_EQ(claims.groups, std::vector<std::string>{"Chairs"});
}

TEST(JsonWebKeySet, LeavesOutWhatWeDoNotTake)
{
    const auto keys = JsonWebKeys::from(test::key_set(
        R"({"kty":"oct","k":"c2VjcmV0"},{"kty":"RSA","kid":"short","n":"AQAB","e":"AQAB"},7,)"
        R"({"kty":"EC","crv":"P-256","kid":"no point","x":"AA","y":"AA"},)"
        R"({"kty":"OKP","crv":"Ed25519","x":"AA"})"));
    ASSERT_TRUE(keys);
    EXPECT_EQ(keys->size(), 0u);
    EXPECT_FALSE(JsonWebKeys::from("[]"));
    EXPECT_FALSE(JsonWebKeys::from("{"));
}

}  // namespace
}  // namespace quorate::server
