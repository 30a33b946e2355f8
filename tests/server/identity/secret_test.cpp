#include "server/identity/secret.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <set>

namespace quorate::server {
namespace {

using testing::MatchesRegex;

TEST(Secrets, AreTokensOf256BitsInLowerCaseBase32)
{
    std::set<std::string> tokens;
    for (int i = 0; i < 1000; ++i)
        tokens.insert(random_token());

    EXPECT_EQ(tokens.size(), 1000u);
    std::set<char> letters;
    for (const std::string& token : tokens) {
        ASSERT_EQ(token.size(), 52u);
        // Only one bit is left for the last letter, so it is 'a' or 'q'.
        ASSERT_TRUE(token.back() == 'a' || token.back() == 'q') << token;
        letters.insert(token.begin(), token.end());
    }
    EXPECT_EQ(letters.size(), 32u);
    EXPECT_EQ(letters.count('1') + letters.count('0'), 0u);
}

TEST(Secrets, AreUuidsOfVersionSevenForRowsThatSortByTheirTime)
{
    SystemRandom random;
    const auto before = std::chrono::duration_cast<std::chrono::milliseconds>(
                            std::chrono::system_clock::now().time_since_epoch())
                            .count();

    const std::string id = random.id();

    EXPECT_THAT(
        id, MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    const long long at = std::stoll(id.substr(0, 8) + id.substr(9, 4), nullptr, 16);
    EXPECT_GE(at, before);
    EXPECT_LE(at, before + 5000);
}

TEST(Secrets, AreUuidsOfVersionFourForCalendars)
{
    SystemRandom random;

    EXPECT_THAT(
        random.uid(),
        MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    EXPECT_NE(random.uid(), random.uid());
}

TEST(Secrets, AreReferencesThatNobodyMisreads)
{
    SystemRandom random;
    for (int i = 0; i < 1000; ++i) {
        const std::string reference = random.reference();
        ASSERT_EQ(reference.size(), 6u);
        ASSERT_EQ(reference.find_first_of("01AEILOU"), std::string::npos) << reference;
        ASSERT_EQ(reference.find_first_not_of("23456789BCDFGHJKMNPQRSTVWXYZ"), std::string::npos);
    }
}

TEST(SodiumDigest, IsSha256)
{
    EXPECT_EQ(SodiumDigest{}.sha256("abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(SodiumDigest, ComparesWholeSecrets)
{
    const SodiumDigest digest;

    EXPECT_TRUE(digest.same("abc", "abc"));
    EXPECT_FALSE(digest.same("abc", "abd"));
    EXPECT_FALSE(digest.same("abc", "abcd"));
    EXPECT_TRUE(digest.same("", ""));
}

}  // namespace
}  // namespace quorate::server
