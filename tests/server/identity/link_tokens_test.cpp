#include "server/identity/link_tokens.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace quorate::server {
namespace {

const std::string secret(32, 's');

TEST(LinkTokens, AreTheSameEachTime)
{
    EXPECT_EQ(HmacLinkTokens{secret}.token("seat", "seat-1", 1),
              HmacLinkTokens{secret}.token("seat", "seat-1", 1));
}

TEST(LinkTokens, DifferByPurposeSubjectGenerationAndSecret)
{
    const HmacLinkTokens links{secret};
    const std::string token = links.token("seat", "seat-1", 1);

    EXPECT_NE(links.token("action", "seat-1", 1), token);
    EXPECT_NE(links.token("seat", "seat-2", 1), token);
    EXPECT_NE(links.token("seat", "seat-1", 2), token);
    EXPECT_NE(HmacLinkTokens{std::string(32, 't')}.token("seat", "seat-1", 1), token);
}

TEST(LinkTokens, AreSafeInAUrlAndNotTheirHash)
{
    const HmacLinkTokens links{secret};
    const std::string token = links.token("seat", "seat-1", 1);

    EXPECT_EQ(token.size(), 52u);
    EXPECT_EQ(token.find_first_not_of("abcdefghijklmnopqrstuvwxyz234567"), std::string::npos);
    EXPECT_EQ(links.hash(token).size(), 64u);
}

TEST(LinkTokens, AreMadeWithTheNewestSecretUnlessAnOlderOneMadeThemBefore)
{
    const HmacLinkTokens before{secret};
    const HmacLinkTokens newest{std::string(32, 'n')};
    const HmacLinkTokens both{core::Secrets{{std::string(32, 'n'), secret}}};
    const std::string given = before.token("seat", "seat-1", 1);

    EXPECT_EQ(both.token("seat", "seat-1", 1), newest.token("seat", "seat-1", 1));
    EXPECT_EQ(both.known_token("seat", "seat-1", 1, both.hash(given)), given);
    EXPECT_EQ(both.known_token("seat", "seat-1", 2, both.hash(given)),
              newest.token("seat", "seat-1", 2));
    EXPECT_EQ(newest.known_token("seat", "seat-1", 1, both.hash(given)),
              newest.token("seat", "seat-1", 1))
        << "the older secret was taken away";
}

TEST(LinkTokens, LastWithTheOldestSecretWhereTheyOpenNothing)
{
    const HmacLinkTokens both{core::Secrets{{std::string(32, 'n'), secret}}};

    EXPECT_EQ(both.lasting_token("family-reference", "m1", 1),
              HmacLinkTokens{secret}.token("family-reference", "m1", 1));
}

TEST(LinkTokens, NeedASecretWorthTheName)
{
    EXPECT_THROW(HmacLinkTokens{std::string{"short"}}, std::invalid_argument);
}

}  // namespace
}  // namespace quorate::server
