#include "db/session/text_seal.hpp"

#include <gtest/gtest.h>

#include "db/session/failure.hpp"

namespace quorate::db {
namespace {

const std::string first_secret(32, '1');
const std::string second_secret(32, '2');

TEST(TextSeal, GivesBackWhatItSealed)
{
    const TextSeal seal{first_secret};
    const std::string text = "Siân lives at 3 Elm Road";

    EXPECT_EQ(seal.open(seal.seal(text)), text);
    EXPECT_EQ(seal.open(seal.seal_alike(text)), text);
}

TEST(TextSeal, ShowsNothingOfTheText)
{
    const TextSeal seal{first_secret};

    EXPECT_EQ(seal.seal("3 Elm Road").find("Elm"), std::string::npos);
    EXPECT_TRUE(TextSeal::is_sealed(seal.seal("3 Elm Road")));
    EXPECT_FALSE(TextSeal::is_sealed("3 Elm Road"));
}

TEST(TextSeal, SealsDifferentlyEachTimeUnlessTheTextIsToBeCompared)
{
    const TextSeal seal{first_secret};

    EXPECT_NE(seal.seal("a@b.example"), seal.seal("a@b.example"));
    EXPECT_EQ(seal.seal_alike("a@b.example"), seal.seal_alike("a@b.example"));
    EXPECT_NE(seal.seal_alike("a@b.example"), seal.seal_alike("c@b.example"));
    EXPECT_NE(seal.seal_alike("a@b.example"), TextSeal{second_secret}.seal_alike("a@b.example"));
}

TEST(TextSeal, LeavesNothingAsNothing)
{
    const TextSeal seal{first_secret};

    EXPECT_EQ(seal.seal(""), "");
    EXPECT_EQ(seal.seal_alike(""), "");
    EXPECT_EQ(seal.open(""), "");
}

TEST(TextSeal, NoticesEveryByteThatWasChanged)
{
    const TextSeal seal{first_secret};
    const std::string sealed = seal.seal("Do not disclose");

    for (std::size_t i = 0; i < sealed.size(); ++i) {
        std::string changed = sealed;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        EXPECT_THROW(seal.open(changed), Failure) << i;
    }
    EXPECT_THROW(seal.open(sealed.substr(0, sealed.size() - 4)), Failure);
}

TEST(TextSeal, RefusesTextThatNobodySealed)
{
    const TextSeal seal{first_secret};

    EXPECT_THROW(seal.open("Ada"), Failure);
    EXPECT_THROW(seal.open("~Ada"), Failure);
    EXPECT_THROW(seal.open(TextSeal{second_secret}.seal("Ada")), Failure);
}

TEST(TextSeal, OpensWhatAnOlderSecretSealed)
{
    const TextSeal both{core::Secrets{{second_secret, first_secret}}};

    EXPECT_EQ(both.open(TextSeal{first_secret}.seal("Ada")), "Ada");
    EXPECT_EQ(TextSeal{second_secret}.open(both.seal("Ada")), "Ada");
}

TEST(TextSeal, RenewsWithTheNewestSecretAndAlikeWhatWasAlike)
{
    const TextSeal old{first_secret};
    const TextSeal both{core::Secrets{{second_secret, first_secret}}};
    const TextSeal fresh{second_secret};

    EXPECT_EQ(fresh.open(both.renewed(old.seal("Ada"))), "Ada");
    EXPECT_EQ(both.renewed(old.seal_alike("a@b.example")), fresh.seal_alike("a@b.example"));
    EXPECT_NE(both.renewed(old.seal("a@b.example")), fresh.seal_alike("a@b.example"));
}

TEST(TextSeal, RenewsNothingElse)
{
    const TextSeal both{core::Secrets{{second_secret, first_secret}}};
    const std::string sealed = TextSeal{second_secret}.seal("Ada");

    EXPECT_EQ(both.renewed(sealed), sealed);
    EXPECT_EQ(both.renewed("in plain words"), "in plain words");
    EXPECT_EQ(both.renewed("~ what began so by itself"), "~ what began so by itself");
}

TEST(TextSeal, TellsSecretsApartWithoutSayingThem)
{
    const TextSeal both{core::Secrets{{second_secret, first_secret}}};

    EXPECT_EQ(both.newest_digest(), TextSeal{second_secret}.newest_digest());
    EXPECT_TRUE(both.has_digest(TextSeal{first_secret}.newest_digest()));
    EXPECT_FALSE(TextSeal{first_secret}.has_digest(both.newest_digest()));
}

TEST(TextSeal, IndexesTheBeginningOfAWordAsTheBeginningOfWhatStandsForIt)
{
    const TextSeal seal{first_secret};
    const std::string conference = seal.index_word("conference");

    EXPECT_TRUE(conference.starts_with(seal.index_word("conf")));
    EXPECT_FALSE(conference.starts_with(seal.index_word("cone")));
    EXPECT_EQ(conference.find("conf"), std::string::npos);
    EXPECT_NE(conference, TextSeal{second_secret}.index_word("conference"));
    EXPECT_EQ(seal.index_word("").size(), 0u);
}

TEST(TextSeal, NeedsAWholeSecret)
{
    EXPECT_THROW(TextSeal{std::string{"short"}}, std::invalid_argument);
    EXPECT_THROW(TextSeal{core::Secrets{std::vector<std::string>{}}}, std::invalid_argument);
}

}  // namespace
}  // namespace quorate::db
