#include "server/identity/password.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace quorate::server {
namespace {

using core::Password;

// Enough for the format; the real cost is tried once, below.
constexpr PasswordCost cheap{.passes = 1, .memory = 8192};

TEST(Argon2Hasher, KnowsAPasswordItHashed)
{
    const Argon2Hasher hasher{cheap};
    const std::string hash = hasher.hash(Password{"tŷ môr cwtch"});

    EXPECT_TRUE(hash.starts_with("$argon2id$v=19$"));
    EXPECT_TRUE(hasher.verify(hash, Password{"tŷ môr cwtch"}));
    EXPECT_FALSE(hasher.verify(hash, Password{"ty mor cwtch"}));
    EXPECT_NE(hash, hasher.hash(Password{"tŷ môr cwtch"}));
}

TEST(Argon2Hasher, TakesNothingElseForAHash)
{
    const Argon2Hasher hasher{cheap};

    EXPECT_FALSE(hasher.verify("", Password{""}));
    EXPECT_FALSE(hasher.verify("three random words", Password{"three random words"}));
    EXPECT_FALSE(hasher.verify(std::string(5000, '$'), Password{"x"}));
}

TEST(Argon2Hasher, SeesThatAHashIsOutdated)
{
    const Argon2Hasher older{cheap};
    const Argon2Hasher newer{{.passes = 2, .memory = 16384}};
    const std::string hash = older.hash(Password{"three random words"});

    EXPECT_FALSE(older.needs_rehash(hash));
    EXPECT_TRUE(newer.needs_rehash(hash));
    EXPECT_TRUE(newer.verify(hash, Password{"three random words"}));
}

TEST(Argon2Hasher, SpendsAsMuchOnPeopleWhoDoNotExist)
{
    const Argon2Hasher hasher;
    const std::string hash = hasher.hash(Password{"three random words"});
    const auto settings = [](const std::string& text) {
        return text.substr(0, text.find('$', text.find("m=")));
    };

    EXPECT_EQ(settings(hasher.dummy_hash()), settings(hash));
    EXPECT_EQ(settings(hash), "$argon2id$v=19$m=19456,t=2,p=1");
    EXPECT_FALSE(hasher.verify(hasher.dummy_hash(), Password{"three random words"}));
}

TEST(Argon2Hasher, CostsWhatAHashShould)
{
    using namespace std::chrono;
    const Argon2Hasher hasher;

    const auto started = steady_clock::now();
    (void)hasher.hash(Password{"three random words"});
    const auto took = duration_cast<milliseconds>(steady_clock::now() - started);

    RecordProperty("milliseconds", static_cast<int>(took.count()));
    EXPECT_GE(took, 5ms);
}

}  // namespace
}  // namespace quorate::server
